import type { ProviderView } from '../../../../shared/operations.ts'
import { MINUTE, SECOND } from '../../kernel/clock.ts'

export type Window = {
  windowStart: Date
  answered: number
  failed: number
  totalMs: number
  lastFailure: string | null
  brokenAt: Date | null
}

/** What "now" is: long enough for a few calls, short enough to be news. */
const LATELY = 10 * MINUTE
const BROKEN_FOR = 2 * MINUTE
const FAILING_SHARE = 0.5
/** Fewer calls say nothing of a share. */
const ENOUGH = 3
const SLOWER = 3
/** What is quick enough for anybody is not slow. */
const NEVER_SLOW_MS = SECOND

/** How a provider answers, from its windows of 24 hours, the latest first; pure. */
export function viewProvider(
  provider: string,
  windows: readonly Window[],
  now: Date,
): ProviderView {
  const day = sum(windows)
  const recent = sum(
    windows.filter(({ windowStart }) => now.getTime() - windowStart.getTime() <= LATELY),
  )
  const broken = windows.some(
    ({ brokenAt }) => brokenAt !== null && now.getTime() - brokenAt.getTime() <= BROKEN_FOR,
  )
  const [usualMs, nowMs] = [mean(day), mean(recent)]
  const latest = sum(latestOf(windows, now))
  const fails = latest.calls >= ENOUGH && latest.failed / latest.calls >= FAILING_SHARE
  const slow =
    usualMs !== null && nowMs !== null && nowMs > Math.max(SLOWER * usualMs, NEVER_SLOW_MS)
  return {
    provider,
    state: broken || fails ? 'failing' : day.calls === 0 ? 'idle' : slow ? 'slow' : 'ok',
    calls: day.calls,
    answered: day.calls > 0 ? (day.calls - day.failed) / day.calls : null,
    usualMs,
    nowMs,
    lastFailure: windows.find(({ lastFailure }) => lastFailure !== null)?.lastFailure ?? null,
  }
}

/** What is lately, and of whom is called rarely as far back as says something: an outage is not over by being quiet. */
function latestOf(windows: readonly Window[], now: Date): Window[] {
  let calls = 0
  return windows.filter(({ windowStart, answered, failed }) => {
    const isWanted = calls < ENOUGH || now.getTime() - windowStart.getTime() <= LATELY
    calls += answered + failed
    return isWanted
  })
}

type Sum = { calls: number; failed: number; totalMs: number }

function sum(windows: readonly Window[]): Sum {
  return windows.reduce(
    (all, { answered, failed, totalMs }) => ({
      calls: all.calls + answered + failed,
      failed: all.failed + failed,
      totalMs: all.totalMs + totalMs,
    }),
    { calls: 0, failed: 0, totalMs: 0 },
  )
}

function mean({ calls, totalMs }: Sum): number | null {
  return calls > 0 ? Math.round(totalMs / calls) : null
}
