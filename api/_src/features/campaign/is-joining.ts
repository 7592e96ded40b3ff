import { sql } from 'drizzle-orm'

/** An onboarding `o` whose employee is reminded as a joiner: two reminders of one thing would be one too many. */
export const joins = sql`o.completed_at is null and o.remind_at is not null`

/** The same of an employee `e`. */
export const isJoining = sql`exists (select 1 from onboardings o where o.employee_id = e.id and ${joins})`
