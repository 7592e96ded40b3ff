import { API_KEY, type apiKeyStates } from '../../../../shared/api-key.ts'
import { MINUTE } from '../../kernel/clock.ts'
import { type Random, randomString } from '../../kernel/random.ts'

/** Calls of one key in one minute: ten a second, each of up to a thousand rows, with room for a night's catching up. */
export const CALLS_A_MINUTE = 1_200

export type KeyText = { handle: string; secret: string }

/** A new key: 40 letters and digits are 238 bits, so nobody guesses one. */
export function newKeyText(random: Random): KeyText {
  return { handle: randomString(random, 10), secret: randomString(random, 40) }
}

export function writeKey({ handle, secret }: KeyText): string {
  return `jlk_${handle}_${secret}`
}

/** The two parts of what was sent as a key; null for what cannot be one. */
export function readKey(given: string): KeyText | null {
  const [, handle, secret] = API_KEY.exec(given) ?? []
  return handle && secret ? { handle, secret } : null
}

type Life = { expiresAt: Date; replacedAt: Date | null; revokedAt: Date | null }

/** What became of a key; `active` and `replaced` ones work. */
export function stateOf(life: Life, now: Date): (typeof apiKeyStates)[number] {
  if (life.revokedAt) return 'revoked'
  if (life.expiresAt.getTime() <= now.getTime()) return 'expired'
  return life.replacedAt ? 'replaced' : 'active'
}

export function works(life: Life, now: Date): boolean {
  return ['active', 'replaced'].includes(stateOf(life, now))
}

/** The minute a call is counted in. */
export function minuteOf(now: Date): Date {
  return new Date(Math.floor(now.getTime() / MINUTE) * MINUTE)
}
