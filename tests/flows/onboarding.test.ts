import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { listGateFacts } from '../../api/_src/features/contact/gate-facts.ts'
import { getGate } from '../../api/_src/features/onboarding/get-gate.ts'
import { planJoinerReminders } from '../../api/_src/features/onboarding/plan-joiner-reminders.ts'
import { recordWaiver } from '../../api/_src/features/onboarding/record-waiver.ts'
import { revokeWaiver } from '../../api/_src/features/onboarding/revoke-waiver.ts'
import { resendWebhooks } from '../../api/_src/features/webhook/resend-webhooks.ts'
import { reviewForATime } from '../../api/_src/flow/onboarding.ts'
import { DAY, HOUR, shanghaiInstant } from '../../api/_src/kernel/clock.ts'
import { announce } from '../../api/_src/kernel/outbox.ts'
import {
  auditLog,
  contacts,
  employees,
  jobs,
  onboardings,
  webhooks,
} from '../../db/schema/index.ts'
import type { NewWaiver } from '../../shared/onboarding.ts'
import { addEmployee } from '../support/add-employee.ts'
import { nameContact } from '../support/asked-contact.ts'
import { createMessageWorld, type MessageWorld } from '../support/message-world.ts'

let world: MessageWorld
beforeAll(async () => {
  world = await createMessageWorld()
})
afterAll(() => world.close())
beforeEach(() => world.reset())

const everywhere = { all: true } as const
async function join(given: { userid?: string } = {}): Promise<string> {
  const employeeId = await addEmployee(world, { status: 'onboarding', ...given })
  await announce(world.db, world.clock.now(), 'employee.joined', { employeeId })
  await world.settle()
  return employeeId
}
async function name(employeeId: string, row: Partial<typeof contacts.$inferInsert> = {}) {
  const named = await nameContact(world, { row: { employeeId, ...row } })
  await touch(named.contactId)
  return named.contactId
}
async function change(contactId: string, set: Partial<typeof contacts.$inferInsert>) {
  await world.db.update(contacts).set(set).where(eq(contacts.id, contactId))
  await touch(contactId)
}
async function touch(contactId: string): Promise<void> {
  await announce(world.db, world.clock.now(), 'contact.touched', { contactId })
  await world.settle()
}
const proven = () => ({ state: 'valid' as const, proofAt: world.clock.now() })
async function gateOf(employeeId: string) {
  const [employee] = await world.db.select().from(employees).where(eq(employees.id, employeeId))
  const employeeNo = employee?.employeeNo ?? ''
  return getGate(world, { employeeNo, gateFacts: listGateFacts })
}
const codes = async (employeeId: string) =>
  (await gateOf(employeeId)).missing.map(({ code }) => code)
const told = () =>
  world.webhooks.taken.map(({ body }) => (JSON.parse(body) as { data: { by: string } }).data.by)
const reminded = async () =>
  (await world.notices()).filter(({ kind }) => kind === 'onboarding').length
async function goTo(date: string, hour = 9): Promise<void> {
  world.clock.set(shanghaiInstant(date, hour))
  await planJoinerReminders(world)
  await world.settle()
}
function waive(employeeId: string, given: Partial<NewWaiver> = {}) {
  const waiver = { reason: '外派，月底补', until: '2026-12-01', ...given }
  return recordWaiver(world, { actorId: 'emp_hr', employeeId, scope: everywhere, waiver })
}

test('a joiner is complete when as many contacts count as must, and the HR core hears of it once', async () => {
  const id = await join()
  expect(await gateOf(id)).toMatchObject({ complete: false, coverage: 0, must: 1 })
  expect(await codes(id)).toEqual(['no_contact'])
  const contactId = await name(id)
  expect(await codes(id)).toEqual(['waiting'])
  await change(contactId, { state: 'unanswered' })
  expect(await codes(id)).toEqual(['unanswered'])
  expect(told()).toEqual([])
  await change(contactId, proven())
  expect(await gateOf(id)).toMatchObject({ complete: true, by: 'coverage', missing: [] })
  await touch(contactId)
  expect(told()).toEqual(['coverage'])
  const body = world.webhooks.taken[0]?.body ?? ''
  expect(Object.keys(JSON.parse(body)).sort()).toEqual(['at', 'data', 'event', 'id'])
  expect(body).not.toMatch(/王小芬|1\d{10}/)
})

