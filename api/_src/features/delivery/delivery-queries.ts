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
}

/** One delivery that may still leave, with the ways to its recipient. */
export async function findDelivery(q: Queryable, id: string): Promise<DeliveryToSend | null> {
  const result = await q.execute(sql`
    select d.id, d.kind, d.recipient_id as "recipientId", d.alert_id as "alertId",
      d.change_request_id as "changeRequestId", d.channel, d.state, d.body_sealed as body, d.task_id as "taskId",
      d.attempts, d.due_at as "dueAt", d.claimed_at as "claimedAt", e.userid, e.status = 'left' as left,
      case d.kind
        when 'card' then exists (select 1 from alerts a where a.id = d.alert_id
          and a.state in ('open', 'in_follow_up') and (a.owner_id = d.recipient_id or a.escalated_at is not null))
        when 'approval' then exists (select 1 from change_requests r where r.id = d.change_request_id
          and r.state in ('with_manager', 'with_hr'))
        else true end as needed,
      (select w.address_sealed from work_addresses w where w.employee_id = d.recipient_id and w.kind = 'email'
        and w.verified_at is not null) as email,
      (select w.address_sealed from work_addresses w where w.employee_id = d.recipient_id and w.kind = 'phone'
        and w.verified_at is not null) as phone
    from deliveries d join employees e on e.id = d.recipient_id
    where d.id = ${id} and d.state in ('queued', 'sending', 'uncertain')`)
  const [row] = rowsOf<
    Omit<DeliveryToSend, 'body' | 'dueAt' | 'claimedAt' | 'emailSealed' | 'phoneSealed'> &
      Record<'body' | 'dueAt' | 'claimedAt' | 'email' | 'phone', unknown>
  >(result)
  if (!row) return null
  const { email, phone, ...rest } = row
  const bytes = (value: unknown) => (value === null ? null : toBuffer(value))
  return {
    ...rest,
    body: bytes(row.body),
    dueAt: toDate(row.dueAt) ?? new Date(0),
    claimedAt: toDate(row.claimedAt),
    emailSealed: bytes(email),
    phoneSealed: bytes(phone),
  }
}
