/** How large, how long, and by which seed: the same plan tells the same year. */
export type YearPlan = {
  seed: number
  people: number
  days: number
  /** `yyyy-mm-dd`, a workday. */
  firstDay: string
  /** How many times more than usual happens to people: in a few weeks of a small company a year's worth. */
  bustle: number
  /** Which share of the people were asked half a year ago and are due in these weeks; the others begin afresh. */
  past: number
  /** Hours of a workday at which people act and the background is looked after; a free day has every other one. */
  hours: readonly number[]
}

export const fullYear = {
  people: 2_000,
  days: 365,
  bustle: 1,
  past: 0,
  firstDay: '2026-01-05',
  hours: [8.2, 9.1, 10.5, 13, 15, 17, 19.5, 20.8],
} as const

/** The hours at which something happens on a free day: fewer people have the company in mind. */
export function freeHours(hours: readonly number[]): number[] {
  return hours.filter((_, place) => place % 3 === 1 || place === hours.length - 1)
}
