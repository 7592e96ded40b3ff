import { type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import { AppError } from '../../kernel/app-error.ts'
import { arrayOf, rowsOf } from '../../kernel/rows.ts'
import { isInScope, nameDepartments, type Scope } from '../../kernel/scope.ts'

/** Whose numbers are added up: everybody, or the employees of these departments; in words. */
export type Places = { departmentIds: readonly string[] | null; name: string }

/**
 * The departments that a dashboard adds up: the caller's, or one of them with everything below it. Throws
 * `not_found` for a department that is not the caller's, exactly as for one that does not exist.
 */
export async function findPlaces(
  db: Queryable,
  scope: Scope,
  departmentId: string | null,
): Promise<Places> {
  if (departmentId !== null) return findBranch(db, scope, departmentId)
  if (scope.all) return { departmentIds: null, name: '全公司' }
  const { departmentIds } = scope
  return { departmentIds, name: (await nameDepartments(db, departmentIds)) ?? '没有部门' }
}

async function findBranch(db: Queryable, scope: Scope, departmentId: string): Promise<Places> {
  const result = await db.execute(sql`
    with recursive branch as (
      select id, name, 0 as depth from departments where id = ${departmentId}
      union select d.id, d.name, b.depth + 1 from departments d join branch b on d.parent_id = b.id where b.depth < 32)
    select id, name from branch order by depth`)
  const branch = rowsOf<{ id: string; name: string }>(result)
  const [top] = branch
  if (!top || !isInScope(scope, top.id)) throw new AppError('not_found')
  return { departmentIds: branch.map(({ id }) => id), name: top.name }
}

/** The condition on a department's column. */
export function inPlaces({ departmentIds }: Places, column: SQL): SQL {
  if (departmentIds === null) return sql`true`
  return sql`${column} = any(${arrayOf(departmentIds)}::text[])`
}
