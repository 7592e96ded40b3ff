import { DAY, HOUR } from '../../kernel/clock.ts'
import { type Random, randomString } from '../../kernel/random.ts'
import type { ChallengeState } from './challenge.ts'

/** Eight letters or digits: as many as the vendor's link variable takes; 62^8 cannot be guessed (design §5, links). */
export const LINK_LENGTH = 8
export const LINK_LASTS = 7 * DAY
/** How long a code typed on the fixed form spares the second one. */
export const PROOF_LASTS = HOUR

export function mintLink(random: Random): string {
  return randomString(random, LINK_LENGTH)
}

/** Could this ever have been one of our links? Anything else is not even looked up. */
export function looksLikeLink(raw: string): boolean {
  return /^[A-Za-z0-9]{8}$/.test(raw)
}

export type LinkFacts = {
  expiresAt: Date
  state: ChallengeState
  undoUntil: Date | null
}

/**
 * Does the link still show its question? For 7 days while there is one, and as long as a refusal can be
 * taken back. A question that expired without an answer takes its links along.
 */
export function linkWorks(link: LinkFacts, now: Date): boolean {
  if (link.state === 'expired') return false
  if (now < link.expiresAt) return true
  return link.state === 'declined' && link.undoUntil !== null && now < link.undoUntil
}

/** Was the number proven by a code when this link was made, a short while ago? */
export function stillProven(provenAt: Date | null, now: Date): boolean {
  return provenAt !== null && now.getTime() < provenAt.getTime() + PROOF_LASTS
}
