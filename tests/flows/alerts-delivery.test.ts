import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { quietAfter } from '../../api/_src/features/alert/alert.ts'
import { reviewAlerts } from '../../api/_src/features/alert/review-alerts.ts'
import { schedule } from '../../api/_src/flow/schedule.ts'
import { DAY, HOUR, MINUTE, shanghaiInstant } from '../../api/_src/kernel/clock.ts'
import { alerts, contacts, deliveries, digestAlerts, workAddresses } from '../../db/schema/index.ts'
import { addCovered, addHr } from '../support/alerted.ts'
import { createMessageWorld, type MessageWorld } from '../support/message-world.ts'
import { workdayMorning } from '../support/test-core.ts'

let world: MessageWorld
beforeAll(async () => {
  world = await createMessageWorld()
})
beforeEach(() => world.reset())
afterAll(() => world.close())

const dead = { row: { state: 'invalid', cause: 'dead', position: null } } as const

/** So many employees with a dead contact; the first `uncovered` of them have nobody else. */
async function raise(count: number, uncovered = 0): Promise<void> {
  const ids: string[] = []
  for (let i = 0; i < count; i++) {
    const counts = i >= count - uncovered ? 0 : 1
    const contact = counts === 0 ? { row: { ...dead.row, state: 'retired' as const } } : dead
    ids.push((await addCovered(world, { ...contact, employee: `员工${i}`, counts })).employeeId)
  }
  await reviewAlerts(world, { employeeIds: ids })
}
async function pass(milliseconds = 0): Promise<void> {
  world.clock.advance(milliseconds)
  await schedule.sweep(world)
  await world.settle()
}
async function at(instant: Date): Promise<void> {
  world.clock.set(instant)
  await pass()
}
const verified = (employeeId: string, kind: 'email' | 'phone', address: string) =>
  world.db.insert(workAddresses).values({
    employeeId,
    kind,
    addressSealed: world.vault.seal('address', address),
    addressHash: world.vault.hash('phone', address),
    verifiedAt: world.clock.now(),
    createdAt: world.clock.now(),
  })
const states = async () => (await world.db.select().from(deliveries)).map(({ state }) => state)
const untold = async () =>
  (await world.db.select().from(alerts)).filter(({ deliveredAt }) => !deliveredAt).length

describe('an alert reaches its owner', () => {
  it('as a card with buttons, masked, and is then told', async () => {
    await addHr(world, { userid: 'lin', role: 'hr_lead' })
    await raise(1)
    await pass()
    expect(world.wecomCards.calls).toMatchObject([
      {
        userid: 'lin',
        card: {
          desc: '号码是空号',
          buttons: [
            { text: '已电话确认', key: 'reached' },
            { text: '号码无效', key: 'dead' },
            { text: '查看' },
          ],
        },
      },
    ])
    const said = JSON.stringify(world.wecomCards.calls)
    expect(said).toContain('138****9012')
    expect(said).not.toMatch(/13800009012|王小芬/)
    expect(await untold()).toBe(0)
    await pass(MINUTE)
    expect(world.wecomCards.calls).toHaveLength(1)
  })

  it('five cards a day, the gravest first; the rest is in one digest at ten past nine', async () => {
    await addHr(world, { userid: 'lin', role: 'hr_lead' })
    world.clock.set(shanghaiInstant('2026-11-23', 2))
    await raise(12, 2)
    await pass()
    expect(world.wecomCards.calls).toEqual([])
    await at(shanghaiInstant('2026-11-23', 9))
    expect(world.wecomCards.calls).toHaveLength(5)
    const titles = world.wecomCards.calls.map(({ card }) => card.title)
    expect(titles).toContain('员工10没有联络人能用，请跟进')
    expect(titles).toContain('员工11没有联络人能用，请跟进')
    await pass(10 * MINUTE)
    expect(world.wecomMessages.calls).toHaveLength(1)
    expect(world.wecomMessages.calls[0]?.content.items).toEqual([{ key: '高风险', value: '7 条' }])
    expect(await world.db.select().from(digestAlerts)).toHaveLength(7)
    expect(await untold()).toBe(0)
    await pass(3 * HOUR)
    expect(world.wecomCards.calls).toHaveLength(5)
    expect(world.wecomMessages.calls).toHaveLength(1)
  })

  it('not while it is quiet after 没人接, but at ten on the next workday', async () => {
    await addHr(world, { userid: 'lin', role: 'hr_lead' })
    world.clock.set(shanghaiInstant('2026-11-23', 2))
    await raise(2)
    // somebody was at work before the first card
    const [one] = await world.db.select().from(alerts)
    const quietUntil = quietAfter(world.clock.now())
    await world.db
      .update(alerts)
      .set({ quietUntil })
      .where(eq(alerts.id, one?.id ?? ''))
    await at(shanghaiInstant('2026-11-23', 9))
    await at(shanghaiInstant('2026-11-24', 9))
    expect(world.wecomCards.calls).toHaveLength(1)
    await at(shanghaiInstant('2026-11-24', 10))
    expect(world.wecomCards.calls).toHaveLength(2)
  })

  it('nor is it told as overdue in that time', async () => {
    await addHr(world, { userid: 'lead', role: 'hr_lead' })
    await raise(1)
    await pass()
    await at(shanghaiInstant('2026-11-26', 17))
    await world.db.update(alerts).set({ quietUntil: quietAfter(world.clock.now()) })
    await at(shanghaiInstant('2026-11-26', 19))
    expect(world.wecomCards.calls).toHaveLength(1)
    await at(shanghaiInstant('2026-11-27', 10))
    expect(world.wecomCards.calls).toHaveLength(2)
  })

  it('what is overdue goes to the HR lead as a fresh card, once', async () => {
    await addHr(world, { userid: 'lead', role: 'hr_lead' })
    await raise(1)
    await pass()
    await at(shanghaiInstant('2026-11-27', 10))
    await pass(HOUR)
    expect(world.wecomCards.calls).toHaveLength(2)
    expect(await world.db.select().from(alerts)).toMatchObject([
      { escalatedAt: shanghaiInstant('2026-11-27', 10) },
    ])
  })
})

