import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import { rowsOf } from '../../kernel/rows.ts'
import { inScope, type Scope } from '../../kernel/scope.ts'

/** The part of a scope that lies in one department and below it. */
export async function narrowScope(
  q: Queryable,
  scope: Scope,
  departmentId: string | undefined,
): Promise<Scope> {
  if (!departmentId) return scope
  const result = await q.execute(sql`
    with recursive below as (
      select id from departments where id = ${departmentId}
      union select d.id from departments d join below b on d.parent_id = b.id)
    select id from below`)
  const ids = rowsOf<{ id: string }>(result).map(({ id }) => id)
  const departmentIds = scope.all ? ids : ids.filter((id) => scope.departmentIds.includes(id))
  return { all: false, departmentIds }
}

const MOST_DEPARTMENTS = 2_000

/** The departments that a worklist may be narrowed to, by name. */
export async function listScopeDepartments(
  q: Queryable,
  scope: Scope,
): Promise<{ id: string; name: string; site: string }[]> {
  const result = await q.execute(sql`
    select id, name, site from departments where ${inScope(scope, sql`id`)} order by name, id limit ${MOST_DEPARTMENTS}`)
  return rowsOf(result)
}
