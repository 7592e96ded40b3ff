import { addMilliseconds, MINUTE, shanghaiDate } from './clock.ts'

/** The Shanghai dates (`yyyymmdd`) under which the vendor may file an attempt: both around midnight. */
export function queryDates(claimedAt: Date): string[] {
  const around = [-10, 10].map((minutes) =>
    shanghaiDate(addMilliseconds(claimedAt, minutes * MINUTE)),
  )
  return [...new Set(around)].map((date) => date.replaceAll('-', ''))
}
