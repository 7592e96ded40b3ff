import { desc, eq, type SQL, sql } from 'drizzle-orm'
import { alertHistory, employees } from '../../../../db/schema/index.ts'
import type { Alert, AlertDetail, AlertState } from '../../../../shared/alert.ts'
import { AppError } from '../../kernel/app-error.ts'
import type { Core } from '../../kernel/core.ts'
import { readCursor, writeCursor } from '../../kernel/cursor.ts'
import { inScope, type Scope } from '../../kernel/scope.ts'
import { readAlerts } from './alert-view.ts'
import { listFollowUps } from './follow-up-queries.ts'
import { alertHistorySentence } from './history-sentences.ts'

const PAGE = 20
/** Where the employee works now, also of an alert that was closed before they moved. */
const department = sql`e.department_id`

/** Alerts within the scope, the newest first. Throws AppError `invalid_input` for a malformed cursor. */
export async function listAlerts(
  core: Core,
  question: {
    scope: Scope
    state?: AlertState | undefined
    contactId?: string | undefined
    cursor?: string | undefined
  },
): Promise<{ alerts: Alert[]; nextCursor: string | null }> {
  const { state, contactId, cursor } = question
  const [openedAt, id] = cursor ? readCursor(cursor, ['time', 'id']) : []
  const parts: SQL[] = [inScope(question.scope, department)]
  if (state) parts.push(sql`a.state = ${state}`)
  if (contactId) parts.push(sql`a.contact_id = ${contactId}`)
  if (cursor) parts.push(sql`(a.opened_at, a.id) < (${openedAt}::timestamptz, ${id}::text)`)
  const found = await readAlerts(
    core,
    core.db,
    sql`${sql.join(parts, sql` and `)} order by a.opened_at desc, a.id desc limit ${PAGE + 1}`,
  )
  const alerts = found.slice(0, PAGE)
  const last = alerts.at(-1)
  const nextCursor = found.length > PAGE && last ? writeCursor([last.openedAt, last.id]) : null
  return { alerts, nextCursor }
}

/** One alert with its follow-ups and history. Throws AppError `not_found`, also out of scope. */
export async function getAlert(
  core: Core,
  question: { alertId: string; readerId: string; scope: Scope },
): Promise<AlertDetail> {
  const { alertId, readerId, scope } = question
  const [alert] = await readAlerts(
    core,
    core.db,
    sql`a.id = ${alertId} and ${inScope(scope, department)}`,
  )
  if (!alert) throw new AppError('not_found')
  const [followUps, history] = await Promise.all([
    listFollowUps(core, { alertId }, readerId),
    listHistory(core, alertId),
  ])
  return { alert, followUps, history }
}

async function listHistory(core: Core, alertId: string): Promise<AlertDetail['history']> {
  const rows = await core.db
    .select({ row: alertHistory, by: employees.name })
    .from(alertHistory)
    .leftJoin(employees, eq(employees.id, alertHistory.actorId))
    .where(eq(alertHistory.alertId, alertId))
    .orderBy(desc(alertHistory.id))
    .limit(200)
  return rows.map(({ row, by }) => ({
    at: row.at.toISOString(),
    event: row.event,
    text: alertHistorySentence(row.event, row.details),
    ...(by ? { by } : {}),
  }))
}
