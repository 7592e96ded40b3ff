import { sql } from 'drizzle-orm'
import { writeAudit } from '../../kernel/audit.ts'
import type { TxCore } from '../../kernel/core.ts'
import { standing } from './drill.ts'
import { isWritten, medianTimes, siteCounts } from './drill-queries.ts'
import { putDown } from './put-down.ts'

/**
 * Ends a drill that the caller has locked, for good: who was called without success is not reached, who was not called, or
 * sent nothing, stands apart, as does who was sent an SMS and had not yet the time to answer. What each site came to is
 * kept in numbers, whatever is forgotten later. Audited. `closerId` null: it ended by itself.
 */
export async function endDrill(
  t: TxCore,
  { drillId, closerId }: { drillId: string; closerId: string | null },
): Promise<void> {
  const now = t.now.toISOString()
  await t.tx.execute(sql`
    update drill_people p set ended_at = ${now},
      state = case when called.results > 0 then 'not_reached' else 'not_attempted' end,
      reason = case when called.results > 0 then null when called.kind = 'call' then 'no_time_left'
        when called.written then 'not_waited' else 'not_sent_yet' end
    from (select p.id, d.kind, ${isWritten(sql`p.id`)} as written, (select count(*) from drill_calls c where c.drill_person_id = p.id
        and c.outcome <> 'dialled' and ${standing(sql`c.id`)}) as results
      from drill_people p join drills d on d.id = p.drill_id
      where p.drill_id = ${drillId} and p.state = 'waiting') called
    where p.id = called.id`)
  await putDown(t, sql`drill_id = ${drillId}`)
  await t.tx.execute(sql`
    update drill_sites s set (reached, not_reached, without_contact, not_attempted) = (${siteCounts})
    where s.drill_id = ${drillId}`)
  await t.tx.execute(sql`
    update drills set (dial_seconds, result_minutes) = (${medianTimes(drillId)}), state = 'closed',
      closed_at = ${now}, closed_by = ${closerId}
    where id = ${drillId}`)
  await writeAudit(t.tx, t.now, { actorId: closerId, action: 'drill.closed', subject: drillId })
}
