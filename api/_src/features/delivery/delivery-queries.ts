import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import { rowsOf, toBuffer, toDate } from '../../kernel/rows.ts'
import type { Way } from './delivery.ts'

export type DeliveryToSend = {
  id: string
  kind: 'card' | 'digest' | 'approval'
  recipientId: string
  alertId: string | null
  changeRequestId: string | null
  channel: Way
  state: 'queued' | 'sending' | 'uncertain'
  body: Buffer | null
  taskId: string | null
  attempts: number
  dueAt: Date
  claimedAt: Date | null
  userid: string | null
  left: boolean
  /** What it is about still waits for this person. */
  needed: boolean
  emailSealed: Buffer | null
  phoneSealed: Buffer | null
  /** The last SMS that was handed over, or may have been; null: none was. */
  sms: SmsAttempt | null
}
/** How the vendor is asked what became of an SMS. */
export type SmsAttempt = {
  outId: string
  toSealed: Buffer
  claimedAt: Date
  missedQueries: number
  lastQueryAt: Date | null
}

/** One delivery that may still leave, with the ways to its recipient. */
export async function findDelivery(q: Queryable, id: string): Promise<DeliveryToSend | null> {
  const result = await q.execute(sql`
    select d.id, d.kind, d.recipient_id as "recipientId", d.alert_id as "alertId",
      d.change_request_id as "changeRequestId", d.channel, d.state, d.body_sealed as body, d.task_id as "taskId",
      d.attempts, d.due_at as "dueAt", d.claimed_at as "claimedAt", e.userid, e.status = 'left' as left,
      d.out_id as "outId", d.sms_to_sealed as "smsTo", d.missed_queries as "missedQueries",
      d.last_query_at as "lastQueryAt",
      case d.kind
        when 'card' then exists (select 1 from alerts a where a.id = d.alert_id and ${concernsRecipient})
        when 'digest' then d.body_sealed is null or exists (select 1 from digest_alerts i
          join alerts a on a.id = i.alert_id where i.delivery_id = d.id and ${concernsRecipient})
        when 'approval' then exists (select 1 from change_requests r where r.id = d.change_request_id
          and r.state in ('with_manager', 'with_hr'))
        else true end as needed,
      (select w.address_sealed from work_addresses w where w.employee_id = d.recipient_id and w.kind = 'email'
        and w.verified_at is not null) as email,
      (select w.address_sealed from work_addresses w where w.employee_id = d.recipient_id and w.kind = 'phone'
        and w.verified_at is not null) as phone
    from deliveries d join employees e on e.id = d.recipient_id
    where d.id = ${id} and d.state in ('queued', 'sending', 'uncertain')`)
  const [row] = rowsOf<Row>(result)
  return row ? readRow(row) : null
}

/** Open, and theirs to work on; or overdue, and they lead HR (design §8). */
const concernsRecipient = sql`a.state in ('open', 'in_follow_up') and (a.owner_id = d.recipient_id
  or (a.escalated_at is not null and exists (select 1 from role_grants g
    where g.employee_id = d.recipient_id and g.role = 'hr_lead' and g.ended_at is null)))`

type Instants = 'dueAt' | 'claimedAt' | 'lastQueryAt'
type Bytes = 'body' | 'email' | 'phone' | 'smsTo'
type Row = Omit<DeliveryToSend, Instants | 'body' | 'emailSealed' | 'phoneSealed' | 'sms'> &
  Record<Instants | Bytes, unknown> & { outId: string | null; missedQueries: number }

function readRow(row: Row): DeliveryToSend {
  const { email, phone, smsTo, outId, missedQueries, lastQueryAt, ...rest } = row
  const bytes = (value: unknown) => (value === null ? null : toBuffer(value))
  const [claimedAt, toSealed] = [toDate(row.claimedAt), bytes(smsTo)]
  return {
    ...rest,
    body: bytes(row.body),
    dueAt: toDate(row.dueAt) ?? new Date(0),
    claimedAt,
    emailSealed: bytes(email),
    phoneSealed: bytes(phone),
    sms:
      outId && toSealed && claimedAt
        ? { outId, toSealed, claimedAt, missedQueries, lastQueryAt: toDate(lastQueryAt) }
        : null,
  }
}
