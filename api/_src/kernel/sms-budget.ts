/** A drill leaves the other half of a day's SMS to questions, which people wait for. */
const DRILL_PART = 0.5

/** How many SMS may have left on a day, of whatever kind, while one of a drill still may. */
export function drillShare(dailyBudget: number): number {
  return Math.ceil(dailyBudget * DRILL_PART)
}
