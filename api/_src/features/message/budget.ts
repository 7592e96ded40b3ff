import { drillShare } from '../../kernel/sms-budget.ts'

/** Share of the daily budget at which the administrator is told (design §5, limits). */
const WARN_AT = 0.8

/** Has this day's sending reached the share that the administrator must hear of? */
export function budgetWarns(sentToday: number, dailyBudget: number): boolean {
  return sentToday >= dailyBudget * WARN_AT
}

/**
 * May one more leave today? What somebody asked for always may: they stand there waiting for a code, a code
 * at midnight helps nobody, and their number is only one that we asked before, ten times a day at most. A drill never takes what first questions need.
 */
export function budgetAllows(
  sentToday: number,
  dailyBudget: number,
  what: 'asked' | 'question' | 'drill',
): boolean {
  if (what === 'asked') return true
  return sentToday < (what === 'drill' ? drillShare(dailyBudget) : dailyBudget)
}
