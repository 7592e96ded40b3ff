import { refreshCalendars } from '../kernel/calendars.ts'
import type { Core } from '../kernel/core.ts'
import { type EventName, lanes } from '../kernel/events.ts'
import type { Job } from '../kernel/outbox.ts'
import { createIdleLanes } from './idle-lanes.ts'
import { createLaneRunner } from './lane-runner.ts'

/** Runs all that listens to one job's event. `postpone`: too early, which is no failure. */
export type RunJob = {
  (job: Job): Promise<{ postpone: Date } | undefined>
  /** Runs many jobs of this event in one go, where there is a way to; a rejection leaves all of them to be run again. */
  together?(event: EventName): ((jobs: readonly Job[]) => Promise<void>) | null
}

export type DrainReport = { done: number; postponed: number; failed: number; buried: number }

/**
 * Runs the due jobs of every lane until none is left or `isOver` says so. Any number of processes may drain
 * at once. A job that fails is tried again, ever later; after 25 attempts it waits for a person. Nothing is
 * lost if the process dies here: leases run out and another drain takes over. Rejects when the database fails,
 * once nothing of this drain runs any more.
 */
export async function drainOutbox(
  core: Core,
  run: RunJob,
  isOver: () => boolean = () => false,
): Promise<DrainReport> {
  await refreshCalendars(core)
  const report: DrainReport = { done: 0, postponed: 0, failed: 0, buried: 0 }
  const failures: unknown[] = []
  const isEnding = () => failures.length > 0 || isOver()
  let doneAtFirstExit: number
  do {
    doneAtFirstExit = Number.POSITIVE_INFINITY
    const idle = createIdleLanes()
    await Promise.all(
      lanes.map(async (lane) => {
        const runner = createLaneRunner({ core, lane, run, report, idle, isOver: isEnding })
        await runner.untilAllIdle().catch((error: unknown) => failures.push(error))
        doneAtFirstExit = Math.min(doneAtFirstExit, report.done)
      }),
    )
    // a job done after a lane had left may have announced something for it
  } while (report.done > doneAtFirstExit && !isEnding())
  if (failures.length > 0) throw failures[0]
  return report
}
