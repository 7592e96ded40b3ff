import { findChange, listDeciders } from '../features/change-request/change-request-queries.ts'
import { decideChange } from '../features/change-request/decide-change.ts'
import { listDelegators } from '../features/change-request/delegation-queries.ts'
import { queueApprovalCard } from '../features/delivery/queue-approval-card.ts'
import { queueNotice } from '../features/notice/queue-notice.ts'
import { findScopeOf } from '../features/session/find-scope.ts'
import { AppError } from '../kernel/app-error.ts'
import type { Events } from '../kernel/events.ts'
import type { Flow } from './flow.ts'

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

/** A button of the approval card: the same decision as on the page; what is too late or not theirs changes nothing. */
export async function decideByCard(
  flow: Flow,
  { changeRequestId, employeeId, approve }: Events['change_request.pressed'],
): Promise<void> {
  const [scope, standsInFor] = await Promise.all([
    findScopeOf(flow.db, employeeId),
    listDelegators(flow.db, employeeId, flow.clock.now()),
  ])
  const viewer = { employeeId, scope, standsInFor }
  try {
    await decideChange(flow, { changeRequestId, viewer, approve })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
  }
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
