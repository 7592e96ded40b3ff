import { and, eq, inArray } from 'drizzle-orm'
import { alerts, followUps } from '../../../../db/schema/index.ts'
import type { NewFollowUp } from '../../../../shared/alert.ts'
import { AppError } from '../../kernel/app-error.ts'
import { type Core, inTransaction, type TxCore } from '../../kernel/core.ts'
import { newId } from '../../kernel/ids.ts'
import { announce } from '../../kernel/outbox.ts'
import type { Scope } from '../../kernel/scope.ts'
import { quietAfter } from './alert.ts'
import { refuseFollowUp, stateAfter } from './follow-up.ts'
import { findAlertInScope, readFollowUpFacts } from './follow-up-facts.ts'
import { lockReviews, refreshWorklist } from './review-alerts.ts'
import { writeAlertHistory } from './write-alert-history.ts'

type Given = NewFollowUp & {
  alertId: string
  actorId: string
  scope: Scope
  /** The same press or request gives the same follow-up again. */
  once: string
}

/**
 * What HR found out about an alert: `reached` and `in_order` settle it, anything else leaves it in follow-up.
 * Announces `follow_up.recorded`; what it means for the contact follows from that. Idempotent by `once`.
 * Throws AppError `not_found` (also out of scope), `lost_race` (settled, or somebody else was first),
 * `reveal_first` (联系到本人 by phone, without having seen the number within 24 hours), `idempotency_key_reused`,
 * `invalid_input` (an outcome about a contact where there is none).
 */
export async function recordFollowUp(core: Core, given: Given): Promise<{ followUpId: string }> {
  const found = await findAlertInScope(core.db, given.alertId, given.scope)
  if (!found) throw new AppError('not_found')
  return inTransaction(core, async (t) => {
    await lockReviews(t, [found.employeeId])
    const known = await findOnce(t, given)
    if (known) return known
    const facts = await readFollowUpFacts(t.tx, { ...given, now: t.now })
    if (!facts) throw new AppError('not_found')
    const refusal = refuseFollowUp(facts, given, t.now)
    if (refusal)
      throw new AppError(refusal, refusal === 'invalid_input' ? { field: 'outcome' } : {})
    const followUpId = await save(t, given, facts)
    await refreshWorklist(t, [found.employeeId])
    await announce(t.tx, t.now, 'follow_up.recorded', { followUpId })
    return { followUpId }
  })
}

async function findOnce(t: TxCore, given: Given): Promise<{ followUpId: string } | null> {
  const [known] = await t.tx.select().from(followUps).where(eq(followUps.once, given.once))
  if (!known) return null
  const isSame =
    known.alertId === given.alertId &&
    known.actorId === given.actorId &&
    known.outcome === given.outcome &&
    known.channel === given.channel
  if (!isSame) throw new AppError('idempotency_key_reused')
  return { followUpId: known.id }
}

async function save(
  t: TxCore,
  given: Given,
  alert: { employeeId: string; contactId: string | null },
): Promise<string> {
  const { alertId, actorId, channel, outcome, note } = given
  const id = newId('followUp', t.now)
  await t.tx.insert(followUps).values({
    id,
    alertId,
    contactId: alert.contactId,
    employeeId: alert.employeeId,
    actorId,
    channel,
    outcome,
    noteSealed: note ? t.vault.seal('note', note) : null,
    once: given.once,
    at: t.now,
  })
  const state = stateAfter(outcome)
  const settled = state === 'resolved' ? { closedAt: t.now, closedWhy: 'followed_up' } : {}
  await t.tx
    .update(alerts)
    .set({
      state,
      ...settled,
      ...(outcome === 'no_answer' ? { quietUntil: quietAfter(t.now) } : {}),
      updatedAt: t.now,
    })
    .where(and(eq(alerts.id, alertId), inArray(alerts.state, ['open', 'in_follow_up'])))
  await writeAlertHistory(t, [
    { alertId, event: 'followed_up', actorId, details: { channel, outcome, followUp: id } },
  ])
  return id
}
