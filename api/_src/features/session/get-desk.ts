import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import type { Desk } from '../../../../shared/access.ts'
import type { Core } from '../../kernel/core.ts'
import { arrayOf, rowsOf } from '../../kernel/rows.ts'
import type { Scope } from '../../kernel/scope.ts'
import { capabilitiesOf, may } from './access.ts'
import { findLedDepartments, findScope } from './find-scope.ts'
import type { Caller } from './session.ts'

/**
 * What the desk of this caller shows: roles, what they allow, whose employees, and how much waits for them.
 * `decides`: changes are put to them without any role, as a superior or standing in for one.
 */
export async function getDesk(
  core: Core,
  caller: Caller,
  { decides }: { decides: boolean },
): Promise<Desk> {
  const { roles } = caller
  const scope = await findScope(core.db, caller)
  const [openAlerts, waitingChangeRequests, words] = await Promise.all([
    may(roles, 'follow_up') ? countAlerts(core.db, scope) : 0,
    decides || may(roles, 'decide_changes') ? countWaiting(core, caller, scope) : 0,
    scopeInWords(core.db, caller, scope),
  ])
  return {
    roles: [...roles],
    may: [
      ...capabilitiesOf(roles),
      ...(decides && !may(roles, 'decide_changes') ? ['decide_changes'] : []),
    ],
    scope: words,
    openAlerts,
    waitingChangeRequests,
  }
}

/** The badge beside the worklist says no more than this. */
const MOST_COUNTED = 10_001

/** Employees on the worklist, as the page itself counts them. */
async function countAlerts(db: Queryable, scope: Scope): Promise<number> {
  const within = scope.all
    ? sql`true`
    : sql`department_id = any(${arrayOf(scope.departmentIds)}::text[])`
  const result = await db.execute(sql`
    select count(*)::int as count
    from (select from worklist_rows where ${within} limit ${MOST_COUNTED}) waiting`)
  return rowsOf<{ count: number }>(result)[0]?.count ?? 0
}

/** What waits for the caller, for whom they stand in, or for any HR of their departments. */
async function countWaiting(core: Core, caller: Caller, scope: Scope): Promise<number> {
  const now = core.clock.now().toISOString()
  const ofTheirs = scope.all
    ? sql`true`
    : sql`r.department_id = any(${arrayOf(scope.departmentIds)}::text[])`
  const result = await core.db.execute(sql`
    select count(*)::int as count from change_requests r
    where r.employee_id <> ${caller.employeeId} and (
      (r.state = 'with_hr' and ${ofTheirs})
      or (r.state = 'with_manager' and (r.decider_id = ${caller.employeeId}
        or r.decider_id in (select d.from_id from delegations d where d.to_id = ${caller.employeeId}
          and d.ended_at is null and d.starts_at <= ${now} and d.ends_at > ${now}))))`)
  return rowsOf<{ count: number }>(result)[0]?.count ?? 0
}

/** `全公司`, or the first departments by name: `苏州基地等 3 个部门`; empty where the caller has none. */
async function scopeInWords(db: Queryable, caller: Caller, scope: Scope): Promise<string> {
  if (scope.all) return '全公司'
  const ids =
    scope.departmentIds.length > 0
      ? scope.departmentIds
      : await findLedDepartments(db, caller.employeeId)
  if (ids.length === 0) return ''
  const result = await db.execute(sql`
    select d.name from departments d where d.id = any(${arrayOf(ids)}::text[])
    order by d.parent_id = any(${arrayOf(ids)}::text[]) nulls first, d.name limit 1`)
  const [first] = rowsOf<{ name: string }>(result)
  return ids.length === 1 ? (first?.name ?? '') : `${first?.name}等 ${ids.length} 个部门`
}
