import { createHash } from 'node:crypto'
import type { Core } from '../../api/_src/kernel/core.ts'
import { newId } from '../../api/_src/kernel/ids.ts'
import { employeeNumbers, employees } from '../../db/schema/index.ts'

/** An active employee at a site, with an own number if one is given. Returns the id. */
export async function addEmployee(
  core: Core,
  given: {
    ownPhone?: string
    site?: string
    userid?: string
    name?: string
    status?: 'onboarding' | 'active'
  } = {},
): Promise<string> {
  const now = core.clock.now()
  const id = newId('employee', now)
  const no = createHash('sha256').update(id).digest('hex').slice(0, 10)
  await core.db.insert(employees).values({
    id,
    employeeNo: no,
    userid: given.userid ?? `u${no}`,
    name: given.name ?? '测试员',
    site: given.site ?? '一号基地',
    status: given.status ?? 'active',
    createdAt: now,
    updatedAt: now,
  })
  if (given.ownPhone)
    await core.db.insert(employeeNumbers).values({
      employeeId: id,
      source: 'attendance',
      phoneSealed: core.vault.seal('phone', given.ownPhone),
      phoneHash: core.vault.hash('phone', given.ownPhone),
      updatedAt: now,
    })
  return id
}
