import { type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '../../../db/client.ts'
import { arrayOf, rowsOf } from './rows.ts'

/** Which employees a desk caller may see: all, or those of the named departments (each id, what is below included). */
export type Scope = { all: true } | { all: false; departmentIds: readonly string[] }

/** Does the scope hold an employee of this department? Nobody without a department is in a partial scope. */
export function isInScope(scope: Scope, departmentId: string | null): boolean {
  return scope.all || (departmentId !== null && scope.departmentIds.includes(departmentId))
}

/** The same question to the database, about a column of departments; null, which is not true, where that is null. */
export function inScope(scope: Scope, column: SQL): SQL {
  return scope.all ? sql`true` : sql`${column} = any(${arrayOf(scope.departmentIds)}::text[])`
}

/** `苏州基地等 3 个部门`: the topmost of them by name; null where there are none. */
export async function nameDepartments(
  q: Queryable,
  ids: readonly string[],
): Promise<string | null> {
  if (ids.length === 0) return null
  const result = await q.execute(sql`
    select name from departments where id = any(${arrayOf(ids)}::text[])
    order by parent_id = any(${arrayOf(ids)}::text[]) nulls first, name limit 1`)
  const first = rowsOf<{ name: string }>(result)[0]?.name ?? ''
  return ids.length === 1 ? first : `${first}等 ${ids.length} 个部门`
}
