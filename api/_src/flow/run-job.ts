import type { EventName, Events } from '../kernel/events.ts'
import type { Job } from '../kernel/outbox.ts'
import type { RunJob } from './drain-outbox.ts'
import type { Flow } from './flow.ts'
import { reactions } from './reactions.ts'
import { together } from './together.ts'

/** Runs, in order, everything that listens to a job's event. One that says "later" ends the round: all run again then. */
export function createRunJob(flow: Flow): RunJob {
  async function runJob(job: Job) {
    if (!isEventName(job.event)) throw new Error(`no listener for ${String(job.event)}`)
    return runReactions(flow, job.event, job)
  }
  return Object.assign(runJob, { together: (event: EventName) => runTogether(flow, event) })
}

function runTogether<E extends EventName>(flow: Flow, event: E) {
  const react = together[event]
  if (!react) return null
  return async (jobs: readonly Job[]): Promise<void> => {
    const payloads = jobs.map((job) => job.payload as Events[E])
    const jobIds = jobs.map(({ id }) => id)
    await react(flow, payloads, jobIds)
  }
}

async function runReactions<E extends EventName>(flow: Flow, event: E, job: Job) {
  for (const react of reactions[event]) {
    const outcome = await react(flow, job.payload as Events[E], job.id)
    if (isPostponed(outcome)) return outcome
  }
  return undefined
}

function isEventName(event: string): event is EventName {
  return Object.hasOwn(reactions, event)
}

function isPostponed(outcome: unknown): outcome is { postpone: Date } {
  return typeof outcome === 'object' && outcome !== null && 'postpone' in outcome
}
