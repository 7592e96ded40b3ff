import { drainOutbox, type RunJob } from '../../api/_src/flow/drain-outbox.ts'
import { createRunJob } from '../../api/_src/flow/run-job.ts'
import type { EventName } from '../../api/_src/kernel/events.ts'
import type { World } from '../support/world.ts'

/** Time passes between two moments of work: no send begins before it and ends after. */
export async function wait(world: World, milliseconds: number): Promise<void> {
  await world.freeze(() => world.clock.advance(milliseconds))
}

/** Before it did anything, or with all of it done and nobody told. */
export type Death = 'before' | 'after' | null

/** Two drains at once whose workers die at jobs as `deathAt` says; what is run together dies together. */
export async function drainDying(
  world: World,
  deathAt: (event: EventName) => Death,
): Promise<void> {
  const run = createRunJob(world.context)
  async function dying<T>(event: EventName, work: () => Promise<T>): Promise<T> {
    const death = deathAt(event)
    if (death === 'before') throw new Error('died before')
    const outcome = await work()
    if (death === 'after') throw new Error('died after')
    return outcome
  }
  const mortal: RunJob = Object.assign<RunJob, Pick<RunJob, 'together'>>(
    (job) => dying(job.event, () => run(job)),
    {
      together(event) {
        const all = run.together?.(event)
        return all ? (jobs) => dying(event, () => all(jobs)) : null
      },
    },
  )
  await Promise.all([drainOutbox(world.context, mortal), drainOutbox(world.context, mortal)])
}
