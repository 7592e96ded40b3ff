import { describe, expect, it } from 'vitest'
import { createPacer, type Pacer } from './pacer.ts'
import type { Reservation } from './reserve-slots.ts'

/** Virtual time, and one table of slots for all instances as PostgreSQL would keep it. */
function createWorld({ roundTripMs = 2, jitterMs = 0 } = {}) {
  let now = 1_000
  let timers: { at: number; run: () => void }[] = []
  let nextSlot = 0
  let seed = 7
  const dbAhead = 5_000_000
  const world = {
    statements: 0,
    broken: false,
    now: () => now,
    schedule: (run: () => void, delay: number) =>
      timers.push({ at: now + Math.max(0, delay), run }),
    wait: (ms: number) => new Promise<void>((resolve) => world.schedule(resolve, ms)),
    random() {
      seed = (seed * 48271) % 2147483647
      return seed / 2147483647
    },
    async reserve(count: number, intervalMs: number): Promise<Reservation> {
      world.statements++
      await world.wait(roundTripMs / 2)
      if (world.broken) throw new Error('the database is away')
      const dbNow = now + dbAhead
      const firstSlot = Math.max(nextSlot, dbNow)
      nextSlot = firstSlot + count * intervalMs
      await world.wait(roundTripMs / 2 + world.random() * jitterMs)
      return { firstSlot, dbNow }
    },
    pacer: (perSecond: number): Pacer =>
      createPacer({
        perSecond,
        reserve: world.reserve,
        monotonicNow: () => now,
        schedule: world.schedule,
      }),
    /** The event loop is busy: time passes and nothing runs. */
    stall: (ms: number) => {
      now += ms
    },
    async run(until: number) {
      for (;;) {
        await new Promise(setImmediate)
        timers.sort((a, b) => a.at - b.at)
        const [next] = timers
        if (!next || next.at > until) break
        timers = timers.slice(1)
        now = Math.max(now, next.at)
        next.run()
      }
      now = Math.max(now, until)
    },
  }
  return world
}

/** Workers that start a call, wait for its answer and start the next. */
function work(
  world: ReturnType<typeof createWorld>,
  pacer: Pacer,
  workers: number,
  starts: number[],
) {
  for (let i = 0; i < workers; i++) {
    void (async () => {
      for (;;) {
        await pacer.take()
        starts.push(world.now())
        await world.wait(80)
      }
    })()
  }
}

function mostInASecond(starts: readonly number[]): number {
  const sorted = [...starts].sort((a, b) => a - b)
  let most = 0
  let first = 0
  for (let last = 0; last < sorted.length; last++) {
    while ((sorted[last] ?? 0) - (sorted[first] ?? 0) > 999.999) first++
    most = Math.max(most, last - first + 1)
  }
  return most
}

