import { addMilliseconds } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'
import type { ProviderError } from '../../kernel/provider-error.ts'
import { failureAction } from './failures.ts'
import type { MessageToSend } from './message-facts.ts'
import { type Attempt, endMessage, holdMessage, saveUncertain } from './message-outcomes.ts'

/** How often a vendor may be out of reach before the administrator hears of it. */
const SILENT_ATTEMPTS = 5

/**
 * Third beat of a send that failed. Surely not sent: put back, and says until when. Uncertain: nothing is sent
 * again before somebody looked it up. Refused: by what the vendor's code means (providers A4).
 */
export async function recordFailure(
  core: Core,
  { message, attempt, error }: { message: MessageToSend; attempt: Attempt; error: ProviderError },
): Promise<{ postpone: Date } | undefined> {
  const now = core.clock.now()
  const tries = message.attempts + 1
  core.log.warn(
    {
      message: message.id,
      kind: message.kind,
      attempt: tries,
      failure: error.kind,
      code: error.code,
    },
    'SMS not sent',
  )
  const hold = async (
    forMs: number,
    why: string,
    trouble?: 'sms_unavailable' | 'sms_refused' | 'drill_refused',
  ): Promise<{ postpone: Date }> => {
    const until = addMilliseconds(now, forMs)
    const seen = trouble ? { trouble: { kind: trouble, subject: error.code } } : {}
    await holdMessage(core.db, attempt, { until, why, now, ...seen })
    return { postpone: until }
  }
  const refuse = async (why: 'illegal_number' | 'blacklisted' | 'content'): Promise<undefined> => {
    const seen =
      why === 'blacklisted'
        ? { trouble: { kind: 'number_blacklisted' as const, subject: message.id } }
        : {}
    const end = { state: 'refused' as const, why, code: error.code, now, ...seen }
    await endMessage(core.db, message.id, end)
  }

  const action = failureAction(error, tries)
  switch (action.do) {
    case 'look_up':
      await saveUncertain(core.db, attempt)
      return
    case 'retry':
      return hold(
        action.forMs,
        'unavailable',
        tries >= SILENT_ATTEMPTS ? 'sms_unavailable' : undefined,
      )
    case 'wait':
      return hold(action.forMs, 'frequency')
    case 'pause':
      // the template of a drill may be missing or refused, which is no reason to keep questions waiting
      return hold(
        action.forMs,
        'paused',
        message.kind === 'drill' && error.code.includes('TEMPLATE')
          ? 'drill_refused'
          : 'sms_refused',
      )
    case 'rename':
      return message.name === null ? refuse('content') : hold(0, 'name_refused')
    case 'refuse':
      return refuse(action.listed ? 'blacklisted' : 'illegal_number')
  }
}
