import { sql } from 'drizzle-orm'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { rowsOf } from '../../kernel/rows.ts'
import { writeAlertHistory } from './write-alert-history.ts'

/** How many alerts are told to the HR lead in one transaction. */
const AT_ONCE = 500

/** What is overdue goes to the HR lead, once per alert (design §8). May run twice. */
export async function sweepAlerts(core: Core): Promise<void> {
  for (;;) {
    const escalated = await inTransaction(core, async (t) => {
      const at = t.now.toISOString()
      const late = rowsOf<{ id: string }>(
        await t.tx.execute(sql`
          update alerts set escalated_at = ${at}, updated_at = ${at}
          where id = any(array(select id from alerts where state in ('open', 'in_follow_up') and due_at < ${at}
            and escalated_at is null order by due_at limit ${AT_ONCE} for update skip locked))
          returning id`),
      )
      await writeAlertHistory(
        t,
        late.map(({ id }) => ({ alertId: id, event: 'escalated', details: {} })),
      )
      return late.length
    })
    if (escalated < AT_ONCE) return
  }
}
