import { and, inArray, isNull, sql } from 'drizzle-orm'
import { alerts } from '../../../../db/schema/index.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { arrayOf, rowsOf } from '../../kernel/rows.ts'
import { writeAlertHistory } from './write-alert-history.ts'

/** A person has a message about these alerts: the first one is kept. Idempotent. */
export async function recordTold(
  core: Core,
  { deliveryId }: { deliveryId: string },
): Promise<void> {
  await inTransaction(core, async (t) => {
    const found = rowsOf<{ id: string; way: string }>(
      await t.tx.execute(sql`
        select coalesce(i.alert_id, d.alert_id) as id, d.channel as way
        from deliveries d left join digest_alerts i on i.delivery_id = d.id
        where d.id = ${deliveryId} and d.state = 'sent'`),
    )
    const way = found[0]?.way ?? 'wecom'
    const ids = found.flatMap(({ id }) => id ?? [])
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
