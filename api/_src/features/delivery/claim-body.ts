import { sql } from 'drizzle-orm'
import type { AlertReason } from '../../../../shared/alert.ts'
import { maskPhone } from '../../../../shared/phone.ts'
import { shanghaiDate } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'
import { rowsOf, toBuffer, toDate } from '../../kernel/rows.ts'
import type { WecomCard } from '../../ports/wecom-cards.ts'
import type { WecomContent } from '../../ports/wecom-messages.ts'
import { alertCard, approvalCard, digestContent } from './card-content.ts'
import type { DeliveryToSend } from './delivery-queries.ts'
import { untoldAlerts } from './untold.ts'

/** What a delivery says, once and for all: every try says the same bytes. `count`: how many alerts it speaks of. */
export type DeliveryBody = { count: number } & ({ card: WecomCard } | { content: WecomContent })

/** The sentence of an alert, built where alerts are known; flow hands it in. */
export type FindAlertText = (core: Core, alertId: string) => Promise<string | null>

/** Reads the facts of now. Null: there is nothing (more) to say. A digest takes its alerts with it. */
export async function claimBody(
  core: Core,
  delivery: DeliveryToSend,
  findText: FindAlertText,
): Promise<DeliveryBody | null> {
  if (delivery.kind === 'digest') return buildDigest(core, delivery)
  const taskId = delivery.taskId ?? delivery.id
  if (delivery.kind === 'approval') return buildApproval(core, delivery, taskId)
  return buildCard(core, delivery, { taskId, findText })
}

async function buildCard(
  core: Core,
  { alertId, recipientId }: DeliveryToSend,
  { taskId, findText }: { taskId: string; findText: FindAlertText },
): Promise<DeliveryBody | null> {
  const text = alertId && (await findText(core, alertId))
  if (!text) return null
  const [row] = rowsOf<{
    employee: string
    employeeNo: string
    department: string | null
    contactId: string | null
    relation: string | null
    phone: unknown
    reasons: AlertReason[]
    tenths: number | null
    counts: number
    dueAt: unknown
    escalated: boolean
    ownerId: string | null
  }>(
    await core.db.execute(sql`
      select e.name as employee, e.employee_no as "employeeNo", d.name as department, c.id as "contactId",
        c.relation, c.phone_sealed as phone, a.reasons, a.tenths, coalesce(v.counts, 0)::int as counts,
        a.due_at as "dueAt", a.escalated_at is not null as escalated, a.owner_id as "ownerId"
      from alerts a join employees e on e.id = a.employee_id
      left join departments d on d.id = e.department_id
      left join contacts c on c.id = a.contact_id
      left join coverages v on v.employee_id = e.id
      where a.id = ${alertId}`),
  )
  if (!row) return null
  const contact =
    row.contactId && row.relation && row.phone
      ? {
          id: row.contactId,
          relation: row.relation,
          maskedPhone: maskPhone(core.vault.open('phone', toBuffer(row.phone))),
        }
      : null
  const escalated = row.escalated && row.ownerId !== recipientId
  const due = dueWords(toDate(row.dueAt) ?? core.clock.now())
  const line = (await core.settings.read(core.db)).alertLine * 10
  return { count: 1, card: alertCard(taskId, { ...row, contact, text, line, due, escalated }) }
}

/** `11月25日（周三）`. */
function dueWords(at: Date): string {
  const date = shanghaiDate(at)
  const weekday = '日一二三四五六'[new Date(`${date}T00:00:00Z`).getUTCDay()]
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日（周${weekday}）`
}

async function buildApproval(
  core: Core,
  { changeRequestId }: DeliveryToSend,
  taskId: string,
): Promise<DeliveryBody | null> {
  const [row] = rowsOf<{
    employee: string
    department: string | null
    reason: string
    relation: string
    phone: unknown
    newRelation: string
    newPhone: unknown
    confirmed: boolean
  }>(
    await core.db.execute(sql`
      select e.name as employee, d.name as department, r.reason, o.relation, o.phone_sealed as phone,
        n.relation as "newRelation", n.phone_sealed as "newPhone", n.proof_at is not null as confirmed
      from change_requests r join employees e on e.id = r.employee_id
      left join departments d on d.id = e.department_id
      join contacts o on o.id = r.replaces_id join contacts n on n.id = r.contact_id
      where r.id = ${changeRequestId}`),
  )
  if (!row) return null
  const masked = (sealed: unknown) => maskPhone(core.vault.open('phone', toBuffer(sealed)))
  const now = { relation: row.relation, maskedPhone: masked(row.phone) }
  const changedTo = { relation: row.newRelation, maskedPhone: masked(row.newPhone) }
  return { count: 1, card: approvalCard(taskId, { ...row, now, changedTo }) }
}

async function buildDigest(core: Core, delivery: DeliveryToSend): Promise<DeliveryBody | null> {
  const now = core.clock.now()
  const [counts] = rowsOf<{
    count: number
    uncovered: number
    highRisk: number
    other: number
    overdue: number
  }>(
    await core.db.execute(sql`
      with told as (
        insert into digest_alerts (delivery_id, alert_id)
        select ${delivery.id}, u.id from (${untoldAlerts(delivery.recipientId, now)}) u
        on conflict do nothing returning alert_id),
      all_of_it as (
        select alert_id from told
        union select alert_id from digest_alerts where delivery_id = ${delivery.id})
      select count(*)::int as count, (count(*) filter (where a.severity = 3))::int as uncovered,
        (count(*) filter (where a.severity = 2))::int as "highRisk",
        (count(*) filter (where a.severity = 1))::int as other,
        (count(*) filter (where a.due_at < ${now.toISOString()}))::int as overdue
      from all_of_it i join alerts a on a.id = i.alert_id where a.state in ('open', 'in_follow_up')`),
  )
  if (!counts || counts.count === 0) return null
  return { count: counts.count, content: digestContent(counts) }
}
