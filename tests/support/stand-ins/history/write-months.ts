import { baselineMeasures } from '../../../../api/_src/features/dashboard/baseline.ts'
import { addMilliseconds, DAY, shanghaiDate } from '../../../../api/_src/kernel/clock.ts'
import type { Core } from '../../../../api/_src/kernel/core.ts'
import { dashboardDays, departments } from '../../../../db/schema/index.ts'
import type { Random } from '../../../sandbox/core/random.ts'

/** What the yearly check found before there was a system (design §1), in per cent. */
const before = { dead: 15, strangers: 5, stale: 31, answered_in_a_week: 42 } as const
const SMALLEST = 5

/** Eleven months in which the share of valid contacts grew, and the baseline of a first import a year ago. */
export async function writeMonths(core: Core, random: Random): Promise<void> {
  const now = core.clock.now()
  const day = (daysAgo: number) => shanghaiDate(addMilliseconds(now, -daysAgo * DAY))
  const places = await core.db.select({ id: departments.id }).from(departments)
  const rows: (typeof dashboardDays.$inferInsert)[] = []
  for (let month = 11; month >= 1; month--) {
    let valid = 0
    let all = 0
    for (const { id } of places) {
      const outOf = SMALLEST + random.below(4)
      const share = 0.5 + (11 - month) * 0.032 + random.next() * 0.06
      const value = Math.min(outOf, Math.round(outOf * share))
      rows.push({ day: day(30 * month), departmentId: id, measure: 'valid', value, outOf })
      valid += value
      all += outOf
    }
    rows.push({
      day: day(30 * month),
      departmentId: '',
      measure: 'valid',
      value: valid,
      outOf: all,
    })
  }
  for (const departmentId of ['', ...places.map(({ id }) => id)])
    for (const [id, value] of Object.entries(before))
      rows.push({
        day: day(345),
        departmentId,
        measure: baselineMeasures[id as keyof typeof before],
        value,
        outOf: 100,
      })
  await core.db.insert(dashboardDays).values(rows).onConflictDoNothing()
}
