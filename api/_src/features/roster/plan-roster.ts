import { sql } from 'drizzle-orm'
import type { Core } from '../../kernel/core.ts'

/** A contact was confirmed: what 人事助手 has of their employee is compared soon, and written back. */
export async function planRoster(core: Core, { contactId }: { contactId: string }): Promise<void> {
  const at = core.clock.now().toISOString()
  await core.db.execute(sql`
    update roster_readings r set due_at = least(due_at, ${at}::timestamptz)
    from contacts c where c.id = ${contactId} and r.employee_id = c.employee_id`)
}
