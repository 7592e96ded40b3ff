import { HOUR, MINUTE } from '../../kernel/clock.ts'
import type { ProviderFailure } from '../../kernel/provider-error.ts'

/** What to do about a send that did not plainly succeed (providers A4). */
export type FailureAction =
  /** The vendor may have taken it: look it up, never send again blindly. */
  | { do: 'look_up' }
  /** Surely not sent: the vendor was out of reach. */
  | { do: 'retry'; forMs: number }
  /** Too many to this number, or too fast: wait for the next window. */
  | { do: 'wait'; forMs: number }
  /** Balance, quota, signature, template, rights: nothing will leave until an administrator acts. */
  | { do: 'pause'; forMs: number }
  /** The parameters or their content: once more without the name, which is all that varies. */
  | { do: 'rename' }
  /** The number itself: never again by SMS. `listed`: it is on a blacklist, a person should call. */
  | { do: 'refuse'; listed: boolean }

/** How long nothing unasked is tried after a refusal that needs an administrator. */
export const PAUSE = 10 * MINUTE

const windows = [MINUTE, HOUR, 24 * HOUR] as const
/** An outside that asks for more than this wants a person, not patience. */
const LONG = 5 * MINUTE

const unclear = ['isp.SYSTEM_ERROR', 'isp.GATEWAY_ERROR', 'isp.UNKNOWN']
const contents = [
  'isv.TEMPLATE_PARAMS_ILLEGAL',
  'isv.PARAM_LENGTH_LIMIT',
  'isv.PARAM_NOT_SUPPORT_URL',
  'isv.SMS_CONTENT_ILLEGAL',
]

/**
 * `attempt` counts from 1. Where the vendor's code does not say which window is full, each refusal waits for the
 * next longer one unless `retryAfter` (ms) knows better. A refusal that nobody knows pauses: it needs a person.
 */
export function failureAction(
  failure: { kind: ProviderFailure; code: string; retryAfter: number | undefined },
  attempt: number,
): FailureAction {
  const { kind, code, retryAfter } = failure
  if (kind === 'uncertain') return { do: 'look_up' }
  if (code === 'isv.BUSINESS_LIMIT_CONTROL') {
    const window = windows[Math.min(attempt, windows.length) - 1] ?? MINUTE
    return { do: 'wait', forMs: retryAfter ?? window }
  }
  if (code.startsWith('Throttling')) return { do: 'wait', forMs: retryAfter ?? 1000 * attempt }
  if (kind === 'unavailable') {
    if (code.startsWith('isv.') || (retryAfter ?? 0) >= LONG)
      return { do: 'pause', forMs: retryAfter ?? PAUSE }
    return { do: 'retry', forMs: Math.max(backOff(attempt), retryAfter ?? 0) }
  }
  if (code === 'isv.MOBILE_NUMBER_ILLEGAL') return { do: 'refuse', listed: false }
  // the vendor's lists disagree on whether number or text is meant; either way a person should look
  if (code === 'isv.BLACK_KEY_CONTROL_LIMIT') return { do: 'refuse', listed: true }
  if (unclear.includes(code)) return { do: 'look_up' }
  if (contents.includes(code)) return { do: 'rename' }
  return { do: 'pause', forMs: PAUSE }
}

/** Wait before attempt `attempt + 1` when the vendor was surely not reached, in milliseconds. */
export function backOff(attempt: number): number {
  return Math.min(5000 * 2 ** (Math.max(attempt, 1) - 1), 10 * MINUTE)
}
