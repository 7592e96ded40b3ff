import { ProviderError } from '../kernel/provider-error.ts'
import { saidOfError } from '../kernel/said-of-error.ts'
import type { Flow } from './flow.ts'

export type Step = (flow: Flow) => Promise<unknown>

/** PostgreSQL ended one of two instances that waited for each other; nothing of it was written. */
const DEADLOCK = '40P01'

/**
 * Runs one step after the other, and those behind one that failed as well: what is broken in one place keeps nobody
 * else waiting. What failed is logged, and thrown at the end, so that whoever keeps the time hears of it. Two instances
 * that got in each other's way are no failure: the step begins once more.
 */
export async function runSteps(flow: Flow, steps: readonly Step[]): Promise<void> {
  const failures: unknown[] = []
  for (const step of steps) {
    try {
      await run(flow, step)
    } catch (error) {
      flow.log.error({ step: step.name, ...saidOfError(error) }, 'timed work failed')
      failures.push(error)
    }
  }
  if (failures.length === 0) return
  // an outside out of reach is answered as that, and is no bug of ours
  if (failures.every((failure) => failure instanceof ProviderError)) throw failures[0]
  throw new AggregateError(failures, 'timed work failed')
}

async function run(flow: Flow, step: Step): Promise<void> {
  try {
    await step(flow)
  } catch (error) {
    if (!isDeadlock(error)) throw error
    flow.log.warn({ step: step.name }, 'two instances waited for each other')
    await step(flow)
  }
}

/** The driver's error is the cause of Drizzle's. */
function isDeadlock(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return ('code' in error && error.code === DEADLOCK) || isDeadlock(error.cause)
}
