import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import { laneOf } from '../../kernel/events.ts'
import { rowsOf } from '../../kernel/rows.ts'
import type { AskForm } from './asking.ts'

export type NewChallenge = {
  id: string
  contactId: string
  employeeId: string
  phoneHash: string
  kind: 'first' | 'renewal'
  form: AskForm
  extendCode: string
  createdAt: Date
  /** Set where the contact asked for the question: nothing will be sent that starts its clock. */
  askedAt: Date | null
  closesAt: Date | null
}

/**
 * Writes an open challenge and, if it is to be announced, its event, in one statement. False if the contact
 * already has an open one or the extend code was taken a moment ago: two racing callers leave one question.
 * `announced`: how it is to be asked, null where nothing shall be sent.
 */
export async function insertChallenge(
  q: Queryable,
  challenge: NewChallenge,
  announced: { resend?: { now: boolean } } | null,
): Promise<boolean> {
  const at = challenge.createdAt.toISOString()
  const payload = { challengeId: challenge.id, ...announced }
  const result = await q.execute(sql`
    with made as (
      insert into challenges (id, contact_id, employee_id, phone_hash, kind, form, state, extend_code,
                              asked_at, closes_at, created_at)
      values (${challenge.id}, ${challenge.contactId}, ${challenge.employeeId}, ${challenge.phoneHash},
              ${challenge.kind}, ${challenge.form}, 'open', ${challenge.extendCode},
              ${challenge.askedAt?.toISOString() ?? null}, ${challenge.closesAt?.toISOString() ?? null}, ${at})
      on conflict do nothing
      returning id),
    told as (
      insert into jobs (lane, event, payload, run_at)
      select ${laneOf['challenge.issued'] ?? 'inside'}, 'challenge.issued', ${JSON.stringify(payload)}::jsonb, ${at}::timestamptz
      from made where ${announced !== null})
    select id from made`)
  return rowsOf(result).length === 1
}
