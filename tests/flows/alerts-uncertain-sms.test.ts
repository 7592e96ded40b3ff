import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { reviewAlerts } from '../../api/_src/features/alert/review-alerts.ts'
import { sendDelivery } from '../../api/_src/features/delivery/send-delivery.ts'
import { schedule } from '../../api/_src/flow/schedule.ts'
import { HOUR, MINUTE, SECOND } from '../../api/_src/kernel/clock.ts'
import { alerts, deliveries, workAddresses } from '../../db/schema/index.ts'
import { addCovered, addHr } from '../support/alerted.ts'
import { createMessageWorld, type MessageWorld } from '../support/message-world.ts'

let world: MessageWorld
beforeAll(async () => {
  world = await createMessageWorld()
})
beforeEach(async () => {
  await world.reset()
  const lin = await addHr(world, { userid: 'lin', role: 'hr_lead' })
  await world.db.insert(workAddresses).values({
    ...address('13900001111'),
    employeeId: lin,
    kind: 'phone',
    verifiedAt: world.clock.now(),
    createdAt: world.clock.now(),
  })
  // WeCom does not take this person's cards; the SMS is the only way
  world.wecomCards.script = [{ refuse: '60011' }]
})
afterAll(() => world.close())

const address = (phone: string) => ({
  addressSealed: world.vault.seal('address', phone),
  addressHash: world.vault.hash('phone', phone),
})
async function raise(): Promise<void> {
  const row = { state: 'invalid', cause: 'dead', position: null } as const
  const { employeeId } = await addCovered(world, { row })
  await reviewAlerts(world, { employeeIds: [employeeId] })
  await pass()
}
async function pass(milliseconds = 0): Promise<void> {
  world.clock.advance(milliseconds)
  await schedule.sweep(world)
  await world.settle()
}
async function minutes(count: number): Promise<void> {
  for (let minute = 0; minute < count; minute++) await pass(MINUTE)
}
const theDelivery = async () => (await world.db.select().from(deliveries))[0]
const isTold = async () =>
  (await world.db.select().from(alerts)).every(({ deliveredAt }) => deliveredAt !== null)

describe('an alert by SMS whose answer got lost', () => {
  it('is one SMS, not two: it is found at the vendor, and the alert is told', async () => {
    world.sms.script = ['lost']
    await raise()
    expect(await theDelivery()).toMatchObject({ state: 'uncertain' })
    expect(await isTold()).toBe(false)
    await minutes(1)
    expect(await theDelivery()).toMatchObject({ state: 'sent' })
    expect(await isTold()).toBe(true)
    await pass(5 * HOUR)
    expect(world.sms.calls).toHaveLength(1)
    expect(world.wecomCards.accepted.size).toBe(0)
  })

  it('goes again with a new OutId only after two healthy queries, 15 minutes later', async () => {
    world.sms.script = ['vanish']
    await raise()
    await minutes(15)
    expect(world.sms.calls).toHaveLength(1)
    expect(world.sms.queries.length).toBeGreaterThan(5)
    await minutes(2)
    expect(world.sms.accepted).toHaveLength(1)
    const [first, second] = world.sms.calls
    expect(second).toEqual({ ...first, outId: second?.outId })
    expect(second?.outId).not.toBe(first?.outId)
    expect(await theDelivery()).toMatchObject({ state: 'sent', outId: second?.outId })
    expect(await isTold()).toBe(true)
    await pass(5 * HOUR)
    expect(world.sms.calls).toHaveLength(2)
  })

  it('one look-up after a long silence is not enough', async () => {
    world.sms.script = ['vanish']
    await raise()
    await pass(2 * HOUR)
    expect(world.sms.calls).toHaveLength(1)
    await pass(10 * MINUTE)
    expect(world.sms.calls).toHaveLength(2)
  })

  it('stays uncertain while queries fail, the administrator is told, and no card takes its place', async () => {
    world.sms.script = ['vanish']
    await raise()
    world.sms.queriesFail = true
    for (let i = 0; i < 20; i++) await pass(20 * MINUTE)
    expect(world.sms.calls).toHaveLength(1)
    expect(world.wecomCards.calls).toHaveLength(1)
    expect(await theDelivery()).toMatchObject({ state: 'uncertain', missedQueries: 0 })
    expect(await world.openWarnings()).toContain('sms_lookup_failing')
    world.sms.queriesFail = false
    await pass(HOUR)
    expect(world.sms.calls).toHaveLength(1)
    await pass(15 * HOUR)
    await pass(HOUR)
    expect(world.sms.accepted).toHaveLength(1)
    expect(await isTold()).toBe(true)
  })

  it('is not sent again where the alert was settled meanwhile', async () => {
    world.sms.script = ['vanish']
    await raise()
    await world.db.update(alerts).set({ state: 'resolved', closedAt: world.clock.now() })
    await minutes(20)
    expect(world.sms.calls).toHaveLength(1)
    expect(await theDelivery()).toMatchObject({ state: 'dropped' })
  })

  it('is looked up where it went, and goes again to where the person is reached now', async () => {
    world.sms.script = ['vanish']
    await raise()
    await world.db.update(workAddresses).set(address('13900002222'))
    await minutes(17)
    expect(new Set(world.sms.queries.map(({ phone }) => phone))).toEqual(new Set(['13900001111']))
    expect(world.sms.calls.map(({ phone }) => phone)).toEqual(['13900001111', '13900002222'])
  })

  it('that reached no handset is told by another way', async () => {
    world.sms.script = ['lost']
    await raise()
    const outId = world.sms.accepted[0]?.outId ?? ''
    const failed = { state: 'failed', errCode: 'MOBILE_IN_BLACK', receivedAt: null } as const
    world.sms.findings.set(outId, failed)
    await minutes(2)
    expect(await theDelivery()).toMatchObject({ state: 'failed' })
    expect(await isTold()).toBe(false)
    expect(await world.openWarnings()).toContain('alerts_undelivered')
    await pass(10 * MINUTE)
    expect(world.wecomCards.accepted.size).toBe(1)
    expect(await isTold()).toBe(true)
  })
})

describe('a process that dies, or two at once', () => {
  it('between call and record leaves one SMS, found after the lease', async () => {
    await raise()
    await world.db.update(deliveries).set({ state: 'sending', sentAt: null })
    const { id: deliveryId } = (await theDelivery()) ?? { id: '' }
    const look = () => sendDelivery(world, { deliveryId, findText: async () => 'told' })
    world.clock.advance(30 * SECOND)
    await look()
    expect(world.sms.queries).toEqual([])
    world.clock.advance(MINUTE)
    await look()
    expect(world.sms.calls).toHaveLength(1)
    expect(await theDelivery()).toMatchObject({ state: 'sent' })
  })

  it('two that look at once are one look-up, and send again once', async () => {
    world.sms.script = ['vanish']
    await raise()
    const { id: deliveryId } = (await theDelivery()) ?? { id: '' }
    const look = () => sendDelivery(world, { deliveryId, findText: async () => 'told' })
    world.clock.advance(16 * MINUTE)
    await Promise.all([look(), look(), look()])
    expect(world.sms.queries).toHaveLength(1)
    expect(await theDelivery()).toMatchObject({ state: 'uncertain', missedQueries: 1 })
    world.clock.advance(2 * MINUTE)
    await Promise.all([look(), look(), look()])
    await Promise.all([look(), look(), look()])
    expect(world.sms.calls).toHaveLength(2)
  })
})