test('whoever is complete by contacts is in service from then on; who passes for a time is joining still', async () => {
  const statusOf = async (id: string) =>
    (await world.db.select().from(employees).where(eq(employees.id, id)))[0]?.status
  const id = await join()
  const contactId = await name(id, { screenProofAt: world.clock.now() })
  expect(await gateOf(id)).toMatchObject({ complete: true, by: 'screen' })
  expect(await statusOf(id)).toBe('onboarding')
  await change(contactId, proven())
  expect(await statusOf(id)).toBe('active')
  await world.db.update(employees).set({ status: 'left' }).where(eq(employees.id, id))
  await touch(contactId)
  expect(await statusOf(id)).toBe('left')
})

test('a code on the employee’s screen passes for thirty days; then contacts are needed again, and completing is news again', async () => {
  const id = await join()
  const contactId = await name(id)
  await change(contactId, { screenProofAt: world.clock.now() })
  expect(await gateOf(id)).toMatchObject({ complete: true, by: 'screen', until: '2026-12-23' })
  expect((await gateOf(id)).coverage).toBe(0)
  expect(told()).toEqual(['screen'])
  world.clock.advance(30 * DAY + HOUR)
  await reviewForATime(world)
  await world.settle()
  expect(await gateOf(id)).toMatchObject({ complete: false, by: null })
  await change(contactId, proven())
  expect(told()).toEqual(['screen', 'coverage'])
})

test('a proof on the screen counts for nobody whose number could not count: their own, or one named twice', async () => {
  const own = await addEmployee(world, { status: 'onboarding', ownPhone: '13800009012' })
  await name(own, { screenProofAt: world.clock.now() })
  expect(await gateOf(own)).toMatchObject({ complete: false })
})

test('HR lets a joiner pass until a day, with a reason that is audited, and takes it back', async () => {
  const id = await join()
  await waive(id)
  await world.settle()
  expect(await gateOf(id)).toMatchObject({
    complete: true,
    by: 'waived',
    until: '2026-12-01',
    waived: { until: '2026-12-01' },
  })
  expect(await codes(id)).toEqual(['no_contact'])
  expect(told()).toEqual(['waived'])
  await revokeWaiver(world, { actorId: 'emp_hr', employeeId: id, scope: everywhere })
  await revokeWaiver(world, { actorId: 'emp_hr', employeeId: id, scope: everywhere })
  await world.settle()
  expect(await gateOf(id)).toMatchObject({ complete: false, waived: null })
  const acts = await world.db.select().from(auditLog)
  expect(acts.map(({ action, reason }) => [action, reason])).toEqual([
    ['onboarding.waived', '外派，月底补'],
    ['onboarding.waiver_revoked', null],
  ])
})

test('a waiver ends by itself after its last day, and the joiner is reminded again', async () => {
  const id = await join()
  await waive(id)
  await world.settle()
  world.clock.set(shanghaiInstant('2026-12-01', 23))
  expect((await gateOf(id)).complete).toBe(true)
  world.clock.set(shanghaiInstant('2026-12-02', 3))
  await reviewForATime(world)
  expect((await gateOf(id)).complete).toBe(false)
  const before = await reminded()
  await goTo('2026-12-02')
  expect(await reminded()).toBe(before + 1)
})

