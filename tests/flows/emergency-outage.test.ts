import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { employees, notices } from '../../db/schema/index.ts'
import { emergencySchema, employeeSearchSchema } from '../../shared/emergency.ts'
import { idOf, personWho, putContact, workersAt } from '../support/desk-people.ts'
import { type Client, createWorld, type World } from '../support/world.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

let world: World
let duty: Client
let name: string
let employeeId: string
beforeEach(async () => {
  world = await createWorld()
  duty = await world.loginAs(personWho(world, ({ roles }) => roles.includes('duty')).userid)
  const [worker] = workersAt(world, '苏州基地')
  name = worker?.name ?? ''
  employeeId = await idOf(world, worker ?? { userid: '' })
  await putContact(world, { employeeId, phone: '13700009012' })
})
afterEach(() => world.close())

/** WeCom's server API and Aliyun answer nothing any more. */
async function takeVendorsDown(): Promise<void> {
  for (const target of ['wecom', 'sms', 'number'])
    await world.sandbox.control.request('/faults', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ target, fault: 'reset_before' }),
    })
}

async function findAndOpen() {
  const found = await duty.call('GET', `/api/desk/employees?q=${encodeURIComponent(name)}`)
  const [employee] = employeeSearchSchema.parse(await found.json()).employees
  expect(employee?.id).toBe(employeeId)
  const opened = await duty.call('POST', '/api/desk/emergency', { employeeId, reason: '突发疾病' })
  return emergencySchema.parse(await opened.json())
}

test('from finding to dialling all works while WeCom and Aliyun are down, days after the log-in', async () => {
  await takeVendorsDown()
  await world.clock.advance(13 * HOUR)
  expect((await findAndOpen()).contacts[0]?.phone).toBe('13700009012')
  await world.clock.advance(13 * DAY)
  const card = await findAndOpen()
  const dialled = await duty.call(
    'POST',
    `/api/desk/emergency/${card.id}/outcomes`,
    { contactId: card.contacts[0]?.id, outcome: 'dialled' },
    { 'idempotency-key': 'one' },
  )
  expect(dialled.status).toBe(200)
  expect((await duty.call('POST', `/api/desk/emergency/${card.id}/close`)).status).toBe(200)
})

test('whom it is told to hears of it once WeCom is back', async () => {
  await takeVendorsDown()
  await findAndOpen()
  await world.settle()
  const told = () =>
    world.context.db.select().from(notices).where(eq(notices.kind, 'emergency_opened'))
  expect((await told()).map(({ state }) => state)).not.toContain('sent')
  await world.sandbox.control.request('/faults', { method: 'DELETE' })
  await world.clock.advance(HOUR)
  await world.settle()
  expect((await told()).map(({ state }) => state)).toEqual(['sent'])
})

test('a duty officer who left opens nothing more, at once', async () => {
  await findAndOpen()
  const person = personWho(world, ({ roles }) => roles.includes('duty'))
  await world.context.db
    .update(employees)
    .set({ status: 'left' })
    .where(eq(employees.userid, person.userid))
  const answer = await duty.call('POST', '/api/desk/emergency', { employeeId, reason: '失联' })
  expect(answer.status).toBe(401)
})
