import { type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import { AppError } from '../../kernel/app-error.ts'
import { arrayOf, rowsOf } from '../../kernel/rows.ts'
import { isInScope, type Scope } from '../../kernel/scope.ts'

/**
 * The departments that a drill is about, each by itself; null: everybody. Throws AppError `not_found` for one that is
 * out of scope or none.
 */
export async function findDepartments(
  q: Queryable,
  scope: Scope,
  departmentId: string | undefined,
): Promise<string[] | null> {
  if (departmentId === undefined) return scope.all ? null : [...scope.departmentIds]
  if (!isInScope(scope, departmentId)) throw new AppError('not_found')
  const result = await q.execute(sql`
    with recursive wanted as (
      select id from departments where id = ${departmentId}
      union select d.id from departments d join wanted on d.parent_id = wanted.id)
    select id from wanted order by id`)
  const ids = rowsOf<{ id: string }>(result).map(({ id }) => id)
  if (ids.length === 0) throw new AppError('not_found')
  return ids
}

/** How many people each site has, by name: the strata. */
export async function countStrata(
  q: Queryable,
  departmentIds: readonly string[] | null,
): Promise<{ site: string; population: number }[]> {
  const result = await q.execute(sql`
    select site, count(*)::int as population from employees where ${belongs(departmentIds)}
    group by site order by site`)
  return rowsOf(result)
}

/** The same with everybody's id, in one look at the database: who may be drawn. */
export async function readStrata(
  q: Queryable,
  departmentIds: readonly string[] | null,
): Promise<{ site: string; ids: string[] }[]> {
  const result = await q.execute(sql`
    select site, array_to_string(array_agg(id order by id), ',') as ids from employees
    where ${belongs(departmentIds)} group by site order by site`)
  return rowsOf<{ site: string; ids: string }>(result).map(({ site, ids }) => ({
    site,
    ids: ids.split(','),
  }))
}

/**
 * Who works here: not who left, nor who is still to come, nor who came with a roster that nobody has started yet (design §9).
 */
const here = sql`(status = 'active' or (status = 'onboarding' and userid is not null))
  and not exists (select 1 from import_changes i
    where i.kind = 'employee' and i.subject = employees.id and i.before is null)`

function belongs(departmentIds: readonly string[] | null): SQL {
  if (!departmentIds) return here
  return sql`${here} and department_id = any(${arrayOf(departmentIds)}::text[])`
}
