import { ProviderError } from '../../kernel/provider-error.ts'

export const PROVIDER = 'wecom'

/** Bad, expired or missing access_token: fetch a new one, then once more (wecom 90313). */
const STALE_TOKEN = new Set([40014, 42001, 41001])
/** Wrong secret or corp id: asking on gets our address banned for an hour (wecom 90313, 45009). */
const STOP = new Set([40001, 40013])

const MINUTE = 60_000
/** How long a fault that a person must mend keeps us from asking again. */
export const MEND_PAUSE = 10 * MINUTE

/**
 * Rates and concurrency: the block lasts as long as the window (wecom 90454). The rest is set-up: agent id,
 * rights, visible range, trusted address (takes a minute after a change), trusted domain, disabled app.
 */
const pauses = new Map([
  [45009, MINUTE],
  [45033, 1_000],
  [60020, MINUTE],
  ...[...STOP, 40056, 301002, 48002, 60011, 50001, 50003].map(
    (code) => [code, MEND_PAUSE] as const,
  ),
])
/** The member is gone or cannot see the app. */
const NO_SUCH_MEMBER = new Set([60111, 46004, 81013])
/** A card of this task id was accepted before (wecom 90313). */
const TASK_USED = 42014
/** `-1`: busy; whether the message went out is not said. */
const BUSY = -1

export function isStaleToken(errcode: number): boolean {
  return STALE_TOKEN.has(errcode)
}

/** What an errcode other than 0 means (wecom 90313). `call: 'read'` may be made again, so is never `uncertain`. */
export function translateErrcode(errcode: number, call: 'send' | 'read'): ProviderError {
  const code = String(errcode)
  if (errcode === BUSY) {
    return new ProviderError(call === 'send' ? 'uncertain' : 'unavailable', PROVIDER, code)
  }
  if (NO_SUCH_MEMBER.has(errcode)) return new ProviderError('rejected', PROVIDER, 'no_such_member')
  if (errcode === TASK_USED) return new ProviderError('rejected', PROVIDER, 'task_used')
  const pause = pauses.get(errcode)
  if (pause !== undefined) return new ProviderError('unavailable', PROVIDER, code, pause)
  // even a fresh token was refused: nothing was done
  if (isStaleToken(errcode)) return new ProviderError('unavailable', PROVIDER, code)
  return new ProviderError('rejected', PROVIDER, code)
}

/** Being too fast, towards WeCom or one member, is not WeCom's failure. */
export function isWecomFailure(error: ProviderError): boolean {
  return error.kind !== 'rejected' && !['45009', '45033', 'member_paced'].includes(error.code)
}
