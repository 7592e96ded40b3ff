import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  findChange,
  listDeciders,
} from '../../api/_src/features/change-request/change-request-queries.ts'
import { decideChange } from '../../api/_src/features/change-request/decide-change.ts'
import { listDelegators } from '../../api/_src/features/change-request/delegation-queries.ts'
import { passChanges } from '../../api/_src/features/change-request/pass-changes.ts'
import { requestChange } from '../../api/_src/features/change-request/request-change.ts'
import { startDelegation } from '../../api/_src/features/change-request/start-delegation.ts'
import { stopDelegation } from '../../api/_src/features/change-request/stop-delegation.ts'
import { sweepChanges } from '../../api/_src/features/change-request/sweep-changes.ts'
import { DAY, HOUR } from '../../api/_src/kernel/clock.ts'
import { newId } from '../../api/_src/kernel/ids.ts'
import {
  changeRequests,
  contacts,
  departments,
  employeeNumbers,
  employees,
  roleGrants,
} from '../../db/schema/index.ts'
import { announced } from '../support/announced.ts'
import { clearTables } from '../support/clear-tables.ts'
import { createTestCore, type TestCore, workdayMorning } from '../support/test-core.ts'

let core: TestCore
beforeAll(async () => {
  core = await createTestCore()
})
afterAll(() => core.close())
beforeEach(async () => {
  await clearTables(core)
  core.clock.set(workdayMorning)
  await core.db.insert(departments).values([
    { id: 'dep_top', name: '公司', site: '苏州', leaderId: 'head', createdAt: workdayMorning },
    {
      id: 'dep_shop',
      name: '一车间',
      parentId: 'dep_top',
      site: '苏州',
      leaderId: 'boss',
      createdAt: workdayMorning,
    },
  ])
  for (const [id, superiorNo, departmentId] of [
    ['head', null, 'dep_top'],
    ['boss', 'head', 'dep_shop'],
    ['senior', 'boss', 'dep_shop'],
    ['worker', 'senior', 'dep_shop'],
    ['colleague', 'senior', 'dep_shop'],
    ['hr', 'head', 'dep_top'],
    ['lead', 'head', 'dep_top'],
  ] as const)
    await core.db.insert(employees).values({
      id,
      employeeNo: id,
      name: id,
      site: '苏州',
      departmentId,
      superiorNo,
      status: 'active',
      createdAt: workdayMorning,
      updatedAt: workdayMorning,
    })
  for (const [employeeId, role, departmentId] of [
    ['hr', 'hr', 'dep_top'],
    ['lead', 'hr_lead', null],
  ] as const)
    await core.db.insert(roleGrants).values({
      id: `gra_${employeeId}`,
      employeeId,
      role,
      departmentId,
      grantedAt: workdayMorning,
    })
})

/** A proven contact and its replacement; gives back the request. */
async function ask(employeeId = 'worker') {
  const pair = {
    contactId: newId('contact', workdayMorning),
    replacesId: newId('contact', workdayMorning),
  }
  const base = {
    employeeId,
    relation: '母亲',
    channel: 'mobile',
    source: 'employee',
    createdAt: workdayMorning,
    updatedAt: workdayMorning,
  } as const
  const sealed = (phone: string) => ({
    nameSealed: core.vault.seal('name', '王小芬'),
    phoneSealed: core.vault.seal('phone', phone),
    phoneHash: core.vault.hash('phone', phone),
  })
  await core.db.insert(contacts).values([
    {
      ...base,
      ...sealed('13800000001'),
      id: pair.replacesId,
      position: 1,
      state: 'valid',
      proofAt: workdayMorning,
    },
    {
      ...base,
      ...sealed('13800000002'),
      id: pair.contactId,
      state: 'pending',
      replacesId: pair.replacesId,
    },
  ])
  await requestChange(core, pair)
  const [request] = await core.db
    .select()
    .from(changeRequests)
    .where(eq(changeRequests.contactId, pair.contactId))
  if (!request) throw new Error('nobody was asked')
  return { ...pair, id: request.id, request }
}

const leave = (id: string) =>
  core.db.update(employees).set({ status: 'left' }).where(eq(employees.id, id))
const deciders = (id: string) => listDeciders(core.db, id, core.clock.now())
const decideAs = async (employeeId: string, changeRequestId: string, approve = true) =>
  decideChange(core, {
    changeRequestId,
    approve,
    viewer: {
      employeeId,
      standsInFor: await listDelegators(core.db, employeeId, core.clock.now()),
      scope: { all: false, departmentIds: employeeId === 'hr' ? ['dep_top', 'dep_shop'] : [] },
    },
  })

test('the superior decides; without one who leads the department, then who leads the one above, then HR', async () => {
  expect((await ask()).request).toMatchObject({ state: 'with_manager', deciderId: 'senior' })
  await core.db.delete(contacts)
  await leave('senior')
  expect((await ask()).request.deciderId).toBe('boss')
  await core.db.delete(contacts)
  await leave('boss')
  expect((await ask()).request.deciderId).toBe('head')
  await core.db.delete(contacts)
  await leave('head')
  const { id, request } = await ask()
  expect(request).toMatchObject({ state: 'with_hr', deciderId: null })
  expect(await deciders(id)).toEqual(['hr'])
  await leave('hr')
  expect(await deciders(id)).toEqual(['lead'])
})

