import type { PreboardingState } from '../../../../shared/preboarding.ts'
import { addMilliseconds, DAY, shanghaiDate, shanghaiInstant } from '../../kernel/clock.ts'
import { type Random, randomString } from '../../kernel/random.ts'

/** Letters and digits: 142 bits, so nobody guesses one. */
const LINK_LENGTH = 24
/** How long a link works at least, in days. */
const LINK_LASTS = 14
/** It goes on working so long after the first day of work, where that is later… */
const AFTER_START = 7
/** …but never longer than this: for a start that is far off HR issues another one. */
const LINK_LASTS_AT_MOST = 60
/** Who is in no directory so long after the first day of work did not come. */
export const NOT_JOINED_AFTER = 30 * DAY

export function mintLink(random: Random): string {
  return randomString(random, LINK_LENGTH)
}

/** Could this ever have been one of our links? Anything else is not even looked up. */
export function looksLikeLink(raw: string): boolean {
  return /^[A-Za-z0-9]{24}$/.test(raw)
}

/** What a browser shows as its own: 32 random bytes in base64url. */
export function looksLikeBrowser(raw: string): boolean {
  return /^[\w-]{43}$/.test(raw)
}

export function mintBrowser(random: Random): string {
  return Buffer.from(random.bytes(32)).toString('base64url')
}

/** The midnight (Asia/Shanghai) at which a link of `now` ends for somebody who starts on `startOn` (`yyyy-mm-dd`). */
export function linkEnds(now: Date, startOn: string | null): Date {
  const after = (date: string, days: number) =>
    addMilliseconds(shanghaiInstant(date, 0), (days + 1) * DAY)
  const today = shanghaiDate(now)
  const wanted = startOn === null ? 0 : after(startOn, AFTER_START).getTime()
  const end = Math.max(after(today, LINK_LASTS).getTime(), wanted)
  return new Date(Math.min(end, after(today, LINK_LASTS_AT_MOST).getTime()))
}

export type Life = {
  expiresAt: Date
  openedAt: Date | null
  finishedAt: Date | null
  revokedAt: Date | null
  closedWhy: 'matched' | 'withdrawn' | 'not_joined' | 'left' | null
}

/** How far it is. Once filled in it stays so, though the link ends afterwards. */
export function stateOf(life: Life, now: Date): PreboardingState {
  if (life.closedWhy) return life.closedWhy
  if (life.revokedAt) return 'revoked'
  if (life.finishedAt) return 'filled'
  if (now >= life.expiresAt) return 'expired'
  return life.openedAt ? 'opened' : 'issued'
}

/** Does the link still open the page? */
export function linkWorks(life: Life, now: Date): boolean {
  return !life.closedWhy && !life.revokedAt && now < life.expiresAt
}