test('a waiver is for a day that is near, and for somebody whom HR may see', async () => {
  const id = await join()
  for (const until of ['2026-11-22', '2027-12-01'])
    await expect(waive(id, { until })).rejects.toMatchObject({ code: 'invalid_input' })
  const nowhere = { all: false, departmentIds: [] } as const
  const refused = { actorId: 'emp_hr', employeeId: id, scope: nowhere }
  await expect(revokeWaiver(world, refused)).rejects.toMatchObject({ code: 'not_found' })
})

test('a joiner is asked at once, then every third workday, and no more once complete', async () => {
  const id = await join()
  expect(await reminded()).toBe(1)
  await goTo('2026-11-25')
  expect(await reminded()).toBe(1)
  await goTo('2026-11-26')
  await goTo('2026-11-26', 15)
  expect(await reminded()).toBe(2)
  // the third workday after a Thursday is a Tuesday
  await goTo('2026-11-30')
  expect(await reminded()).toBe(2)
  await goTo('2026-12-01')
  expect(await reminded()).toBe(3)
  await name(id, proven())
  await goTo('2026-12-10')
  expect(await reminded()).toBe(3)
})

test('reminders end after a month, at once when somebody leaves, and wait for who is not in WeCom yet', async () => {
  const id = await join()
  await world.db.execute(sql`update onboardings set reminders = 7, remind_at = now()`)
  await world.db.execute(sql`update onboardings set remind_at = ${world.clock.now().toISOString()}`)
  await goTo('2026-11-24')
  expect(await reminded()).toBe(2)
  const [row] = await world.db.select().from(onboardings).where(eq(onboardings.employeeId, id))
  expect(row?.remindAt).toBeNull()

  const gone = await join()
  await world.db.update(employees).set({ status: 'left' }).where(eq(employees.id, gone))
  await announce(world.db, world.clock.now(), 'employee.left', { employeeId: gone })
  await goTo('2026-12-01')
  expect(await gateOf(gone)).toMatchObject({ complete: false, status: 'left', missing: [] })
  expect(await reminded()).toBe(3)

  const early = await addEmployee(world, { status: 'onboarding' })
  await world.db.update(employees).set({ userid: null }).where(eq(employees.id, early))
  await announce(world.db, world.clock.now(), 'employee.joined', { employeeId: early })
  await world.settle()
  expect(await reminded()).toBe(3)
  await world.db.update(employees).set({ userid: 'NewOne' }).where(eq(employees.id, early))
  await goTo('2026-12-03')
  expect(await reminded()).toBe(4)
})

test('who joins at night is asked in the morning, and whoever is new to us but works here is not', async () => {
  world.clock.set(shanghaiInstant('2026-11-23', 23))
  await join()
  expect(await reminded()).toBe(0)
  await goTo('2026-11-24', 8)
  expect(await reminded()).toBe(1)
  const active = await addEmployee(world, { status: 'active' })
  await announce(world.db, world.clock.now(), 'employee.joined', { employeeId: active })
  await world.settle()
  expect(await reminded()).toBe(1)
})

test('a receiver that is down is tried again later and later, then kept for a person, then every night for a week', async () => {
  const id = await join()
  world.webhooks.isDown = true
  await name(id, proven())
  expect(told()).toEqual([])
  for (let attempt = 0; attempt < 40; attempt++) {
    world.clock.advance(15 * 60_000)
    await world.settle()
  }
  const waiting = await world.db.select().from(jobs).where(eq(jobs.event, 'webhook.queued'))
  expect(waiting.map(({ deadAt, lastError }) => [deadAt !== null, lastError])).toEqual([
    [true, 'WebhookNotTaken ECONNREFUSED'],
  ])
  world.webhooks.isDown = false
  world.clock.advance(DAY)
  await resendWebhooks(world)
  await world.settle()
  await resendWebhooks(world)
  await world.settle()
  expect(told()).toEqual(['coverage'])
  const [row] = await world.db.select().from(webhooks)
  expect(row).toMatchObject({ state: 'sent', attempts: 26 })
})
