import type { Canary } from '../../../../shared/operations.ts'
import { addMilliseconds, DAY, MINUTE, shanghaiDate, shanghaiInstant } from '../../kernel/clock.ts'

/** What the settings say: when it leaves, and how long its receipt may take. */
export type CanaryRules = { hour: number; minutes: number }

export type CanaryRow = {
  day: string
  state: 'planned' | 'sending' | 'sent' | 'uncertain' | 'delivered' | 'failed'
  plannedAt: Date
  claimedAt: Date | null
  deliveredAt: Date | null
  errCode: string | null
}

/** The day whose SMS may leave at `now`, from `hour` until single SMS may not leave any more; null outside. */
export function dayToPlan(
  now: Date,
  { hour, closes }: { hour: number; closes: number },
): string | null {
  const day = shanghaiDate(now)
  const opens = shanghaiInstant(day, hour)
  return now >= opens && now < shanghaiInstant(day, closes) ? day : null
}

/** Has it waited for its receipt, or for leaving at all, longer than `minutes`? */
export function isOverdue(
  row: Pick<CanaryRow, 'state' | 'plannedAt' | 'claimedAt'>,
  minutes: number,
  now: Date,
): boolean {
  if (row.state === 'delivered' || row.state === 'failed') return false
  const since = row.claimedAt ?? row.plannedAt
  return now.getTime() - since.getTime() >= minutes * MINUTE
}

/** How SMS arrive, from the last days' rows, the latest first; pure. Nothing is well only because nothing was tried. */
export function viewCanary(rows: readonly CanaryRow[], rules: CanaryRules, now: Date): Canary {
  const days = rows.map((row) => viewDay(row, rules.minutes, now))
  return { state: stateOf(days, rules, now), ...rules, days }
}

function viewDay(row: CanaryRow, minutes: number, now: Date): Canary['days'][number] {
  const { day, deliveredAt, claimedAt, errCode } = row
  if (row.state === 'delivered' && deliveredAt && claimedAt) {
    const seconds = Math.max(0, Math.round((deliveredAt.getTime() - claimedAt.getTime()) / 1000))
    return { day, state: 'delivered', seconds, code: null }
  }
  if (row.state === 'failed') return { day, state: 'failed', seconds: null, code: errCode }
  return {
    day,
    state: isOverdue(row, minutes, now) ? 'late' : 'waiting',
    seconds: null,
    code: errCode,
  }
}

function stateOf(days: Canary['days'], { hour, minutes }: CanaryRules, now: Date): Canary['state'] {
  const settled = days.find(({ state }) => state !== 'waiting')
  const today = shanghaiDate(now)
  const dueAt = addMilliseconds(shanghaiInstant(today, hour), minutes * MINUTE)
  const wanted = now >= dueAt ? today : shanghaiDate(addMilliseconds(now, -DAY))
  if (!settled) return 'none'
  const isFresh = settled.day >= wanted || days[0]?.day === today
  return settled.state === 'delivered' && isFresh ? 'ok' : 'bad'
}
