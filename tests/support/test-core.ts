import { createHash, randomBytes } from 'node:crypto'
import { type Clock, shanghaiInstant } from '../../api/_src/kernel/clock.ts'
import type { Core } from '../../api/_src/kernel/core.ts'
import { createLog } from '../../api/_src/kernel/log.ts'
import { type Random, systemRandom } from '../../api/_src/kernel/random.ts'
import { createSettingsReader } from '../../api/_src/kernel/settings.ts'
import { createVault } from '../../api/_src/kernel/vault.ts'
import type { DbHandle } from '../../db/client.ts'
import { openTestDb, type TestDriver } from './test-db.ts'

/** A Monday, 10:00 in Shanghai: everything may be sent. */
export const workdayMorning = shanghaiInstant('2026-11-23', 10)

/** Stands still until it is moved. */
export type TestClock = Clock & { set(at: Date): void; advance(milliseconds: number): void }

export function createTestClock(startAt: Date = workdayMorning): TestClock {
  let at = startAt.getTime()
  return {
    now: () => new Date(at),
    set: (to) => {
      at = to.getTime()
    },
    advance: (milliseconds) => {
      at += milliseconds
    },
  }
}

/** The same bytes for the same seed. */
export function createSeededRandom(seed: number): Random {
  let counter = 0
  return {
    bytes(size) {
      const blocks: Buffer[] = []
      for (let length = 0; length < size; length += 32)
        blocks.push(createHash('sha256').update(`${seed}:${counter++}`).digest())
      return Buffer.concat(blocks).subarray(0, size)
    },
  }
}

export type TestCore<C extends Clock = TestClock> = Core & {
  clock: C
  handle: DbHandle
  /** Every log line written so far, as it would leave. */
  logLines: string[]
  close(): Promise<void>
}

export type TestCoreOptions = { driver?: TestDriver; random?: Random; poolSize?: number }

/** What verbs are given, on a database of its own and a clock that stands at 10:00 on a workday; no ports. */
export function createTestCore(options?: TestCoreOptions): Promise<TestCore>
export function createTestCore<C extends Clock>(
  options: TestCoreOptions & { clock: C },
): Promise<TestCore<C>>
export async function createTestCore(
  options: TestCoreOptions & { clock?: Clock } = {},
): Promise<TestCore<Clock>> {
  const handle = await openTestDb(options.driver, options.poolSize)
  const logLines: string[] = []
  // settings are read anew each time, so that a test may change them
  let reads = 0
  return {
    db: handle.db,
    handle,
    clock: options.clock ?? createTestClock(),
    random: options.random ?? systemRandom,
    vault: createVault({ keys: [{ id: 1, key: randomBytes(32) }], hashKey: randomBytes(32) }),
    log: createLog('debug', (line) => logLines.push(line)),
    settings: createSettingsReader(() => ++reads * 60_000),
    logLines,
    close: handle.close,
  }
}
