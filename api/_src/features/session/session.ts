import type { Role } from '../../../../shared/employee.ts'
import { DAY, HOUR } from '../../kernel/clock.ts'

/** Who is at the door, as every route needs it. */
export type Caller = { employeeId: string; name: string; roles: readonly Role[] }

/** Roles that must get in while WeCom is down (design §10). */
const STANDING: readonly Role[] = ['hr', 'hr_lead', 'duty']

/** How long a log-in lasts, in milliseconds: 12 hours, or 30 days since the last use for HR and duty officers. */
export function lifetimeOf(roles: readonly Role[]): number {
  return roles.some((role) => STANDING.includes(role)) ? 30 * DAY : 12 * HOUR
}

/** The new end of a log-in in use, or null when it stays: a rolling one moves at most once a day. */
export function rolledEnd(roles: readonly Role[], expiresAt: Date, now: Date): Date | null {
  const lifetime = lifetimeOf(roles)
  if (lifetime < 30 * DAY) return null
  const end = now.getTime() + lifetime
  return end - expiresAt.getTime() >= DAY ? new Date(end) : null
}

/** Failed log-ins of one address in one window, above which WeCom is not asked any more. */
export const MAX_FAILED_LOGINS = 60
export const LOGIN_WINDOW = 10 * 60 * 1000

/** The start of the window that an instant falls into. */
export function loginWindow(at: Date): Date {
  return new Date(at.getTime() - (at.getTime() % LOGIN_WINDOW))
}
