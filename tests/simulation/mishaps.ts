import { eq } from 'drizzle-orm'
import { drainOutbox } from '../../api/_src/flow/drain-outbox.ts'
import { createRunJob } from '../../api/_src/flow/run-job.ts'
import { DAY, HOUR, MINUTE } from '../../api/_src/kernel/clock.ts'
import { announce } from '../../api/_src/kernel/outbox.ts'
import { employees } from '../../db/schema/index.ts'
import type { FaultInput } from '../sandbox/core/faults.ts'
import type { World } from '../support/world.ts'
import { drainDying, wait } from './drains.ts'
import { type Memory, type Person, type Step, staying } from './memory.ts'

/** True if the employee may go: some have to stay for the story to go on. */
export async function leave(world: World, memory: Memory, person: Person): Promise<boolean> {
  if (person.leftAt !== null || staying(memory).length < 4) return false
  person.leftAt = world.clock.now().getTime()
  const { employeeId } = person
  await world.context.db.transaction(async (tx) => {
    await tx.update(employees).set({ status: 'left' }).where(eq(employees.id, employeeId))
    await announce(tx, world.clock.now(), 'employee.left', { employeeId })
  })
  return true
}

const somebodyLeaves: Step = async (world, memory, dice) => {
  await leave(world, memory, dice.pick(memory.people))
}

const passTime: Step = async (world, _memory, dice) => {
  await wait(
    world,
    dice.pick([MINUTE, 20 * MINUTE, 20 * MINUTE, 3 * HOUR, 9 * HOUR, DAY, 3 * DAY, 8 * DAY]),
  )
  await world.settle()
}

const passHalfAYear: Step = async (world) => {
  await wait(world, 181 * DAY)
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

const dieMidJob: Step = (world, _memory, dice) =>
  drainDying(world, () => (dice.chance(0.25) ? 'before' : dice.chance(0.35) ? 'after' : null))

/** What nobody wants, and time. */
export const mishaps: readonly [weight: number, step: Step][] = [
  [0.4, somebodyLeaves],
  [5, passTime],
  [0.7, passHalfAYear],
  [3, breakOutside],
  [2, drainTwiceAtOnce],
  [4, dieMidJob],
]
