import type { Queryable } from '../../../../db/client.ts'
import type { Desk } from '../../../../shared/access.ts'
import type { Core } from '../../kernel/core.ts'
import { nameDepartments, type Scope } from '../../kernel/scope.ts'
import { capabilitiesOf, may } from './access.ts'
import { findLedDepartments } from './find-scope.ts'
import type { Caller } from './session.ts'

/**
 * Who the caller is at the desk: roles, what they allow, and whose employees, in words. `decides`: changes are put to
 * them without any role, as a superior or standing in for one.
 */
export async function getDesk(
  core: Core,
  { caller, scope, decides }: { caller: Caller; scope: Scope; decides: boolean },
): Promise<Pick<Desk, 'roles' | 'may' | 'scope' | 'alertLine'>> {
  const { roles } = caller
  return {
    roles: [...roles],
    may: [
      ...capabilitiesOf(roles),
      ...(decides && !may(roles, 'decide_changes') ? ['decide_changes'] : []),
    ],
    alertLine: (await core.settings.read(core.db)).alertLine,
    scope: await scopeInWords(core.db, caller, scope),
  }
}

/** `全公司`, or the departments; empty where the caller has none. */
async function scopeInWords(db: Queryable, caller: Caller, scope: Scope): Promise<string> {
  if (scope.all) return '全公司'
  const ids =
    scope.departmentIds.length > 0
      ? scope.departmentIds
      : await findLedDepartments(db, caller.employeeId)
  return (await nameDepartments(db, ids)) ?? ''
}
