import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import { rowsOf, toDate } from '../../kernel/rows.ts'

/**
 * When the employee was last asked whether another number of their own changes their contacts too (design §6), if
 * they have not answered: neither said 没有变化 nor named anybody since.
 */
export async function findNumberChange(db: Queryable, employeeId: string): Promise<Date | null> {
  const result = await db.execute(sql`
    select max(n.created_at) as "askedAt" from notices n
    where n.employee_id = ${employeeId} and n.kind = 'own_number_changed' and not exists (
      select 1 from contacts c where c.employee_id = n.employee_id
        and greatest(c.created_at, c.affirmed_at) > n.created_at)`)
  return toDate(rowsOf<{ askedAt: unknown }>(result)[0]?.askedAt)
}

/** When the employee was last reminded to look at their contacts, if they have not answered and still may. */
export async function findReminder(db: Queryable, employeeId: string): Promise<Date | null> {
  const result = await db.execute(sql`
    select max(asked_at) as "askedAt" from campaign_members
    where employee_id = ${employeeId} and asked_at is not null and answered_at is null and closed_at is null`)
  return toDate(rowsOf<{ askedAt: unknown }>(result)[0]?.askedAt)
}
