import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import { arrayOf, rowsOf, toDate } from '../../kernel/rows.ts'

export type LiveWaiver = {
  id: string
  employeeId: string
  reason: string
  until: string
  by: string
  at: Date
}

/** The waivers of these employees that hold on `today` (`yyyy-mm-dd`), by employee. */
export async function listLiveWaivers(
  db: Queryable,
  employeeIds: readonly string[],
  today: string,
): Promise<Map<string, LiveWaiver>> {
  const result = await db.execute(sql`
    select w.id, w.employee_id as "employeeId", w.reason, to_char(w.until_on, 'YYYY-MM-DD') as until,
      coalesce(e.name, '已离开的同事') as by, w.waived_at as at
    from waivers w left join employees e on e.id = w.waived_by
    where w.employee_id = any(${arrayOf(employeeIds)}::text[]) and w.revoked_at is null
      and w.until_on >= ${today}::date`)
  return new Map(
    rowsOf<Omit<LiveWaiver, 'at'> & { at: unknown }>(result).map((row) => [
      row.employeeId,
      { ...row, at: toDate(row.at) ?? new Date(0) },
    ]),
  )
}
