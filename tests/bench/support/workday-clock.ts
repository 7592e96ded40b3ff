import type { Clock } from '../../../api/_src/kernel/clock.ts'
import { workdayMorning } from '../../support/test-core.ts'

/** A clock that said 10:00 on a workday at a real instant, and runs: the same in every process told that instant. */
export function workdayClock(startedAt: number): Clock {
  return { now: () => new Date(workdayMorning.getTime() + Date.now() - startedAt) }
}
