import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { reviewAlerts } from '../../api/_src/features/alert/review-alerts.ts'
import {
  countUndelivered,
  isAnyUndelivered,
  listUndelivered,
} from '../../api/_src/features/delivery/undelivered.ts'
import { schedule } from '../../api/_src/flow/schedule.ts'
import { DAY, HOUR, MINUTE, shanghaiInstant } from '../../api/_src/kernel/clock.ts'
import { roleGrants } from '../../db/schema/index.ts'
import { addCovered, addDepartment, addHr, openAlerts } from '../support/alerted.ts'
import { createMessageWorld, type MessageWorld } from '../support/message-world.ts'

let world: MessageWorld
beforeAll(async () => {
  world = await createMessageWorld()
})
beforeEach(() => world.reset())
afterAll(() => world.close())

async function raise(count: number, departmentId?: string): Promise<void> {
  const row = { state: 'invalid', cause: 'dead', position: null } as const
  const ids: string[] = []
  for (let i = 0; i < count; i++)
    ids.push(
      (await addCovered(world, { row, ...(departmentId ? { departmentId } : {}) })).employeeId,
    )
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
  const lines = await listUndelivered(world.db, world.clock.now())
  expect(lines.reduce((sum, line) => sum + line.count, 0)).toBe(count)
  return count
}
/** Why, whose and how many, as the administrator reads it. */
async function toldOf(): Promise<string[]> {
  const lines = await listUndelivered(world.db, world.clock.now())
  return lines.map(({ why, who, count }) => `${why} ${who} ${count}`)
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

describe('an administrator reads why, and whom to help', () => {
  it('by department where nobody is there to own it', async () => {
    await raise(2, await addDepartment(world, '二车间'))
    await raise(1)
    await pass()
    expect(await toldOf()).toEqual(['no_owner 二车间 2', 'no_owner null 1'])
  })

  it('by person where every way refuses, or the way is away; one that is refused is no longer away', async () => {
    await addHr(world, { userid: 'lin', role: 'hr_lead', name: '林晓' })
    world.wecomCards.script = [{ refuse: '60011' }, ...Array(500).fill('away')]
    world.wecomMessages.script = Array(500).fill('away')
    await raise(2)
    await pass()
    expect(await toldOf()).toEqual(['refused 林晓 1'])
    await pass(HOUR)
    await pass(HOUR)
    expect(await undelivered()).toBe(2)
    expect(await toldOf()).toEqual(
      expect.arrayContaining([expect.stringContaining('delayed 林晓')]),
    )
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
