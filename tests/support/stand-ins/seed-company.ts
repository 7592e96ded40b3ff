import { syncEmployeeTerms } from '../../../api/_src/features/employee/sync-employee-terms.ts'
import type { Core } from '../../../api/_src/kernel/core.ts'
import { newId } from '../../../api/_src/kernel/ids.ts'
import { departments, employeeNumbers, employees, roleGrants } from '../../../db/schema/index.ts'
import type { Company, CompanyEmployee } from '../../sandbox/company.ts'

/** Puts an invented company's departments, people, own numbers and roles into an empty database, once. */
export async function seedCompany(core: Core, company: Company): Promise<void> {
  const now = core.clock.now()
  const idOf = new Map(company.employees.map(({ userid }) => [userid, newId('employee', now)]))
  const employeeId = (userid: string) => idOf.get(userid) ?? ''
  const departmentIds = new Map(company.departments.map(({ id }) => [id, newId('department', now)]))
  const departmentId = (id: number) => departmentIds.get(id) ?? null

  await core.db.transaction(async (tx) => {
    const [someone] = await tx.select({ id: employees.id }).from(employees).limit(1)
    if (someone) return
    await tx.insert(departments).values(
      company.departments.map((one) => ({
        id: departmentId(one.id) ?? '',
        externalId: String(one.id),
        name: one.name,
        parentId: departmentId(one.parentId),
        leaderId: employeeId(one.managerUserid),
        site: one.site,
        createdAt: now,
      })),
    )
    await tx.insert(employees).values(
      company.employees.map((one) => ({
        id: employeeId(one.userid),
        employeeNo: one.employeeNumber,
        userid: one.userid,
        name: one.name,
        departmentId: departmentId(one.departmentId),
        site: one.site,
        superiorNo: one.superiorNumber,
        status: 'active' as const,
        hiredOn: one.hiredOn,
        createdAt: now,
        updatedAt: now,
      })),
    )
    await tx
      .insert(employeeNumbers)
      .values(company.employees.flatMap((one) => ownNumbers(core, employeeId(one.userid), one)))
    const grants = company.employees.flatMap(({ userid, roles, worksFor }) =>
      roles.map((role) => ({
        id: newId('grant', now),
        employeeId: employeeId(userid),
        role,
        departmentId: role === 'hr' && worksFor !== null ? departmentId(worksFor) : null,
        grantedAt: now,
      })),
    )
    if (grants.length > 0) await tx.insert(roleGrants).values(grants)
  })
  await syncEmployeeTerms(core, { afterId: '' })
}

function ownNumbers(core: Core, employeeId: string, person: CompanyEmployee) {
  const sources = [
    ['attendance', person.attendancePhone],
    ['payroll', person.payrollPhone],
  ] as const
  return sources.map(([source, phone]) => ({
    employeeId,
    source,
    phoneSealed: core.vault.seal('phone', phone),
    phoneHash: core.vault.hash('phone', phone),
    updatedAt: core.clock.now(),
  }))
}