test('nobody decides about themselves, nor about a contact with their own number', async () => {
  expect((await ask('head')).request.state).toBe('with_hr')
  await core.db.delete(contacts)
  await core.db.insert(employeeNumbers).values({
    employeeId: 'senior',
    source: 'attendance',
    phoneSealed: core.vault.seal('phone', '13800000002'),
    phoneHash: core.vault.hash('phone', '13800000002'),
    updatedAt: workdayMorning,
  })
  expect((await ask()).request.deciderId).toBe('boss')
})

test('asking twice asks once', async () => {
  const { contactId, replacesId } = await ask()
  await requestChange(core, { contactId, replacesId })
  expect(await announced(core, 'change_request.opened')).toHaveLength(1)
})

test('a manager who is away lets a colleague decide, for as long as that is set', async () => {
  const { id } = await ask()
  await startDelegation(core, {
    fromId: 'senior',
    toId: 'boss',
    startsAt: workdayMorning,
    endsAt: new Date(workdayMorning.getTime() + 2 * DAY),
  })
  expect(await deciders(id)).toEqual(['boss'])
  await decideAs('boss', id)
  expect(await findChange(core.db, id)).toMatchObject({ state: 'approved', decidedBy: 'boss' })
  core.clock.advance(3 * DAY)
  expect(await listDelegators(core.db, 'boss', core.clock.now())).toEqual([])
})

test('whoever stands in never decides about themselves, and one who left stands in for nobody', async () => {
  const { id } = await ask()
  const delegation = {
    fromId: 'senior',
    startsAt: workdayMorning,
    endsAt: new Date(workdayMorning.getTime() + DAY),
  }
  await startDelegation(core, { ...delegation, toId: 'worker' })
  expect(await deciders(id)).toEqual(['senior'])
  await expect(decideAs('worker', id)).rejects.toMatchObject({ code: 'not_found' })
  await startDelegation(core, { ...delegation, toId: 'colleague' })
  expect(await deciders(id)).toEqual(['colleague'])
  await leave('colleague')
  expect(await deciders(id)).toEqual(['senior'])
  await expect(decideAs('colleague', id)).rejects.toMatchObject({ code: 'not_found' })
  for (const toId of ['senior', 'colleague', 'nobody'])
    await expect(startDelegation(core, { ...delegation, toId })).rejects.toMatchObject({
      code: 'invalid_input',
    })
  await stopDelegation(core, { fromId: 'senior' })
  expect(await deciders(id)).toEqual(['senior'])
})

test('who waits three workdays is reminded once, and after seven HR decides', async () => {
  const { id } = await ask()
  core.clock.advance(2 * DAY)
  await sweepChanges(core)
  expect(await announced(core, 'change_request.reminded')).toEqual([])
  core.clock.advance(DAY)
  await sweepChanges(core)
  await sweepChanges(core)
  expect(await announced(core, 'change_request.reminded')).toEqual([{ changeRequestId: id }])
  // a weekend lies between
  core.clock.advance(5 * DAY)
  await sweepChanges(core)
  expect((await findChange(core.db, id))?.state).toBe('with_manager')
  core.clock.advance(DAY - 2 * HOUR)
  await sweepChanges(core)
  expect((await findChange(core.db, id))?.state).toBe('with_manager')
  core.clock.advance(2 * HOUR)
  await sweepChanges(core)
  await sweepChanges(core)
  expect(await findChange(core.db, id)).toMatchObject({
    state: 'with_hr',
    deciderId: null,
    managerId: 'senior',
  })
  expect(await announced(core, 'change_request.passed')).toEqual([{ changeRequestId: id }])
  await expect(decideAs('senior', id)).rejects.toMatchObject({ code: 'lost_race' })
  await decideAs('hr', id, false)
  expect((await findChange(core.db, id))?.state).toBe('refused')
})

test('a manager who leaves is followed by the next one at once, and the last one by HR', async () => {
  const { id } = await ask()
  await leave('senior')
  await passChanges(core, { employeeId: 'senior' })
  expect(await findChange(core.db, id)).toMatchObject({ state: 'with_manager', deciderId: 'boss' })
  await leave('head')
  await leave('boss')
  await passChanges(core, { employeeId: 'boss' })
  await passChanges(core, { employeeId: 'boss' })
  expect((await findChange(core.db, id))?.state).toBe('with_hr')
  expect(await announced(core, 'change_request.passed')).toHaveLength(1)
})

test('of two who decide at once one wins, and the other is told', async () => {
  const { id } = await ask()
  await startDelegation(core, {
    fromId: 'senior',
    toId: 'boss',
    startsAt: workdayMorning,
    endsAt: new Date(workdayMorning.getTime() + DAY),
  })
  const both = await Promise.allSettled([decideAs('senior', id), decideAs('boss', id)])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'lost_race' },
  })
})
