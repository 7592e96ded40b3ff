import { and, eq, isNull, ne, sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import { departments, employees, roleGrants } from '../../../../db/schema/index.ts'
import type { Role } from '../../../../shared/employee.ts'

export type LoginProfile = {
  id: string
  name: string
  department: string | null
  roles: readonly Role[]
}

/** The employee behind a WeCom member, unless there is none or they left. */
export async function findLoginProfile(
  db: Queryable,
  userid: string,
): Promise<LoginProfile | null> {
  const [employee] = await db
    .select({
      id: employees.id,
      name: employees.name,
      department: departments.name,
      leads: sql<boolean>`exists (select 1 from ${departments} d where d.leader_id = ${employees.id})`,
    })
    .from(employees)
    .leftJoin(departments, eq(departments.id, employees.departmentId))
    .where(and(eq(employees.userid, userid), ne(employees.status, 'left')))
  if (!employee) return null
  const grants = await db
    .select({ role: roleGrants.role })
    .from(roleGrants)
    .where(and(eq(roleGrants.employeeId, employee.id), isNull(roleGrants.endedAt)))
  const { leads, ...profile } = employee
  return {
    ...profile,
    roles: rolesOf(
      leads,
      grants.map(({ role }) => role),
    ),
  }
}

/** Everybody is an employee; whoever leads a department is its manager; the rest is granted. */
export function rolesOf(leads: boolean, granted: readonly Role[]): Role[] {
  return [...new Set<Role>(['employee', ...(leads ? (['manager'] as const) : []), ...granted])]
}
