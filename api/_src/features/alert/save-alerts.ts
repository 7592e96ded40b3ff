import { sql } from 'drizzle-orm'
import type { TxCore } from '../../kernel/core.ts'
import { arrayOf } from '../../kernel/rows.ts'
import type { OpenAlert } from './alert-facts.ts'
import type { ReviewedAlert, WorklistRow } from './compare-alerts.ts'
import { type AlertEvent, writeAlertHistory } from './write-alert-history.ts'

type Alert = ReviewedAlert & { id: string }

/** Opens alerts; nothing else can have opened one of them since the review took its lock. */
export async function saveOpened(t: TxCore, opened: readonly Alert[]): Promise<void> {
  if (opened.length === 0) return
  const at = t.now.toISOString()
  await t.tx.execute(sql`
    insert into alerts (id, employee_id, contact_id, department_id, state, severity, reasons, tenths, owner_id,
      opened_at, due_at, updated_at)
    select id, "employeeId", "contactId", "departmentId", 'open', severity, reasons, tenths, "ownerId",
      ${at}::timestamptz, "dueAt", ${at}::timestamptz
    from ${rowsOfAlerts(opened)}`)
  await writeAlertHistory(
    t,
    opened.map((alert) => ({
      alertId: alert.id,
      event: 'opened',
      details: { reasons: alert.reasons, ...(alert.ownerId ? { owner: alert.ownerId } : {}) },
    })),
  )
}

/** Alerts whose reasons, score, department or owner changed. A new owner has not heard of it yet. */
export async function saveReviewed(
  t: TxCore,
  changed: readonly { was: OpenAlert; now: Alert }[],
): Promise<void> {
  if (changed.length === 0) return
  await t.tx.execute(sql`
    update alerts a set department_id = n."departmentId", severity = n.severity, reasons = n.reasons,
      tenths = n.tenths, due_at = n."dueAt",
      delivered_at = case when a.owner_id is distinct from n."ownerId" then null else a.delivered_at end,
      owner_id = n."ownerId", updated_at = ${t.now.toISOString()}::timestamptz
    from ${rowsOfAlerts(changed.map(({ now }) => now))} where a.id = n.id`)
  await writeAlertHistory(t, changed.flatMap(historyOfChange))
}

function historyOfChange({ was, now }: { was: OpenAlert; now: Alert }): AlertEvent[] {
  const events: AlertEvent[] = []
  if (was.reasons.join() !== now.reasons.join())
    events.push({ alertId: now.id, event: 'reasons_changed', details: { reasons: now.reasons } })
  if (was.ownerId !== now.ownerId)
    events.push({
      alertId: now.id,
      event: 'handed_over',
      details: now.ownerId ? { owner: now.ownerId } : {},
    })
  return events
}

/** The cause is gone (design §8). */
export async function saveClosed(
  t: TxCore,
  closed: readonly { alert: OpenAlert; why: string }[],
): Promise<void> {
  if (closed.length === 0) return
  const at = t.now.toISOString()
  const rows = closed.map(({ alert, why }) => ({ id: alert.id, why }))
  await t.tx.execute(sql`
    update alerts a set state = 'resolved', closed_at = ${at}, closed_why = n.why, updated_at = ${at}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(id text, why text)
    where a.id = n.id and a.state in ('open', 'in_follow_up')`)
  await writeAlertHistory(
    t,
    rows.map(({ id, why }) => ({ alertId: id, event: 'closed', details: { why } })),
  )
}

/** The worklist rows of these employees, as they should be; a row that says so already is not touched. */
export async function writeWorklist(
  t: TxCore,
  employeeIds: readonly string[],
  rows: readonly WorklistRow[],
): Promise<void> {
  const with_ = rows.map(({ employeeId }) => employeeId)
  await t.tx.execute(sql`
    delete from worklist_rows where employee_id = any(${arrayOf(employeeIds)}::text[])
      and not employee_id = any(${arrayOf(with_)}::text[])`)
  if (rows.length === 0) return
  await t.tx.execute(sql`
    insert into worklist_rows as w (employee_id, department_id, owner_id, severity, state, due_at, tenths, reasons,
      alert_ids, updated_at)
    select "employeeId", "departmentId", "ownerId", severity, state, "dueAt", tenths, reasons, "alertIds",
      ${t.now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n("employeeId" text, "departmentId" text,
      "ownerId" text, severity smallint, state text, "dueAt" timestamptz, tenths smallint, reasons text[],
      "alertIds" text[])
    on conflict (employee_id) do update set department_id = excluded.department_id, owner_id = excluded.owner_id,
      severity = excluded.severity, state = excluded.state, due_at = excluded.due_at, tenths = excluded.tenths,
      reasons = excluded.reasons, alert_ids = excluded.alert_ids, updated_at = excluded.updated_at
    where (w.department_id, w.owner_id, w.severity, w.state, w.due_at, w.tenths, w.reasons, w.alert_ids)
      is distinct from (excluded.department_id, excluded.owner_id, excluded.severity, excluded.state,
        excluded.due_at, excluded.tenths, excluded.reasons, excluded.alert_ids)`)
}

function rowsOfAlerts(alerts: readonly Alert[]) {
  return sql`jsonb_to_recordset(${JSON.stringify(alerts)}::jsonb) as n(id text, "employeeId" text,
    "contactId" text, "departmentId" text, severity smallint, reasons text[], tenths smallint, "ownerId" text,
    "dueAt" timestamptz)`
}
