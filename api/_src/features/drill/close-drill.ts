import { sql } from 'drizzle-orm'
import { AppError } from '../../kernel/app-error.ts'
import { writeAudit } from '../../kernel/audit.ts'
import { type Core, inTransaction, type TxCore } from '../../kernel/core.ts'
import { rowsOf } from '../../kernel/rows.ts'
import type { Scope } from '../../kernel/scope.ts'
import { isOpenCall, mayClose, standing } from './drill.ts'
import { medianTimes, reaches, siteCounts } from './drill-queries.ts'
import { putDown } from './put-down.ts'

/**
 * Ends a drill for good: who was called without success is not reached, who was not called at all stands apart, and what
 * each site came to is kept in numbers, whatever is forgotten later. Audited. Closing twice changes nothing. Throws
 * AppError `not_found` (none, or not of the caller's), `forbidden` (another one started it; the HR lead may) and `not_now`
 * while a call has no result.
 */
export function closeDrill(
  core: Core,
  { drillId, closerId, scope }: { drillId: string; closerId: string; scope: Scope },
): Promise<void> {
  return inTransaction(core, async (t) => {
    const result = await t.tx.execute(sql`
      select d.state, d.started_by as "startedBy" from drills d
      where d.id = ${drillId} and ${reaches(scope, closerId)} for no key update of d`)
    const [drill] = rowsOf<{ state: string; startedBy: string }>(result)
    if (!drill) throw new AppError('not_found')
    if (!mayClose(drill.startedBy, { scope, callerId: closerId })) throw new AppError('forbidden')
    if (drill.state === 'closed') return
    await refuseOpenCalls(t, drillId)
    const now = t.now.toISOString()
    await t.tx.execute(sql`
      update drill_people p set ended_at = ${now},
        state = case when called.results > 0 then 'not_reached' else 'not_attempted' end,
        reason = case when called.results > 0 then null else 'no_time_left' end
      from (select p.id, (select count(*) from drill_calls c where c.drill_person_id = p.id
          and c.outcome <> 'dialled' and ${standing(sql`c.id`)}) as results
        from drill_people p where p.drill_id = ${drillId} and p.state = 'waiting') called
      where p.id = called.id`)
    await putDown(t, sql`drill_id = ${drillId}`)
    await freeze(t, drillId)
    await t.tx.execute(sql`
      update drills set state = 'closed', closed_at = ${now}, closed_by = ${closerId} where id = ${drillId}`)
    await writeAudit(t.tx, t.now, { actorId: closerId, action: 'drill.closed', subject: drillId })
  })
}

async function refuseOpenCalls({ tx }: TxCore, drillId: string): Promise<void> {
  const result = await tx.execute(sql`
    select count(*)::int as count from drill_people p join drill_calls c on c.drill_person_id = p.id
    where p.drill_id = ${drillId} and p.state = 'waiting' and ${isOpenCall}`)
  const count = rowsOf<{ count: number }>(result)[0]?.count ?? 0
  if (count > 0)
    throw new AppError('not_now', { sentence: `还有 ${count} 通电话没有记结果，请先记下来。` })
}

async function freeze({ tx }: TxCore, drillId: string): Promise<void> {
  await tx.execute(sql`
    update drill_sites s set (reached, not_reached, without_contact, not_attempted) = (${siteCounts})
    where s.drill_id = ${drillId}`)
  await tx.execute(sql`
    update drills set (dial_seconds, result_minutes) = (${medianTimes(drillId)}) where id = ${drillId}`)
}
