import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { recordTold } from '../../api/_src/features/alert/record-told.ts'
import { reviewAlerts } from '../../api/_src/features/alert/review-alerts.ts'
import { reviewOwnedAlerts } from '../../api/_src/features/alert/review-owned-alerts.ts'
import { schedule } from '../../api/_src/flow/schedule.ts'
import { HOUR, MINUTE, shanghaiInstant } from '../../api/_src/kernel/clock.ts'
import { alerts, deliveries, roleGrants, workAddresses } from '../../db/schema/index.ts'
import { addCovered, addDepartment, addHr } from '../support/alerted.ts'
import { createMessageWorld, type MessageWorld } from '../support/message-world.ts'

let world: MessageWorld
beforeAll(async () => {
  world = await createMessageWorld()
})
beforeEach(() => world.reset())
afterAll(() => world.close())

async function raise(count: number, departmentId?: string): Promise<void> {
  const row = { state: 'invalid', cause: 'dead', position: null } as const
  const where = departmentId ? { departmentId } : {}
  const ids: string[] = []
  for (let i = 0; i < count; i++) ids.push((await addCovered(world, { row, ...where })).employeeId)
  await reviewAlerts(world, { employeeIds: ids })
}
async function at(day: number, hour: number, minute = 0): Promise<void> {
  world.clock.set(new Date(shanghaiInstant(`2026-11-${day}`, hour).getTime() + minute * MINUTE))
  await schedule.sweep(world)
  await world.settle()
}
async function loseRole(employeeId: string): Promise<void> {
  await world.db
    .update(roleGrants)
    .set({ endedAt: world.clock.now() })
    .where(eq(roleGrants.employeeId, employeeId))
  await reviewOwnedAlerts(world, { employeeId })
  world.clock.advance(HOUR)
  await world.settle()
}
const cardsTo = (userid: string) =>
  world.wecomCards.calls.filter((call) => call.userid === userid).length
const digestsTo = (userid: string) =>
  world.wecomMessages.calls.filter((call) => call.userid === userid).length

it('what became overdue after a digest was laid out and stands in it is not told once more', async () => {
  await addHr(world, { userid: 'lead', role: 'hr_lead' })
  await raise(8)
  await at(23, 10)
  await at(24, 9, 10)
  // the digest of Friday is laid out on Thursday morning; in the evening the eight of Monday become overdue
  await at(26, 10)
  await raise(8)
  await at(26, 10)
  await at(26, 18)
  await at(27, 9)
  await at(27, 9, 10)
  const said = { cards: cardsTo('lead'), digests: digestsTo('lead') }
  await at(27, 11)
  await at(30, 9)
  await at(30, 9, 10)
  expect({ cards: cardsTo('lead'), digests: digestsTo('lead') }).toEqual(said)
})

it('who takes over hears of an alert also where the digest of who had it arrives meanwhile', async () => {
  const department = await addDepartment(world, '总装车间')
  const lin = await addHr(world, { userid: 'lin', departmentId: department })
  await addHr(world, { userid: 'chen', role: 'hr_lead' })
  await at(23, 2)
  await raise(8, department)
  await at(23, 9)
  world.wecomMessages.script = ['away']
  await at(23, 9, 10)
  await world.db
    .update(roleGrants)
    .set({ endedAt: world.clock.now() })
    .where(eq(roleGrants.employeeId, lin))
  await reviewOwnedAlerts(world, { employeeId: lin })
  await at(23, 9, 30)
  await at(24, 9)
  await at(24, 9, 10)
  expect(cardsTo('chen')).toBe(8)
  const open = await world.db.select().from(alerts)
  expect(open.filter(({ deliveredAt }) => !deliveredAt)).toEqual([])
})

it('word that a digest arrived says nothing of who took over since, however late or often it comes', async () => {
  const department = await addDepartment(world, '总装车间')
  const lin = await addHr(world, { userid: 'lin', departmentId: department })
  await addHr(world, { userid: 'chen', role: 'hr_lead' })
  await at(23, 2)
  await raise(8, department)
  await at(23, 9)
  await at(23, 9, 10)
  const sent = await world.db.select().from(deliveries).where(eq(deliveries.state, 'sent'))
  const digest = sent.find(({ kind }) => kind === 'digest')
  await world.db
    .update(roleGrants)
    .set({ endedAt: world.clock.now() })
    .where(eq(roleGrants.employeeId, lin))
  await reviewOwnedAlerts(world, { employeeId: lin })
  await recordTold(world, { deliveryId: digest?.id ?? 'no digest' })
  await at(23, 9, 30)
  await at(24, 9)
  await at(24, 9, 10)
  expect(cardsTo('chen')).toBe(8)
})

it.each(['hr', 'hr_lead'] as const)(
  'a card under way to who has lost the role (%s) never leaves',
  async (role) => {
    const department = await addDepartment(world, '总装车间')
    const lin = await addHr(world, {
      userid: 'lin',
      role,
      ...(role === 'hr' ? { departmentId: department } : {}),
    })
    if (role === 'hr_lead') await addHr(world, { userid: 'wu', departmentId: department })
    await raise(1, department)
    world.wecomCards.script = role === 'hr_lead' ? ['take', 'away', 'away'] : ['away', 'away']
    await at(23, 10)
    if (role === 'hr_lead') await at(26, 18, 1)
    const tries = cardsTo('lin')
    expect(tries).toBeGreaterThan(0)
    await addHr(world, { userid: 'chen', role: 'hr_lead' })
    await loseRole(lin)
    expect(cardsTo('lin')).toBe(tries)
  },
)

it('a digest that may have arrived goes by e-mail once WeCom would make two of it, and by nothing else', async () => {
  const lead = await addHr(world, { userid: 'lead', role: 'hr_lead' })
  const createdAt = world.clock.now()
  await world.db.insert(workAddresses).values({
    employeeId: lead,
    kind: 'email',
    addressSealed: world.vault.seal('address', 'lead@example.com'),
    addressHash: world.vault.hash('phone', 'lead@example.com'),
    verifiedAt: createdAt,
    createdAt,
  })
  await at(23, 2)
  await raise(8)
  await at(23, 9)
  world.wecomMessages.script = ['lost', ...Array(500).fill('away')]
  await at(23, 9, 10)
  await at(23, 13)
  world.wecomMessages.script = []
  const tries = digestsTo('lead')
  expect(world.mailer.calls).toHaveLength(0)
  await at(23, 13, 15)
  await at(24, 9, 10)
  expect(digestsTo('lead')).toBe(tries)
  expect(world.mailer.calls).toHaveLength(1)
})

it('a digest never reaches who has lost the role since it was written', async () => {
  const department = await addDepartment(world, '总装车间')
  const lin = await addHr(world, { userid: 'lin', departmentId: department })
  await addHr(world, { userid: 'chen', role: 'hr_lead' })
  await at(23, 2)
  await raise(8, department)
  await at(23, 9)
  world.wecomMessages.script = ['away', 'away']
  await at(23, 9, 10)
  const before = digestsTo('lin')
  await loseRole(lin)
  expect(digestsTo('lin')).toBe(before)
})
