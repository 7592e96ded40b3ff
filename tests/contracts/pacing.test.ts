import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { reserveSlots, takeSlotNow } from '../../api/_src/kernel/reserve-slots.ts'
import { createSharedPacer } from '../../api/_src/kernel/shared-pacer.ts'
import type { DbHandle } from '../../db/client.ts'
import { openTestDb } from '../support/test-db.ts'

describe.each(['pglite', 'pg'] as const)('on %s', (driver) => {
  let handle: DbHandle
  beforeAll(async () => {
    handle = await openTestDb(driver)
  })
  afterAll(() => handle.close())

  test('slots taken at the same time never overlap', async () => {
    const take = { name: 'overlap', count: 5, intervalMs: 10 }
    const blocks = await Promise.all(Array.from({ length: 8 }, () => reserveSlots(handle.db, take)))
    const firsts = blocks.map((block) => block.firstSlot).sort((a, b) => a - b)
    for (let i = 1; i < firsts.length; i++) {
      expect((firsts[i] ?? 0) - (firsts[i - 1] ?? 0)).toBeGreaterThanOrEqual(49.99)
    }
  })

  test('a clock that was set back does not stop the calls for long', async () => {
    await handle.db.execute(sql`
      insert into pacers (name, next_slot)
      values ('ahead', (extract(epoch from clock_timestamp()) * 1000000)::bigint + 3600000000)`)
    const take = { name: 'ahead', count: 1, intervalMs: 1 }
    const { firstSlot, dbNow } = await reserveSlots(handle.db, take)
    expect(firstSlot - dbNow).toBeLessThanOrEqual(10_000)
  })

  test('two instances together start no more than the cap', async () => {
    const pace = { name: 'two', perSecond: 400 }
    const pacers = [createSharedPacer(handle.db, pace), createSharedPacer(handle.db, pace)]
    const startedAt = performance.now()
    await Promise.all(pacers.flatMap((pacer) => Array.from({ length: 60 }, () => pacer.take())))
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual((119 / 400) * 1000)
  })

  test('of 31 at once to one member, five pass and the others hear when to come back', async () => {
    const take = { name: 'member', perMinute: 25 }
    const waits = await Promise.all(Array.from({ length: 31 }, () => takeSlotNow(handle.db, take)))
    expect(waits.filter((wait) => wait === null)).toHaveLength(5)
    for (const wait of waits.filter((wait) => wait !== null)) {
      expect(wait).toBeGreaterThan(0)
      expect(wait).toBeLessThanOrEqual(3_000)
    }
  })

  test('a member who had none for long gets five at once, not more', async () => {
    await handle.db.execute(sql`insert into pacers (name, next_slot) values ('long ago', 1)`)
    const take = { name: 'long ago', perMinute: 25 }
    const waits: (number | null)[] = []
    for (let i = 0; i < 6; i++) waits.push(await takeSlotNow(handle.db, take))
    expect(waits.map((wait) => wait === null)).toEqual([true, true, true, true, true, false])
  })
})
