import { isNull } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { decideRole } from '../../api/_src/features/session/decide-role.ts'
import { requestRole } from '../../api/_src/features/session/request-role.ts'
import { roleGrants } from '../../db/schema/index.ts'
import { addEmployee } from '../support/add-employee.ts'
import { addDepartment, addHr } from '../support/alerted.ts'
import { createTestCore, type TestCore } from '../support/test-core.ts'

let core: TestCore
beforeAll(async () => {
  core = await createTestCore()
})
afterAll(() => core.close())

it('two proposals about one person that are confirmed at once give no department twice', async () => {
  const proposerId = await addEmployee(core, { userid: 'admin' })
  const deciderId = await addHr(core, { userid: 'lead', role: 'hr_lead' })
  const [shop, office] = [await addDepartment(core, '车间'), await addDepartment(core, '办公室')]
  const people: string[] = []
  for (let i = 0; i < 5; i++) {
    const employeeId = await addEmployee(core)
    people.push(employeeId)
    const ask = (departmentIds: string[]) =>
      requestRole(core, {
        proposerId,
        proposal: { employeeId, role: 'hr', change: 'grant', departmentIds },
      })
    const asked = [await ask([shop]), await ask([shop, office])]
    await Promise.all(
      asked.map(({ proposalId }) => decideRole(core, { proposalId, deciderId, approve: true })),
    )
  }
  const held = await core.db.select().from(roleGrants).where(isNull(roleGrants.endedAt))
  for (const id of people) {
    const departments = held.filter(({ employeeId }) => employeeId === id)
    expect(departments.map(({ departmentId }) => departmentId).sort()).toEqual(
      [shop, office].sort(),
    )
  }
})
