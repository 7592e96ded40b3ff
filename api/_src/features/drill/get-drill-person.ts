import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import type { DrillCard } from '../../../../shared/drill-card.ts'
import type { EmergencyContact } from '../../../../shared/emergency.ts'
import { AppError } from '../../kernel/app-error.ts'
import type { Core } from '../../kernel/core.ts'
import { rowsOf, toDate } from '../../kernel/rows.ts'
import { standing } from './drill.ts'

export type HeldCard = Omit<DrillCard, 'contacts'>
type Outcome = EmergencyContact['outcomes'][number] & { contactId: string }

/**
 * The card of somebody in a sample as the caller has it: `heldUntil` is null unless they have it open now. Throws AppError
 * `not_found` for a card that the caller never had.
 */
export async function getDrillPerson(
  core: Core,
  { drillPersonId, callerId }: { drillPersonId: string; callerId: string },
): Promise<HeldCard> {
  const result = await core.db.execute(sql`
    select p.drill_id as "drillId", p.state, e.id, e.name, e.employee_no as "employeeNo", d.name as department, e.site,
      case when w.state = 'running' and p.held_by = ${callerId} and p.held_until > ${core.clock.now().toISOString()}
        then p.held_until end as "heldUntil"
    from drill_people p join drills w on w.id = p.drill_id join employees e on e.id = p.employee_id
    left join departments d on d.id = e.department_id
    where p.id = ${drillPersonId} and (p.held_by = ${callerId} or p.ended_by = ${callerId}
      or exists (select 1 from drill_calls c where c.drill_person_id = p.id and c.actor_id = ${callerId}))`)
  const [row] = rowsOf<
    DrillCard['employee'] & Pick<DrillCard, 'drillId' | 'state'> & { heldUntil: unknown }
  >(result)
  if (!row) throw new AppError('not_found')
  const { drillId, state, heldUntil, ...employee } = row
  return {
    id: drillPersonId,
    drillId,
    employee,
    state,
    heldUntil: toDate(heldUntil)?.toISOString() ?? null,
  }
}

/** What the calls about somebody led to, by contact, the latest last; what was corrected is left out. */
export async function findDrillOutcomes(db: Queryable, drillPersonId: string): Promise<Outcome[]> {
  const result = await db.execute(sql`
    select c.id::text as id, c.contact_id as "contactId", c.outcome, coalesce(e.name, '') as by, c.at
    from drill_calls c left join employees e on e.id = c.actor_id
    where c.drill_person_id = ${drillPersonId} and ${standing(sql`c.id`)} order by c.id`)
  return rowsOf<Omit<Outcome, 'at'> & { at: unknown }>(result).map((row) => ({
    ...row,
    at: toDate(row.at)?.toISOString() ?? '',
  }))
}
