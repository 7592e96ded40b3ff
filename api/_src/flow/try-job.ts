import { addMilliseconds, MINUTE, SECOND } from '../kernel/clock.ts'
import type { Core } from '../kernel/core.ts'
import { announce, buryJob, type Job, postponeJob } from '../kernel/outbox.ts'
import { ProviderError } from '../kernel/provider-error.ts'
import type { DrainReport, RunJob } from './drain-outbox.ts'

const MAX_ATTEMPTS = 25
/** Half a minute without the outside is a hiccup; after this many attempts an administrator hears of it. */
const TELL_AT = 6

/**
 * Runs one job and says whether it is done. What was too early comes back when it said; what failed comes back
 * later and later, and after 25 attempts waits for a person. An outside that is down is waited for however long
 * it takes: what was accepted must not be lost to it.
 */
export async function tryJob(
  drain: { core: Core; run: RunJob; report: DrainReport },
  job: Job,
): Promise<boolean> {
  const { core, report } = drain
  // nobody lived to tell how the last attempt ended
  if (job.attempts > MAX_ATTEMPTS) {
    await bury(core, report, job, 'worker died')
    return false
  }
  try {
    const outcome = await drain.run(job)
    if (!outcome) {
      report.done++
      return true
    }
    await postponeJob(core.db, job, outcome.postpone, { attempt: false })
    report.postponed++
  } catch (error) {
    await retryLater(core, report, job, error)
  }
  return false
}

async function retryLater(
  core: Core,
  report: DrainReport,
  job: Job,
  error: unknown,
): Promise<void> {
  const code = codeOf(error)
  const isOutside = error instanceof ProviderError
  if (job.attempts >= MAX_ATTEMPTS && !isOutside) return bury(core, report, job, code)
  core.log.warn({ event: job.event, job: job.id, attempt: job.attempts, code }, 'job failed')
  const retryAfter = error instanceof ProviderError ? (error.retryAfter ?? 0) : 0
  const pause = Math.max(retryAfter, backOff(job.attempts, core.random.bytes(1)[0] ?? 0))
  const runAt = addMilliseconds(core.clock.now(), pause)
  if (isOutside && job.attempts === TELL_AT)
    await announce(core.db, core.clock.now(), 'trouble.seen', {
      kind: 'outside_unavailable',
      subject: error.provider,
    })
  await postponeJob(core.db, job, runAt, { attempt: job.attempts < MAX_ATTEMPTS, error: code })
  report.failed++
}

async function bury(core: Core, report: DrainReport, job: Job, code: string): Promise<void> {
  core.log.error({ event: job.event, job: job.id, attempt: job.attempts, code }, 'job given up')
  await buryJob(core.db, job, core.clock.now(), code)
  report.buried++
}

/** 1 s, 2 s, 4 s … at most 10 minutes, with up to a quarter more so that many do not come back at once. */
function backOff(attempts: number, jitter: number): number {
  const base = Math.min(2 ** (attempts - 1) * SECOND, 10 * MINUTE)
  return base * (1 + jitter / 1024)
}

/** Names the kind of a failure without its text, which could hold a parameter. */
function codeOf(error: unknown): string {
  if (error instanceof ProviderError) return `${error.provider} ${error.kind} ${error.code}`
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const code =
    typeof cause === 'object' && cause !== null && 'code' in cause ? ` ${String(cause.code)}` : ''
  return `${cause instanceof Error ? cause.name : 'unknown'}${code}`
}
