import { and, inArray, isNull, sql } from 'drizzle-orm'
import { alerts } from '../../../../db/schema/index.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { arrayOf, rowsOf } from '../../kernel/rows.ts'
import { writeAlertHistory } from './write-alert-history.ts'

/**
 * Their owner has a message about these alerts: the first one is kept. What somebody else owns by now, or the HR lead
 * was told because it is overdue, its owner has still to hear of. Idempotent.
 */
export async function recordTold(
  core: Core,
  { deliveryId }: { deliveryId: string },
): Promise<void> {
  await inTransaction(core, async (t) => {
    const found = rowsOf<{ id: string; way: string }>(
      await t.tx.execute(sql`
        select a.id, d.channel as way
        from deliveries d left join digest_alerts i on i.delivery_id = d.id
        join alerts a on a.id = coalesce(i.alert_id, d.alert_id) and a.owner_id = d.recipient_id
        where d.id = ${deliveryId} and d.state = 'sent'`),
    )
    const way = found[0]?.way ?? 'wecom'
    const ids = found.map(({ id }) => id)
    const told = await t.tx
      .update(alerts)
      .set({ deliveredAt: t.now })
      .where(
        and(
          sql`${alerts.id} = any(${arrayOf(ids)}::text[])`,
          isNull(alerts.deliveredAt),
          inArray(alerts.state, ['open', 'in_follow_up']),
        ),
      )
      .returning({ id: alerts.id })
    await writeAlertHistory(
      t,
      told.map(({ id }) => ({ alertId: id, event: 'delivered', details: { way } })),
    )
  })
}
