import { sql } from 'drizzle-orm'
import type { Core } from '../../kernel/core.ts'
import { rowsOf } from '../../kernel/rows.ts'

export type PersonToWrite = { drillPersonId: string; employeeId: string }

/** The next of a sample for whom it is not decided yet to whom to write. */
export async function listPeopleToWrite(
  core: Core,
  { drillId, limit }: { drillId: string; limit: number },
): Promise<PersonToWrite[]> {
  const result = await core.db.execute(sql`
    select p.id as "drillPersonId", p.employee_id as "employeeId"
    from drill_people p join drills d on d.id = p.drill_id and d.state = 'running' and d.kind = 'sms'
    where p.drill_id = ${drillId} and p.state = 'waiting'
      and not exists (select 1 from drill_messages m where m.drill_person_id = p.id)
    order by p.position limit ${limit}`)
  return rowsOf<PersonToWrite>(result)
}
