import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { reviewAlerts } from '../../api/_src/features/alert/review-alerts.ts'
import { countUndelivered, isAnyUndelivered } from '../../api/_src/features/delivery/undelivered.ts'
import { schedule } from '../../api/_src/flow/schedule.ts'
import { DAY, HOUR, MINUTE, shanghaiInstant } from '../../api/_src/kernel/clock.ts'
import { roleGrants } from '../../db/schema/index.ts'
import { addCovered, addHr, openAlerts } from '../support/alerted.ts'
import { createMessageWorld, type MessageWorld } from '../support/message-world.ts'

let world: MessageWorld
beforeAll(async () => {
  world = await createMessageWorld()
})
beforeEach(() => world.reset())
afterAll(() => world.close())

async function raise(count: number): Promise<void> {
  const row = { state: 'invalid', cause: 'dead', position: null } as const
  const ids: string[] = []
  for (let i = 0; i < count; i++) ids.push((await addCovered(world, { row })).employeeId)
  await reviewAlerts(world, { employeeIds: ids })
}
async function pass(milliseconds = 0): Promise<void> {
  world.clock.advance(milliseconds)
  await schedule.sweep(world)
  await world.settle()
}
async function undelivered(): Promise<number> {
  const count = await countUndelivered(world.db, world.clock.now())
  expect(await isAnyUndelivered(world.db, world.clock.now())).toBe(count > 0)
  return count
}
/** WeCom answers nobody, for cards and messages alike. */
function takeWecomAway(): void {
  world.wecomCards.script = Array(500).fill('away')
  world.wecomMessages.script = Array(500).fill('away')
}

describe('an alert is undelivered', () => {
  it('where nobody is there to own it, until somebody is', async () => {
    await raise(2)
    await pass()
    expect(await undelivered()).toBe(2)
    const lin = await addHr(world, { userid: 'lin', role: 'hr_lead' })
    await schedule.nightly(world)
    await pass()
    expect(await undelivered()).toBe(0)
    await world.db
      .update(roleGrants)
      .set({ endedAt: world.clock.now() })
      .where(eq(roleGrants.employeeId, lin))
    await schedule.nightly(world)
    await pass()
    expect(await undelivered()).toBe((await openAlerts(world)).length)
  })

  it('where every way refuses it, until one takes it', async () => {
    await addHr(world, { userid: 'lin', role: 'hr_lead' })
    world.wecomCards.script = [{ refuse: '60011' }]
    await raise(1)
    await pass()
    expect(await undelivered()).toBe(1)
    await pass(10 * MINUTE)
    expect(await undelivered()).toBe(0)
  })

  it('where its way has been away for two hours, in a card and in a digest', async () => {
    await addHr(world, { userid: 'lin', role: 'hr_lead' })
    takeWecomAway()
    await raise(8)
    await pass()
    await pass(HOUR)
    expect(await undelivered()).toBe(0)
    await pass(HOUR)
    expect(await undelivered()).toBe(5)
    world.clock.set(shanghaiInstant('2026-11-24', 9))
    for (let hour = 0; hour < 4; hour++) await pass(HOUR)
    expect(await undelivered()).toBe(8)
    world.wecomCards.script = []
    world.wecomMessages.script = []
    await pass(DAY)
    await pass(HOUR)
    expect(await undelivered()).toBe(0)
  })
})

it('an alert that waits for the morning, for its digest or for ten o’clock after 没人接 is not undelivered', async () => {
  await addHr(world, { userid: 'lin', role: 'hr_lead' })
  world.clock.set(shanghaiInstant('2026-11-21', 2))
  await raise(7)
  await pass()
  await pass(DAY)
  expect(await undelivered()).toBe(0)
  world.clock.set(shanghaiInstant('2026-11-23', 9))
  await pass()
  expect(await undelivered()).toBe(0)
})
