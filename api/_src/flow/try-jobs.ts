import type { Core } from '../kernel/core.ts'
import type { Job } from '../kernel/outbox.ts'
import type { DrainReport, RunJob } from './drain-outbox.ts'
import { tryJob } from './try-job.ts'

/**
 * Runs jobs of one event, in one go if there is a way to; if that fails, each alone, so that one bad job harms
 * no other. Gives back the ids of those that are done.
 */
export async function tryJobs(
  drain: { core: Core; run: RunJob; report: DrainReport },
  jobs: readonly Job[],
): Promise<number[]> {
  const [first] = jobs
  const together = jobs.length > 1 && first ? drain.run.together?.(first.event) : null
  if (together) {
    try {
      await together(jobs)
      drain.report.done += jobs.length
      return jobs.map(({ id }) => id)
    } catch {
      // whoever is to blame shows below
    }
  }
  const done: number[] = []
  for (const job of jobs) if (await tryJob(drain, job)) done.push(job.id)
  return done
}
