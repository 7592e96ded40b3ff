import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import { announcing } from '../../kernel/outbox.ts'
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
 * Writes an open challenge and, if it is to be announced, its event; the silence that one before met is over,
 * which is told as `contact.signalled`. False if the contact already has an open one
 * or the extend code was taken a moment ago: two racing callers leave one question. `announced`: how it is to be
 * asked, null where nothing shall be sent.
 */
export async function insertChallenge(
  q: Queryable,
  challenge: NewChallenge,
  announced: { resend?: { now: boolean } } | null,
): Promise<boolean> {
  const made = await insertChallenges(q, [challenge], announced)
  return made.has(challenge.id)
}

/** The same for many, in one statement; gives back the ids of those that were written. */
export async function insertChallenges(
  q: Queryable,
  challenges: readonly NewChallenge[],
  announced: { resend?: { now: boolean } } | null,
): Promise<ReadonlySet<string>> {
  const payload = sql`jsonb_build_object('challengeId', id) || ${JSON.stringify(announced ?? {})}::jsonb`
  const contact = sql`jsonb_build_object('contactId', contact_id)`
  // in one order, so that two instances with the same contacts do not wait in a circle
  const result = await q.execute(sql`
    with made as (
      insert into challenges (id, contact_id, employee_id, phone_hash, kind, form, state, extend_code,
                              asked_at, closes_at, created_at)
      select id, "contactId", "employeeId", "phoneHash", kind, form, 'open', "extendCode",
        "askedAt", "closesAt", "createdAt"
      from jsonb_to_recordset(${JSON.stringify(challenges)}::jsonb) as c(id text, "contactId" text,
        "employeeId" text, "phoneHash" text, kind text, form text, "extendCode" text,
        "askedAt" timestamptz, "closesAt" timestamptz, "createdAt" timestamptz)
      order by "contactId"
      on conflict do nothing
      returning id, contact_id, created_at),
    signalled as (${announcing('contact.signalled', sql`created_at`, contact)} from made
      where exists (select from challenges c where c.contact_id = made.contact_id and c.state = 'expired' offset 0)),
    told as (${announcing('challenge.issued', sql`created_at`, payload)}
      from made where ${announced !== null})
    select id from made`)
  return new Set(rowsOf<{ id: string }>(result).map(({ id }) => id))
}
