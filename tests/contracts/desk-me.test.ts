import { afterAll, beforeAll, expect, test } from 'vitest'
import { deskSchema } from '../../shared/access.ts'
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
    scope: '',
    openAlerts: 0,
    waitingChangeRequests: 0,
  })
})

test('nobody has a desk without a log-in', async () => {
  expect((await world.request('/api/desk/me')).status).toBe(401)
})
