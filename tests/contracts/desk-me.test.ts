import { afterAll, beforeAll, expect, test } from 'vitest'
import { reviewAlerts } from '../../api/_src/features/alert/review-alerts.ts'
import { newId } from '../../api/_src/kernel/ids.ts'
import { changeRequests, contacts } from '../../db/schema/index.ts'
import { deskSchema } from '../../shared/access.ts'
import { idOf, putContact, workersAt } from '../support/desk-people.ts'
import { createWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

async function deskOf(userid: string) {
  const me = await world.loginAs(userid)
  return deskSchema.parse(await (await me.call('GET', '/api/desk/me')).json())
}

const personWith = (role: string) =>
  world.company.employees.find(({ roles }) => roles.some((one) => one === role))?.userid ?? ''

test('the desk of an HR lead is the whole company', async () => {
  const desk = await deskOf(personWith('hr_lead'))
  expect(desk.scope).toBe('全公司')
  expect(desk.may).toContain('follow_up')
})

test('the desk of an HR specialist is their departments, with what is below', async () => {
  const desk = await deskOf(personWith('hr'))
  expect(desk.scope).toMatch(/^苏州基地等 \d+ 个部门$/)
})

test('the desk of an employee is empty', async () => {
  const plain = world.company.employees.find(
    ({ roles, position }) => roles.length === 0 && position === '操作工',
  )
  expect(await deskOf(plain?.userid ?? '')).toEqual({
    roles: ['employee'],
    may: [],
    alertLine: 6,
    scope: '',
    openAlerts: 0,
    waitingChangeRequests: 0,
  })
})

test('what waits is what the lists themselves count', async () => {
  const { db } = world.context
  const [worker] = workersAt(world, '苏州基地')
  const employeeId = await idOf(world, { userid: worker?.userid ?? '' })
  const [contactId, replacesId] = [
    await putContact(world, { employeeId, phone: '13700009012' }),
    await putContact(world, { employeeId, phone: '13700009013', position: 2 }),
  ]
  const requestedAt = world.clock.now()
  await db.insert(changeRequests).values({
    id: newId('changeRequest', requestedAt),
    ...{ employeeId, contactId, replacesId, requestedAt, passedToHrAt: requestedAt },
    reason: '换号',
    state: 'with_hr',
  })
  await db.update(contacts).set({ state: 'invalid', cause: 'dead', position: null })
  await reviewAlerts(world.context, { employeeIds: [employeeId] })
  const lead = personWith('hr_lead')
  const client = await world.loginAs(lead)
  const list = async (path: string) => (await client.call('GET', `/api/desk/${path}`)).json()
  const desk = await deskOf(lead)
  expect(desk).toMatchObject({ openAlerts: 1, waitingChangeRequests: 1 })
  expect(await list('worklist')).toMatchObject({ counts: { open: desk.openAlerts } })
  expect(await list('change-requests')).toMatchObject({ waiting: desk.waitingChangeRequests })
  expect(await deskOf(worker?.userid ?? '')).toMatchObject({
    openAlerts: 0,
    waitingChangeRequests: 0,
  })
})

test('nobody has a desk without a log-in', async () => {
  expect((await world.request('/api/desk/me')).status).toBe(401)
})
