import { asc, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { drainOutbox, type RunJob } from '../../api/_src/flow/drain-outbox.ts'
import { DAY, HOUR, MINUTE } from '../../api/_src/kernel/clock.ts'
import { inTransaction } from '../../api/_src/kernel/core.ts'
import { announce, announceAll, claimJobs, finishJobs } from '../../api/_src/kernel/outbox.ts'
import { jobs } from '../../db/schema/index.ts'
import { createTestCore, type TestCore } from '../support/test-core.ts'

const LEASE = 2 * MINUTE

describe('the outbox', () => {
  let core: TestCore
  beforeAll(async () => {
    core = await createTestCore({ poolSize: 20 })
  })
  beforeEach(() => core.db.execute(sql`truncate jobs`))
  afterAll(() => core.close())

  const announceContacts = (count: number) =>
    announceAll(
      core.db,
      core.clock.now(),
      'contact.confirmed',
      Array.from({ length: count }, (_, n) => ({ contactId: `con_${n}` })),
    )
  const rowsLeft = () => core.db.select().from(jobs).orderBy(asc(jobs.id))
  const claimAs = (leaseToken: string, limit = 10) =>
    claimJobs(core.db, {
      lane: 'inside',
      limit,
      now: core.clock.now(),
      leaseMs: LEASE,
      leaseToken,
    })

  /** Counts how often each job's payload was run. */
  function counting(run: RunJob = async () => undefined) {
    const runs = new Map<string, number>()
    const counted: RunJob = (job) => {
      const { contactId } = job.payload as { contactId: string }
      runs.set(contactId, (runs.get(contactId) ?? 0) + 1)
      return run(job)
    }
    return { runs, run: counted }
  }

  test('what is announced in a transaction that fails never happens', async () => {
    const failing = inTransaction(core, async (t) => {
      await announce(t.tx, t.now, 'contact.confirmed', { contactId: 'con_1' })
      throw new Error('the rest failed')
    })
    await expect(failing).rejects.toThrow('the rest failed')
    const { runs, run } = counting()
    await drainOutbox(core, run)
    expect(runs.size).toBe(0)
  })

  test('sixteen workers that drain at once run every job exactly once', async () => {
    await announceContacts(1000)
    const { runs, run } = counting()
    const reports = await Promise.all(Array.from({ length: 16 }, () => drainOutbox(core, run)))
    expect(runs.size).toBe(1000)
    expect([...runs.values()].filter((times) => times !== 1)).toEqual([])
    expect(reports.reduce((sum, { done }) => sum + done, 0)).toBe(1000)
    expect(await rowsLeft()).toEqual([])
  })

  test('a job of a worker that died is left alone while its lease lasts, then taken by another', async () => {
    await announceContacts(1)
    expect(await claimAs('died')).toHaveLength(1)
    const { runs, run } = counting()
    core.clock.advance(LEASE - 1)
    await drainOutbox(core, run)
    expect(runs.size).toBe(0)
    core.clock.advance(1)
    await drainOutbox(core, run)
    expect(runs.get('con_0')).toBe(1)
    expect(await rowsLeft()).toEqual([])
  })

  test('a worker whose lease ran out cannot finish the job that another one runs now', async () => {
    await announceContacts(1)
    const [job] = await claimAs('slow')
    core.clock.advance(LEASE)
    await claimAs('quick')
    await finishJobs(core.db, 'slow', [job?.id ?? 0])
    expect(await rowsLeft()).toMatchObject([{ leaseToken: 'quick', attempts: 2 }])
    await finishJobs(core.db, 'quick', [job?.id ?? 0])
    expect(await rowsLeft()).toEqual([])
  })

  test('a job that kills its worker each time reaches the dead letter', async () => {
    await announceContacts(1)
    for (let crash = 0; crash < 25; crash++) {
      await claimAs(`crash-${crash}`)
      core.clock.advance(LEASE)
    }
    const { runs, run } = counting()
    expect(await drainOutbox(core, run)).toMatchObject({ buried: 1, done: 0 })
    expect(runs.size).toBe(0)
    expect(await rowsLeft()).toMatchObject([{ lastError: 'worker died' }])
    core.clock.advance(DAY)
    expect(await claimAs('later')).toEqual([])
  })

  test('a job that fails comes back later and later, 25 times, then waits for a person', async () => {
    await announceContacts(1)
    const poison = counting(async () => {
      throw new TypeError('poison for 13912345678')
    })
    const waits: number[] = []
    for (;;) {
      await drainOutbox(core, poison.run)
      const [row] = await rowsLeft()
      if (!row || row.deadAt) break
      waits.push(row.runAt.getTime() - core.clock.now().getTime())
      core.clock.set(row.runAt)
    }
    expect(poison.runs.get('con_0')).toBe(25)
    expect(waits).toHaveLength(24)
    expect(waits[0]).toBeLessThan(2000)
    expect(waits.at(-1)).toBeGreaterThanOrEqual(10 * MINUTE)
    expect(Math.max(...waits)).toBeLessThan(13 * MINUTE)
    const [dead] = await rowsLeft()
    expect(dead).toMatchObject({ lastError: 'TypeError', attempts: 25 })
    core.clock.advance(DAY)
    await drainOutbox(core, poison.run)
    expect(poison.runs.get('con_0')).toBe(25)
  })

  test('a job that is only too early waits as long as it likes without using up its attempts', async () => {
    await announceContacts(1)
    let evenings = 40
    const run: RunJob = async () =>
      evenings-- > 0 ? { postpone: new Date(core.clock.now().getTime() + 13 * HOUR) } : undefined
    for (let evening = 0; evening < 40; evening++) {
      expect(await drainOutbox(core, run)).toMatchObject({ done: 0, postponed: 1 })
      expect(await rowsLeft()).toMatchObject([{ attempts: 0, deadAt: null }])
      core.clock.advance(13 * HOUR)
    }
    expect(await drainOutbox(core, run)).toMatchObject({ done: 1, postponed: 0 })
  })

  test('one poison job does not keep the others waiting', async () => {
    await announceContacts(300)
    const { runs, run } = counting(async (job) => {
      if ((job.payload as { contactId: string }).contactId === 'con_7') throw new Error('poison')
      return undefined
    })
    expect(await drainOutbox(core, run)).toMatchObject({ done: 299, failed: 1 })
    expect(runs.size).toBe(300)
    expect(await rowsLeft()).toHaveLength(1)
  })

  test('jobs of one event that can be run together are run once, all of them', async () => {
    await announceContacts(150)
    const { runs, run } = counting()
    const groups: number[] = []
    const together: RunJob = Object.assign(run, {
      together: () => async (jobs: readonly { id: number }[]) => void groups.push(jobs.length),
    })
    expect(await drainOutbox(core, together)).toMatchObject({ done: 150 })
    expect([groups, runs.size]).toEqual([[150], 0])
    expect(await rowsLeft()).toEqual([])
  })

  test('what cannot be run together is run one by one, and only the poison among it is tried again', async () => {
    await announceContacts(50)
    const { runs, run } = counting(async (job) => {
      if ((job.payload as { contactId: string }).contactId === 'con_7') throw new Error('poison')
      return undefined
    })
    const together: RunJob = Object.assign(run, {
      together: () => async () => {
        throw new Error('one of them')
      },
    })
    expect(await drainOutbox(core, together)).toMatchObject({ done: 49, failed: 1 })
    expect([...runs.values()].every((times) => times === 1)).toBe(true)
    expect(await rowsLeft()).toHaveLength(1)
  })

  test('a look that fails ends the drain when nothing runs any more, and what is done is not run again', async () => {
    await announceContacts(1_000)
    let looks = 0
    const execute: typeof core.db.execute = (query) =>
      ++looks === 6 ? (Promise.reject(new Error('away')) as never) : core.db.execute(query)
    const db = new Proxy(core.db, {
      get: (target, name) => (name === 'execute' ? execute : Reflect.get(target, name)),
    })
    let running = 0
    const { runs, run } = counting(async () => {
      running++
      await core.db.execute(sql`select 1`)
      running--
      return undefined
    })
    const drain = drainOutbox({ ...core, db }, run)
    await expect(drain).rejects.toThrow('away')
    expect(running).toBe(0)
    expect(runs.size).toBeGreaterThan(0)
    core.clock.advance(LEASE)
    await drainOutbox(core, run)
    expect([...runs.values()].filter((times) => times !== 1)).toEqual([])
    expect(runs.size).toBe(1_000)
    expect(await rowsLeft()).toEqual([])
  })

  test('what one lane announces for another is done in the same drain', async () => {
    await announceContacts(20)
    const lanes: string[] = []
    await drainOutbox(core, async (job) => {
      lanes.push(job.event)
      if (job.event === 'contact.confirmed')
        await announce(core.db, core.clock.now(), 'notice.queued', { noticeId: 'not_1' })
      return undefined
    })
    expect(lanes.filter((event) => event === 'notice.queued')).toHaveLength(20)
    expect(await rowsLeft()).toEqual([])
  })
})
