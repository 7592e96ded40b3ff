import { eq } from 'drizzle-orm'
import type { Core } from '../../api/_src/kernel/core.ts'
import { newId } from '../../api/_src/kernel/ids.ts'
import { alerts, coverages, departments, employees, roleGrants } from '../../db/schema/index.ts'
import { addEmployee } from './add-employee.ts'
import { type NamedContact, nameContact } from './asked-contact.ts'

/** A department, below another one if one is given. */
export async function addDepartment(core: Core, name: string, parentId?: string): Promise<string> {
  const at = core.clock.now()
  const id = newId('department', at)
  await core.db
    .insert(departments)
    .values({ id, name, parentId: parentId ?? null, site: '苏州', createdAt: at })
  return id
}

/** Somebody with a role; `departmentId` for an HR specialist. */
export async function addHr(
  core: Core,
  given: { userid: string; departmentId?: string; role?: 'hr' | 'hr_lead'; name?: string },
): Promise<string> {
  const employeeId = await addEmployee(core, {
    userid: given.userid,
    ...(given.name ? { name: given.name } : {}),
  })
  const now = core.clock.now()
  await core.db.insert(roleGrants).values({
    id: newId('grant', now),
    employeeId,
    role: given.role ?? 'hr',
    departmentId: given.departmentId ?? null,
    grantedAt: now,
  })
  return employeeId
}

/** An employee of a department with one contact and so many that count. */
export async function addCovered(
  core: Core,
  given: Parameters<typeof nameContact>[1] & { departmentId?: string; counts?: number },
): Promise<NamedContact> {
  const named = await nameContact(core, given)
  const now = core.clock.now()
  await core.db
    .update(employees)
    .set({ departmentId: given.departmentId ?? null })
    .where(eq(employees.id, named.employeeId))
  await core.db.insert(coverages).values({
    employeeId: named.employeeId,
    departmentId: given.departmentId ?? null,
    site: '苏州',
    counts: given.counts ?? 1,
    nearRelative: true,
    reviewedAt: now,
  })
  return named
}

export function openAlerts(core: Core): Promise<(typeof alerts.$inferSelect)[]> {
  return core.db.select().from(alerts).where(eq(alerts.state, 'open')).orderBy(alerts.id)
}