describe('WeCom fails', () => {
  it('refused: e-mail; refused too: SMS; and each only once', async () => {
    const lin = await addHr(world, { userid: 'lin', role: 'hr_lead' })
    await verified(lin, 'email', 'lin@example.com')
    await verified(lin, 'phone', '13900001111')
    world.wecomCards.script = [{ refuse: '60011' }]
    world.mailer.script = [{ refuse: '550' }]
    await raise(1)
    await pass()
    expect(world.mailer.calls).toMatchObject([{ to: 'lin@example.com' }])
    expect(world.sms.accepted).toMatchObject([
      { phone: '13900001111', template: 'hr_digest', params: { count: '1' } },
    ])
    expect(await untold()).toBe(0)
  })

  it('no way is left: the administrator sees it, and it is tried again until it arrives', async () => {
    await addHr(world, { userid: 'lin', role: 'hr_lead' })
    world.wecomCards.script = [{ refuse: '60011' }, { refuse: '60011' }]
    await raise(1)
    await pass()
    expect(await states()).toEqual(['failed'])
    expect(await world.openWarnings()).toContain('alerts_undelivered')
    await pass(10 * MINUTE)
    await pass(10 * MINUTE)
    expect(await states()).toEqual(['sent'])
    expect(await untold()).toBe(0)
  })

  it('uncertain: the byte-identical card again, however late, and never a second one', async () => {
    await addHr(world, { userid: 'lin', role: 'hr_lead' })
    world.wecomCards.script = ['lost']
    await raise(1)
    await pass()
    expect(await states()).toEqual(['uncertain'])
    await pass(6 * HOUR)
    const [first, second] = world.wecomCards.calls
    expect(JSON.stringify(second)).toBe(JSON.stringify(first))
    expect(world.wecomCards.accepted.size).toBe(1)
    expect(await states()).toEqual(['sent'])
  })

  it('uncertain at the end of the day: again only when work begins', async () => {
    await addHr(world, { userid: 'lin', role: 'hr_lead' })
    await at(shanghaiInstant('2026-11-23', 19.5))
    world.wecomCards.script = ['lost']
    await raise(1)
    await pass()
    expect(await states()).toEqual(['uncertain'])
    await pass(HOUR)
    expect(world.wecomCards.calls).toHaveLength(1)
    await at(shanghaiInstant('2026-11-24', 9))
    expect(world.wecomCards.calls).toHaveLength(2)
    expect(world.wecomCards.accepted.size).toBe(1)
    expect(await untold()).toBe(0)
  })

  it('away for a day: what was raised meanwhile is all told, each once', async () => {
    await addHr(world, { userid: 'lin', role: 'hr_lead' })
    world.wecomCards.script = Array(500).fill('away')
    world.wecomMessages.script = Array(500).fill('away')
    await raise(8)
    for (let hour = 0; hour < 24; hour++) await pass(HOUR)
    expect(await untold()).toBe(8)
    world.wecomCards.script = []
    world.wecomMessages.script = []
    await at(new Date(workdayMorning.getTime() + DAY + HOUR))
    await at(shanghaiInstant('2026-11-25', 10))
    expect(await untold()).toBe(0)
    const told = await world.db.select().from(deliveries).where(eq(deliveries.state, 'sent'))
    const cards = told.flatMap(({ alertId }) => alertId ?? [])
    const inDigests = (await world.db.select().from(digestAlerts)).map(({ alertId }) => alertId)
    expect(new Set([...cards, ...inDigests]).size).toBe(8)
    expect([...cards, ...inDigests]).toHaveLength(8)
    expect(world.wecomCards.accepted.size).toBe(cards.length)
  })

  it('away for two hours: an e-mail is sent instead, and no card afterwards', async () => {
    const lin = await addHr(world, { userid: 'lin', role: 'hr_lead' })
    await verified(lin, 'email', 'lin@example.com')
    world.wecomCards.script = Array(100).fill('away')
    await raise(1)
    await pass()
    await pass(HOUR)
    expect(world.mailer.calls).toEqual([])
    await pass(HOUR)
    expect(world.mailer.calls).toHaveLength(1)
    world.wecomCards.script = []
    await pass(HOUR)
    expect(world.wecomCards.accepted.size).toBe(0)
    expect(await untold()).toBe(0)
  })
})

it('an alert whose cause is gone takes back its cards: those in the hand say so, those under way never leave', async () => {
  await addHr(world, { userid: 'lin', role: 'hr_lead' })
  await raise(1)
  await pass()
  const [alert] = await world.db.select().from(alerts)
  await world.db.update(contacts).set({ state: 'retired' })
  await reviewAlerts(world, { employeeIds: [alert?.employeeId ?? ''] })
  await world.settle()
  expect(world.wecomCards.updates).toEqual([
    { userids: ['lin'], responseCode: 'response1', change: { kind: 'button', text: '已自动了结' } },
  ])
})
