import { eq, sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import { employees, preboardings } from '../../../../db/schema/index.ts'
import { AppError } from '../../kernel/app-error.ts'
import { addMilliseconds, shanghaiDate } from '../../kernel/clock.ts'
import { arrayOf, rowsOf } from '../../kernel/rows.ts'
import { NOT_JOINED_AFTER } from './preboarding.ts'

/** The newest link of a 工号. Throws AppError `not_found`. */
export async function findPreboarding(db: Queryable, employeeNo: string) {
  const [row] = await db
    .select({ preboarding: preboardings, status: employees.status, userid: employees.userid })
    .from(preboardings)
    .innerJoin(employees, eq(employees.id, preboardings.employeeId))
    .where(eq(employees.employeeNo, employeeNo))
  if (!row) throw new AppError('not_found')
  return { ...row.preboarding, status: row.status, userid: row.userid }
}

/** Those of these 工号 who need no link: they work here, or have a WeCom account. */
export async function listNotJoining(
  db: Queryable,
  employeeNos: readonly string[],
): Promise<Set<string>> {
  const result = await db.execute(sql`
    select employee_no as no from employees
    where employee_no = any(${arrayOf(employeeNos)}::text[]) and (status = 'active' or userid is not null)`)
  return new Set(rowsOf<{ no: string }>(result).map(({ no }) => no))
}

/** Who should have started so long ago that they will not come: still joining, and in no directory. */
export async function listNotJoined(
  db: Queryable,
  { now, limit }: { now: Date; limit: number },
): Promise<{ employeeId: string; employeeNo: string }[]> {
  const startedBy = shanghaiDate(addMilliseconds(now, -NOT_JOINED_AFTER))
  const result = await db.execute(sql`
    select e.id as "employeeId", e.employee_no as "employeeNo"
    from preboardings p join employees e on e.id = p.employee_id
    where p.closed_at is null and e.status = 'onboarding' and e.userid is null and e.hired_on < ${startedBy}::date
    order by e.id limit ${limit}`)
  return rowsOf<{ employeeId: string; employeeNo: string }>(result)
}
