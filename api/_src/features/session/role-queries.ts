import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import type { roleProposals } from '../../../../db/schema/index.ts'
import { arrayOf, rowsOf } from '../../kernel/rows.ts'
import { capabilities } from './access.ts'

export type ProposedChange = Pick<
  typeof roleProposals.$inferSelect,
  'employeeId' | 'role' | 'departmentIds' | 'change'
>

/** How many live grants a proposal would add or end: 0 means that there is nothing to do. */
export async function countChanges(db: Queryable, proposed: ProposedChange): Promise<number> {
  const { employeeId, role, departmentIds, change } = proposed
  const departments = arrayOf(departmentIds)
  const held = sql`select department_id from role_grants
    where employee_id = ${employeeId} and role = ${role} and ended_at is null`
  const result = await db.execute(
    change === 'end'
      ? sql`select count(*)::int as count from (${held}
          and (cardinality(${departments}::text[]) = 0 or department_id = any(${departments}::text[]))) as ended`
      : departmentIds.length > 0
        ? sql`select count(*)::int as count from unnest(${departments}::text[]) as wanted (id)
            where not exists (select 1 from (${held}) as held where held.department_id = wanted.id)`
        : sql`select (not exists (${held}))::int as count`,
  )
  return rowsOf<{ count: number }>(result)[0]?.count ?? 0
}

/** How many people who may confirm roles there are, besides these. */
export async function countConfirmers(db: Queryable, besides: readonly string[]): Promise<number> {
  const result = await db.execute(sql`
    select count(distinct g.employee_id)::int as count
    from role_grants g join employees e on e.id = g.employee_id and e.status <> 'left'
    where g.ended_at is null and g.role = any(${arrayOf(capabilities.confirm_roles)}::text[])
      and g.employee_id <> all(${arrayOf(besides)}::text[])`)
  return rowsOf<{ count: number }>(result)[0]?.count ?? 0
}

/** How many administrators there are besides this person; in a transaction nobody ends one of them meanwhile. */
export async function countOtherAdmins(db: Queryable, employeeId: string): Promise<number> {
  await db.execute(sql`
    select 1 from role_grants where role = 'admin' and ended_at is null order by id for update`)
  const result = await db.execute(sql`
    select count(distinct g.employee_id)::int as count
    from role_grants g join employees e on e.id = g.employee_id and e.status <> 'left'
    where g.role = 'admin' and g.ended_at is null and g.employee_id <> ${employeeId}`)
  return rowsOf<{ count: number }>(result)[0]?.count ?? 0
}

/** How many of these departments do not exist. */
export async function countUnknownDepartments(
  db: Queryable,
  ids: readonly string[],
): Promise<number> {
  const result = await db.execute(sql`
    select count(*)::int as count from unnest(${arrayOf(ids)}::text[]) as wanted (id)
    where not exists (select 1 from departments d where d.id = wanted.id)`)
  return rowsOf<{ count: number }>(result)[0]?.count ?? 0
}
