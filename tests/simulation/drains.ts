import { sql } from 'drizzle-orm'
import { digestAfter } from '../../api/_src/features/delivery/delivery.ts'
import { drainOutbox, type RunJob } from '../../api/_src/flow/drain-outbox.ts'
import { createRunJob } from '../../api/_src/flow/run-job.ts'
import { MINUTE } from '../../api/_src/kernel/clock.ts'
import type { EventName } from '../../api/_src/kernel/events.ts'
import type { World } from '../support/world.ts'

/** Time passes between two moments of work: no send begins before it and ends after. */
export async function wait(world: World, milliseconds: number): Promise<void> {
  await world.freeze(() => world.clock.advance(milliseconds))
  if (milliseconds >= MINUTE) await restPaces(world)
}

/** Members' paces keep the database's time: what is a minute in the story must be one for them too. */
async function restPaces(world: World): Promise<void> {
  await world.context.db.execute(sql`delete from pacers where name like 'wecom.member.%'`)
}

/** The desk's mornings, minute by minute: a member's pace lets few messages through at once. */
export async function passMornings(world: World, mornings: number): Promise<void> {
  for (let morning = 0; morning < mornings; morning++) {
    await world.freeze(() => world.clock.set(digestAfter(world.clock.now())))
    for (let minute = 0; minute < 15; minute++) {
      await world.settle()
      await wait(world, MINUTE)
    }
  }
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
