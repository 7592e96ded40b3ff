import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import type { Core } from '../../kernel/core.ts'
import { rowsOf } from '../../kernel/rows.ts'
import { readAlerts } from './alert-view.ts'

/** The sentence of an alert as it stands now. */
export async function findAlertText(core: Core, alertId: string): Promise<string | null> {
  const [alert] = await readAlerts(core, core.db, sql`a.id = ${alertId}`)
  return alert?.text ?? null
}

/** Why an alert is closed; null while it is open. */
export async function findClosing(q: Queryable, alertId: string): Promise<string | null> {
  const result = await q.execute(sql`
    select closed_why as why from alerts where id = ${alertId} and state in ('resolved', 'dismissed')`)
  return rowsOf<{ why: string | null }>(result)[0]?.why ?? null
}
