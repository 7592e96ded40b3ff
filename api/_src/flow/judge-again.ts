import { listOutdated } from '../features/score/list-outdated.ts'
import type { Events } from '../kernel/events.ts'
import { announce } from '../kernel/outbox.ts'
import type { Flow } from './flow.ts'
import { judgeEmployees } from './judge.ts'

/**
 * A setting changed on which judgements rest: those whom it concerns are judged anew, a page a job, each of which may be
 * run again; the next one is announced once this one is done.
 */
export async function judgeAgain(
  flow: Flow,
  outdated: Events['judgements.outdated'],
): Promise<void> {
  const { employeeIds, isLast } = await listOutdated(flow.db, outdated)
  await judgeEmployees(
    flow,
    employeeIds.map((employeeId) => ({ employeeId })),
  )
  const afterId = employeeIds.at(-1)
  if (isLast || !afterId) return
  await announce(flow.db, flow.clock.now(), 'judgements.outdated', { ...outdated, afterId })
}
