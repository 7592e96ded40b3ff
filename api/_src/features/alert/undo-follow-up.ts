import { and, eq, isNull, ne, sql } from 'drizzle-orm'
import { alerts, followUps } from '../../../../db/schema/index.ts'
import { AppError } from '../../kernel/app-error.ts'
import { type Core, inTransaction, type TxCore } from '../../kernel/core.ts'
import { announce } from '../../kernel/outbox.ts'
import { undoUntil } from './follow-up.ts'
import { lockReviews } from './review-alerts.ts'
import { writeAlertHistory } from './write-alert-history.ts'

/**
 * Takes back one's own follow-up within ten minutes (design §8): the alert is open again. What it meant for the contact
 * is undone, and the alerts reviewed, after `follow_up.undone`. Twice is once. Throws AppError `not_found` for somebody else's or none,
 * `not_now` after ten minutes.
 */
export async function undoFollowUp(
  core: Core,
  given: { followUpId: string; actorId: string },
): Promise<{ alertId: string }> {
  const mine = and(eq(followUps.id, given.followUpId), eq(followUps.actorId, given.actorId))
  const [followUp] = await core.db.select().from(followUps).where(mine)
  if (!followUp) throw new AppError('not_found')
  const { alertId, employeeId } = followUp
  return inTransaction(core, async (t) => {
    await lockReviews(t, [employeeId])
    const [current] = await t.tx.select().from(followUps).where(mine)
    if (current?.undoneAt) return { alertId }
    if (t.now >= undoUntil(followUp.at)) throw new AppError('not_now')
    const [undone] = await t.tx
      .update(followUps)
      .set({ undoneAt: t.now })
      .where(and(mine, isNull(followUps.undoneAt)))
      .returning({ id: followUps.id })
    if (!undone) return { alertId }
    await reopen(t, alertId)
    await writeAlertHistory(t, [
      {
        alertId,
        event: 'follow_up_undone',
        actorId: given.actorId,
        details: { followUp: followUp.id },
      },
    ])
    await announce(t.tx, t.now, 'follow_up.undone', { followUpId: followUp.id })
    return { alertId }
  })
}

/** As it was before; unless a newer alert is open about the same, which then goes on in its place. */
async function reopen(t: TxCore, alertId: string): Promise<void> {
  const others = sql`exists (select 1 from follow_ups f
    where f.alert_id = ${alertId} and f.undone_at is null)`
  await t.tx
    .update(alerts)
    .set({
      state: sql`case when ${others} then 'in_follow_up' else 'open' end`,
      closedAt: null,
      closedWhy: null,
      quietUntil: null,
      updatedAt: t.now,
    })
    .where(
      and(
        eq(alerts.id, alertId),
        ne(alerts.state, 'dismissed'),
        sql`(${alerts.state} in ('open', 'in_follow_up') or ${alerts.closedWhy} = 'followed_up')`,
        sql`not exists (select 1 from alerts o where o.id <> ${alertId} and o.state in ('open', 'in_follow_up')
          and o.employee_id = ${alerts.employeeId} and o.contact_id is not distinct from ${alerts.contactId})`,
      ),
    )
}
