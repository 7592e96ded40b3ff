import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import { rowsOf } from '../../kernel/rows.ts'

/**
 * Who decides a replacement (design §8): the superior, else who leads the department, else who leads the one
 * above, and so on; null: HR. Never the employee, nobody who left, and nobody whose own number is one of the two.
 */
export async function findDecider(
  db: Queryable,
  request: { employeeId: string; contactId: string; replacesId: string },
): Promise<string | null> {
  const result = await db.execute(sql`
    with recursive me as (
      select id, superior_no, department_id from employees where id = ${request.employeeId}),
    above as (
      select d.id, d.parent_id, d.leader_id, 1 as step from departments d join me on d.id = me.department_id
      union all
      select d.id, d.parent_id, d.leader_id, above.step + 1 from departments d join above on d.id = above.parent_id
      where above.step < 32),
    candidates as (
      select s.id, 0 as step from employees s join me on s.employee_no = me.superior_no
      union all select leader_id, step from above where leader_id is not null)
    select c.id from candidates c join employees e on e.id = c.id
    where e.status <> 'left' and c.id <> ${request.employeeId}
      and not exists (select 1 from employee_numbers n join contacts o on o.phone_hash = n.phone_hash
        where n.employee_id = c.id and o.id in (${request.contactId}, ${request.replacesId}))
    order by c.step limit 1`)
  return rowsOf<{ id: string }>(result)[0]?.id ?? null
}
