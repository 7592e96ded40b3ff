import { eq } from 'drizzle-orm'
import { drainOutbox, type RunJob } from '../../api/_src/flow/drain-outbox.ts'
import { createRunJob } from '../../api/_src/flow/run-job.ts'
import { DAY, HOUR, MINUTE } from '../../api/_src/kernel/clock.ts'
import { announce } from '../../api/_src/kernel/outbox.ts'
import { employees } from '../../db/schema/index.ts'
import type { FaultInput } from '../sandbox/core/faults.ts'
import type { Step } from './memory.ts'

const leave: Step = async (world, memory, dice) => {
  const person = dice.pick(memory.people)
  const staying = memory.people.filter(({ leftAt }) => leftAt === null)
  if (person.leftAt !== null || staying.length < 4) return
  person.leftAt = world.clock.now().getTime()
  const { employeeId } = person
  await world.context.db.transaction(async (tx) => {
    await tx.update(employees).set({ status: 'left' }).where(eq(employees.id, employeeId))
    await announce(tx, world.clock.now(), 'employee.left', { employeeId })
  })
}

const passTime: Step = async (world, _memory, dice) => {
  await world.clock.advance(
    dice.pick([MINUTE, 20 * MINUTE, 20 * MINUTE, 3 * HOUR, 9 * HOUR, DAY, 3 * DAY, 8 * DAY]),
  )
  await world.settle()
}

const passHalfAYear: Step = async (world) => {
  await world.clock.advance(181 * DAY)
  await world.settle()
}

const breakOutside: Step = async (world, _memory, dice) => {
  const target = dice.pick<FaultInput['target']>(['sms', 'sms', 'number', 'wecom'])
  const fault = dice.pick<FaultInput['fault']>([
    'reset_before',
    'reset_after',
    'http_500',
    'throttle',
  ])
  // people can always log in: what they meet otherwise is the log-in's own test
  const action = target === 'wecom' ? { action: 'message/send' } : {}
  world.sandbox.faults.add({ target, fault, share: 0.5, times: dice.pick([1, 3, 8]), ...action })
}

const drainTwiceAtOnce: Step = async (world) => {
  const run = createRunJob(world.context)
  await Promise.all([drainOutbox(world.context, run), drainOutbox(world.context, run)])
}

/** Processes that die at a job: before they did anything, or with all of it done and nobody told. */
const dieMidJob: Step = async (world, _memory, dice) => {
  const run = createRunJob(world.context)
  const mortal: RunJob = async (job) => {
    if (dice.chance(0.25)) throw new Error('died before')
    const outcome = await run(job)
    if (dice.chance(0.35)) throw new Error('died after')
    return outcome
  }
  await Promise.all([drainOutbox(world.context, mortal), drainOutbox(world.context, mortal)])
}

/** What nobody wants, and time. */
export const mishaps: readonly [weight: number, step: Step][] = [
  [0.4, leave],
  [5, passTime],
  [0.7, passHalfAYear],
  [3, breakOutside],
  [2, drainTwiceAtOnce],
  [4, dieMidJob],
]
