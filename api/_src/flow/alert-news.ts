import { findAlertText } from '../features/alert/alert-queries.ts'
import { findFollowUpWords } from '../features/alert/follow-up-queries.ts'
import { recordFollowUp } from '../features/alert/record-follow-up.ts'
import { applyPressOutcome } from '../features/delivery/apply-press-outcome.ts'
import { closeCards } from '../features/delivery/close-cards.ts'
import { findPress, type Press, type PressOutcome } from '../features/delivery/press-queries.ts'
import { recordPressOutcome } from '../features/delivery/record-press-outcome.ts'
import { sendDelivery } from '../features/delivery/send-delivery.ts'
import { may } from '../features/session/access.ts'
import { findScope } from '../features/session/find-scope.ts'
import { findLoginProfile } from '../features/session/session-queries.ts'
import { AppError } from '../kernel/app-error.ts'
import { announce } from '../kernel/outbox.ts'
import type { Flow } from './flow.ts'
import { closedAlertWords, closeSettledCard, lostAlertWords } from './settled.ts'

/** What was settled while its card was on the way is shown on it at once. */
export async function deliver(flow: Flow, { deliveryId }: { deliveryId: string }) {
  const later = await sendDelivery(flow, { deliveryId, findText: findAlertText })
  if (!later) await closeSettledCard(flow, deliveryId)
  return later
}

/** 自动了结: the cards of an alert whose cause is gone say so. */
export async function closeAlertCards(flow: Flow, { alertId }: { alertId: string }): Promise<void> {
  const words = await closedAlertWords(flow, alertId)
  if (words) await closeCards(flow, { alertId, words })
}

/** 已由林晓确认: everybody who got the card sees who followed up. */
export async function showFollowUp(
  flow: Flow,
  { followUpId }: { followUpId: string },
): Promise<void> {
  const found = await findFollowUpWords(flow.db, followUpId)
  if (found) await closeCards(flow, found)
}

const buttons: Readonly<Record<string, 'reached' | 'number_dead'>> = {
  reached: 'reached',
  dead: 'number_dead',
}

/**
 * A press counts as if it had been done on the page, however old the card is: role and scope are looked at now (design
 * §8). A press on an approval is passed on to whoever decides changes.
 */
export async function followPress(flow: Flow, { key }: { key: string }): Promise<void> {
  const press = await findPress(flow.db, key)
  if (!press) return
  const outcome = press.outcome === 'received' ? await takePress(flow, press) : press.outcome
  const { alertId } = press
  const settled = outcome === 'lost_race' && alertId ? await lostAlertWords(flow, alertId) : null
  await recordPressOutcome(flow, { key, outcome })
  await applyPressOutcome(flow, { press, outcome, settled })
}

async function takePress(flow: Flow, press: Press): Promise<PressOutcome> {
  const { employeeId, alertId, changeRequestId, buttonKey, key } = press
  if (!employeeId) return 'refused'
  if (changeRequestId) {
    if (buttonKey !== 'approve' && buttonKey !== 'refuse') return 'refused'
    const approve = buttonKey === 'approve'
    const pressed = { changeRequestId, employeeId, approve, key }
    await announce(flow.db, flow.clock.now(), 'change_request.pressed', pressed)
    return 'passed_on'
  }
  const outcome = Object.hasOwn(buttons, buttonKey) ? buttons[buttonKey] : undefined
  const profile = await findLoginProfile(flow.db, press.userid)
  if (!alertId || !outcome || !profile || !may(profile.roles, 'follow_up')) return 'refused'
  const scope = await findScope(flow.db, { employeeId, name: profile.name, roles: profile.roles })
  const once = `press:${key}`
  try {
    const given = { alertId, actorId: employeeId, scope, once, channel: 'phone' as const, outcome }
    await recordFollowUp(flow, given)
    return 'recorded'
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return error.code === 'reveal_first' || error.code === 'lost_race' ? error.code : 'refused'
  }
}