describe('pacing to a cap', () => {
  it.each([100, 200, 300, 2000])(
    'of %i a second uses 98.5 percent of it and never more than all',
    async (cap) => {
      const world = createWorld({ jitterMs: 5 })
      const starts: number[] = []
      work(world, world.pacer(cap), cap, starts)
      await world.run(11_000)
      const warm = starts.filter((at) => at >= 2_000)
      expect(warm.length).toBeGreaterThanOrEqual(cap * 9 * 0.985 - 1)
      expect(mostInASecond(starts)).toBeLessThanOrEqual(Math.ceil(cap * 0.985))
    },
  )

  it('costs few statements', async () => {
    const world = createWorld()
    const starts: number[] = []
    work(world, world.pacer(300), 100, starts)
    await world.run(11_000)
    expect(world.statements / 10).toBeLessThanOrEqual(15)
  })

  it('keeps its rate with a database that is 60 ms away', async () => {
    const world = createWorld({ roundTripMs: 60, jitterMs: 20 })
    const starts: number[] = []
    work(world, world.pacer(200), 100, starts)
    await world.run(11_000)
    expect(starts.length).toBeGreaterThan(200 * 10 * 0.97)
    expect(mostInASecond(starts)).toBeLessThanOrEqual(200)
  })

  it('does not save up idle time for a burst', async () => {
    const world = createWorld()
    const pacer = world.pacer(200)
    await Promise.all([pacer.take(), world.run(2_000)])
    await world.run(60_000)
    const starts: number[] = []
    work(world, pacer, 500, starts)
    await world.run(61_000)
    expect(starts.length).toBeLessThanOrEqual(200)
  })

  it('holds across instances', async () => {
    const world = createWorld({ jitterMs: 10 })
    const starts: number[] = []
    for (let i = 0; i < 4; i++) work(world, world.pacer(200), 60, starts)
    await world.run(11_000)
    expect(starts.length).toBeGreaterThan(200 * 10 * 0.97)
    expect(mostInASecond(starts)).toBeLessThanOrEqual(200)
  })

  it('makes no burst of what a busy event loop missed, with one instance or more', async () => {
    for (const instances of [1, 3]) {
      const world = createWorld()
      const starts: number[] = []
      for (let i = 0; i < instances; i++) work(world, world.pacer(200), 100, starts)
      for (let at = 1_300; at < 11_000; at += 1_300) {
        await world.run(at)
        world.stall(200)
      }
      await world.run(11_000)
      expect(mostInASecond(starts)).toBeLessThanOrEqual(200)
      expect(starts.length).toBeGreaterThan(200 * 0.97 * (10 - 8 * 0.2))
    }
  })

  it('loses little to an event loop that is often late by a few milliseconds', async () => {
    const world = createWorld()
    const starts: number[] = []
    work(world, world.pacer(200), 100, starts)
    for (let at = 1_100; at < 31_000; at += 100) {
      await world.run(at)
      world.stall(world.random() * 10)
    }
    await world.run(31_000)
    expect(mostInASecond(starts)).toBeLessThanOrEqual(200)
    expect(starts.length).toBeGreaterThan(200 * 30 * 0.96)
  })
})

describe('who waits', () => {
  it('an urgent call goes before hundreds that wait', async () => {
    const world = createWorld()
    const pacer = world.pacer(200)
    work(world, pacer, 800, [])
    await world.run(2_000)
    let startedAt = Number.POSITIVE_INFINITY
    void pacer.take({ urgent: true }).then(() => {
      startedAt = world.now()
    })
    await world.run(2_100)
    expect(startedAt).toBeLessThanOrEqual(2_010)
  })

  it('a call of another instance waits a fifth of a second at most', async () => {
    const world = createWorld()
    work(world, world.pacer(200), 800, [])
    await world.run(2_000)
    let startedAt = Number.POSITIVE_INFINITY
    void world
      .pacer(200)
      .take()
      .then(() => {
        startedAt = world.now()
      })
    await world.run(3_000)
    expect(startedAt).toBeLessThanOrEqual(2_200)
  })

  it('a call that is given up leaves the queue and takes no slot', async () => {
    const world = createWorld()
    const pacer = world.pacer(1)
    const giveUp = new AbortController()
    const order: string[] = []
    void pacer.take().then(() => order.push('first'))
    const second = pacer.take({ signal: giveUp.signal })
    void pacer.take().then(() => order.push('third'))
    giveUp.abort(new Error('given up'))
    await expect(second).rejects.toThrow('given up')
    await world.run(2_500)
    expect(order).toEqual(['first', 'third'])
  })

  it('is told when the database is away, and served when it is back', async () => {
    const world = createWorld()
    const pacer = world.pacer(10)
    world.broken = true
    const refused = expect(pacer.take()).rejects.toThrow('the database is away')
    await world.run(2_000)
    await refused
    world.broken = false
    let served = false
    void pacer.take().then(() => {
      served = true
    })
    await world.run(3_000)
    expect(served).toBe(true)
  })
})
