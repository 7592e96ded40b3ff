import { MINUTE } from '../kernel/clock.ts'
import type { Core } from '../kernel/core.ts'
import type { Lane } from '../kernel/events.ts'
import { claimJobs, finishJobs, type Job } from '../kernel/outbox.ts'
import { randomString } from '../kernel/random.ts'
import type { DrainReport, RunJob } from './drain-outbox.ts'
import type { IdleLanes } from './idle-lanes.ts'
import { tryJob } from './try-job.ts'
import { tryJobs } from './try-jobs.ts'

const LEASE = 2 * MINUTE
const LONGEST_PAUSE = 25
/** While much is due, the next jobs are on their way before those at hand are begun. */
const LOOKS = 2
/** After a claim that came back short: looking again at once would find a job at a time, at a query each. */
const SHORT_PAUSE = 8
/**
 * How much of a lane one process takes at a time, and how much of it runs at once; `rests`: so many milliseconds pass
 * after each full batch, as long as contacts are being asked. A vendor counts our calls by the second, and a call that
 * a busy processor held up falls into the next one; what HR reads of a company that is being asked can be a little late.
 */
const shapes: Record<Lane, { batch: number; atOnce: number; rests?: number }> = {
  inside: { batch: 200, atOnce: 24 },
  number: { batch: 120, atOnce: 80 },
  sms: { batch: 100, atOnce: 64 },
  wecom: { batch: 20, atOnce: 8 },
  webhook: { batch: 20, atOnce: 4 },
  desk: { batch: 80, atOnce: 1, rests: 1_000 },
}

const asking: readonly Lane[] = ['number', 'sms']
const none: Job[] = []

type LaneRunner = { untilAllIdle(): Promise<void> }

/**
 * One lane of one drain. It keeps its places filled while jobs are due, and stays near while other lanes are
 * busy, for they may announce work for it: it leaves once every lane stands idle and a last look finds nothing.
 */
export function createLaneRunner(drain: {
  core: Core
  lane: Lane
  run: RunJob
  report: DrainReport
  idle: IdleLanes
  isOver: () => boolean
}): LaneRunner {
  const { core, lane, idle } = drain
  const leaseToken = randomString(core.random, 16)
  const { batch, atOnce, rests = 0 } = shapes[lane]
  let waiting: Job[] = []
  let done: number[] = []

  /** Takes jobs and hands in what is done. Gives back how many it found. */
  async function claim(): Promise<number> {
    if (drain.isOver()) return 0
    const now = core.clock.now()
    const finished = takeDone()
    const found = await claimJobs(core.db, {
      lane,
      limit: batch,
      now,
      leaseMs: LEASE,
      leaseToken,
      finished,
    }).catch((error: unknown) => {
      done.push(...finished)
      throw error
    })
    waiting.push(...found)
    return found.length
  }

  function takeDone(): number[] {
    const ids = done
    done = []
    return ids
  }

  function pauseAfter(found: number): number {
    if (found === batch) return rests
    return found > 0 ? SHORT_PAUSE : LONGEST_PAUSE
  }

  /** All that waits and can be done in one go with this job. */
  function takeAlike(first: Job): Job[] {
    const isAlike = (job: Job) => job.event === first.event && job.attempts === 1
    if (!drain.run.together?.(first.event) || !isAlike(first)) return none
    const alike = waiting.filter(isAlike)
    if (alike.length > 0) waiting = waiting.filter((job) => !isAlike(job))
    return alike
  }

  /**
   * Runs what waits and what turns up meanwhile; resolves once nothing runs and nothing waits. Rejects if the
   * database fails, once nothing runs: what is only leased is left to the next drain.
   */
  function work(found: number): Promise<void> {
    let running = 0
    let looks = 0
    let pause = pauseAfter(found)
    let timer: NodeJS.Timeout | undefined
    let failure: { error: unknown } | null = null
    function stopAt(error: unknown): void {
      failure ??= { error }
      waiting = []
    }
    return new Promise((resolve, reject) => {
      /** One of the places: runs what waits until nothing does. */
      async function place(): Promise<void> {
        await runWaiting().catch(stopAt)
        running--
        fill()
      }
      async function runWaiting(): Promise<void> {
        for (let job = waiting.shift(); job; job = waiting.shift()) {
          const alike = takeAlike(job)
          if (alike.length === 0) {
            if (await tryJob(drain, job)) done.push(job.id)
          } else {
            // not in one expression: `done` is another array by the time they are
            const ids = await tryJobs(drain, [job, ...alike])
            done.push(...ids)
          }
          lookIfFewWait()
        }
      }
      async function look(): Promise<void> {
        timer = undefined
        looks++
        await claim().then((claimed) => {
          pause = pauseAfter(claimed)
        }, stopAt)
        looks--
        fill()
      }
      function lookIfFewWait(): void {
        if (failure) return
        if (pause === 0) {
          if (looks < LOOKS && waiting.length < batch) void look()
        } else if (looks === 0 && waiting.length === 0) timer ??= setTimeout(look, pause)
      }
      function fill(): void {
        for (let free = atOnce - running; free > 0 && waiting.length > 0; free--) {
          running++
          void place()
        }
        if (running > 0 || looks > 0) lookIfFewWait()
        else {
          clearTimeout(timer)
          if (failure) reject(failure.error)
          else resolve()
        }
      }
      fill()
    })
  }

  return {
    async untilAllIdle() {
      let pause = 1
      for (;;) {
        const lastLook = idle.areAll()
        const found = await claim()
        if (found > 0) {
          idle.remove(lane)
          pause = 1
          await work(found).finally(() => finishJobs(core.db, leaseToken, takeDone()))
          if (rests > 0 && found === batch && !idle.are(asking)) await idle.pause(rests)
          continue
        }
        idle.add(lane)
        if (lastLook || drain.isOver()) return
        await idle.pause(pause)
        pause = Math.min(pause * 2, LONGEST_PAUSE)
      }
    },
  }
}
