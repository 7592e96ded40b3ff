import { findChange, listDeciders } from '../features/change-request/change-request-queries.ts'
import { decideChange } from '../features/change-request/decide-change.ts'
import { listDelegators } from '../features/change-request/delegation-queries.ts'
import { applyPressOutcome } from '../features/delivery/apply-press-outcome.ts'
import { closeCards } from '../features/delivery/close-cards.ts'
import { findPress } from '../features/delivery/press-queries.ts'
import { queueApprovalCard } from '../features/delivery/queue-approval-card.ts'
import { recordPressOutcome } from '../features/delivery/record-press-outcome.ts'
import { queueNotice } from '../features/notice/queue-notice.ts'
import { findScopeOf } from '../features/session/find-scope.ts'
import { AppError } from '../kernel/app-error.ts'
import type { Events } from '../kernel/events.ts'
import type { Flow } from './flow.ts'
import { changeWords } from './settled.ts'

/** The employee hears how it was decided; of a request that became moot they know why. */
export async function tellDecision(
  flow: Flow,
  { changeRequestId }: { changeRequestId: string },
): Promise<void> {
  const change = await findChange(flow.db, changeRequestId)
  if (change?.state !== 'approved' && change?.state !== 'refused') return
  const { contactId, state: kind } = change
  await queueNotice(flow, { contactId, kind, subject: changeRequestId })
}

/**
 * A button of the approval card: the same decision as on the page; what is too late or not theirs changes nothing, and
 * the presser sees that.
 */
export async function decideByCard(flow: Flow, pressed: Pressed): Promise<void> {
  const press = await findPress(flow.db, pressed.key)
  const known = press?.outcome ?? 'received'
  const outcome =
    known === 'received' || known === 'passed_on' ? await takeDecision(flow, pressed) : known
  const settled = await changeWords(flow, pressed.changeRequestId)
  await recordPressOutcome(flow, { key: pressed.key, outcome })
  if (press) await applyPressOutcome(flow, { press, outcome, settled })
}

type Pressed = Events['change_request.pressed']

async function takeDecision(
  flow: Flow,
  { changeRequestId, employeeId, approve }: Pressed,
): Promise<'recorded' | 'lost_race' | 'refused'> {
  const [scope, standsInFor] = await Promise.all([
    findScopeOf(flow.db, employeeId),
    listDelegators(flow.db, employeeId, flow.clock.now()),
  ])
  const viewer = { employeeId, scope, standsInFor }
  try {
    await decideChange(flow, { changeRequestId, viewer, approve })
    return 'recorded'
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return error.code === 'lost_race' ? 'lost_race' : 'refused'
  }
}

/** Decided on the page or on another card: the cards of a change request say so. */
export function closeApprovalCards(
  flow: Flow,
  { changeRequestId }: { changeRequestId: string },
): Promise<void> {
  return closeCards(flow, { changeRequestId, words: '已处理' })
}

/** It went on to HR: the cards of whoever is asked no longer say so. */
export async function closePassedCards(
  flow: Flow,
  { changeRequestId }: { changeRequestId: string },
): Promise<void> {
  const words = await changeWords(flow, changeRequestId)
  const except = await listDeciders(flow.db, changeRequestId, flow.clock.now())
  if (words) await closeCards(flow, { changeRequestId, words, except })
}

/**
 * Everybody whose word is waited for gets a card: when it is put to them, once more as a reminder, and when it passes on.
 * One that passed on before its first card left is put to the next person once.
 */
export async function askDeciders(
  flow: Flow,
  { changeRequestId }: { changeRequestId: string },
): Promise<void> {
  const change = await findChange(flow.db, changeRequestId)
  if (!change) return
  const occasion = lastStepOf(change).toISOString()
  for (const recipientId of await listDeciders(flow.db, changeRequestId, flow.clock.now()))
    await queueApprovalCard(flow, { changeRequestId, recipientId, occasion })
}

type Steps = { requestedAt: Date; remindedAt: Date | null; passedToHrAt: Date | null }

/** When it was last put to somebody. */
function lastStepOf({ requestedAt, remindedAt, passedToHrAt }: Steps): Date {
  const steps = [requestedAt, remindedAt, passedToHrAt].flatMap((at) => at?.getTime() ?? [])
  return new Date(Math.max(...steps))
}
