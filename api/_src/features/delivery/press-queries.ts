import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import { rowsOf, toBuffer, toDate } from '../../kernel/rows.ts'
import type { Vault } from '../../kernel/vault.ts'
import type { WecomCard } from '../../ports/wecom-cards.ts'
import type { DeliveryBody } from './claim-body.ts'

/** What came of a press. `refused`: no role, out of scope or gone. `passed_on`: what came of it is found out elsewhere. */
export type PressOutcome = 'recorded' | 'reveal_first' | 'lost_race' | 'refused' | 'passed_on'

export type Press = {
  key: string
  buttonKey: string
  /** As the company knows it: WeCom may write it in another case. */
  userid: string
  /** `received`: not found out yet. */
  outcome: PressOutcome | 'received'
  /** Null: nobody of the company, or who left. */
  employeeId: string | null
  deliveryId: string
  /** Whose card it is. */
  recipientId: string
  alertId: string | null
  changeRequestId: string | null
  sentAt: Date | null
  body: Buffer | null
}

/** A press with the card it was on; null where no card of ours has that task. */
export async function findPress(q: Queryable, key: string): Promise<Press | null> {
  const result = await q.execute(sql`
    select p.key, p.button_key as "buttonKey", coalesce(e.userid, p.userid) as userid, p.outcome,
      e.id as "employeeId", d.id as "deliveryId", d.recipient_id as "recipientId", d.alert_id as "alertId",
      d.change_request_id as "changeRequestId", d.sent_at as "sentAt", d.body_sealed as body
    from card_presses p join deliveries d on d.task_id = p.task_id
    left join employees e on lower(e.userid) = lower(p.userid) and e.status <> 'left'
    where p.key = ${key}`)
  const [row] = rowsOf<Omit<Press, 'sentAt' | 'body'> & { sentAt: unknown; body: unknown }>(result)
  if (!row) return null
  return {
    ...row,
    sentAt: toDate(row.sentAt),
    body: row.body === null ? null : toBuffer(row.body),
  }
}

/** What a card that a person has is about. */
export async function findAbout(
  q: Queryable,
  deliveryId: string,
): Promise<{ alertId: string | null; changeRequestId: string | null } | null> {
  const result = await q.execute(sql`
    select alert_id as "alertId", change_request_id as "changeRequestId" from deliveries
    where id = ${deliveryId} and state = 'sent'`)
  return rowsOf<{ alertId: string | null; changeRequestId: string | null }>(result)[0] ?? null
}

/** The card as it was sent. */
export function cardOf(vault: Vault, body: Buffer | null): WecomCard | null {
  const opened = body && (JSON.parse(vault.open('message', body)) as DeliveryBody)
  return opened && 'card' in opened ? opened.card : null
}
