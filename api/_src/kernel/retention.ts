import { addMilliseconds, DAY } from './clock.ts'

/**
 * Whatever ended up to this instant is purged tonight. The contact's page promises `retentionDays 天内删除`, and the next
 * night is a day away: so a day earlier, though never before a refusal can no longer be taken back.
 */
export function purgeBefore(now: Date, retentionDays: number): Date {
  return addMilliseconds(now, -Math.max(retentionDays - 1, 1) * DAY)
}
