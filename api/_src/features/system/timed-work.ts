import { HOUR, MINUTE } from '../../kernel/clock.ts'

export const timedNames = ['sweep', 'nightly'] as const
export type TimedName = (typeof timedNames)[number]

/** Vercel's crons may be late or left out once; after this long nobody runs them (vercel.json). */
const LATE_AFTER: Record<TimedName, number> = { sweep: 30 * MINUTE, nightly: 26 * HOUR }

/** Is timed work overdue? What never ran is: nothing would become due, and nobody would notice. */
export function isLate(name: TimedName, lastAt: Date | null, now: Date): boolean {
  return lastAt === null || now.getTime() - lastAt.getTime() > LATE_AFTER[name]
}
