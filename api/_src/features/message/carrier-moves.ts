import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import { addMilliseconds, DAY } from '../../kernel/clock.ts'
import { announce } from '../../kernel/outbox.ts'
import { rowsOf } from '../../kernel/rows.ts'
import { carrierBlocks } from './carrier-form.ts'
import { rank } from './form-rank.ts'
import { type MessageForm, nextForm } from './message.ts'

/**
 * A carrier blocked this form of asking: the administrator is told, and if its receipts say that it blocks the
 * form and not one text, everybody else of this carrier is asked in the next form from now on. What it
 * blocked goes on by itself (resend-message.ts).
 */
export async function moveCarrier(
  q: Queryable,
  { carrier, form }: { carrier: string; form: MessageForm },
  now: Date,
): Promise<void> {
  const next = nextForm(form)
  const since = addMilliseconds(now, -DAY).toISOString()
  const result = await q.execute(sql`
    select (select count(distinct phone_hash)::int from messages where carrier = ${carrier}
        and form = ${form} and why = 'blocked' and reported_at > ${since}) as numbers,
      coalesce(sum(delivered), 0)::int as delivered, coalesce(sum(blocked), 0)::int as blocked
    from carrier_reports where carrier = ${carrier} and form = ${form} and hour > ${since}`)
  const [facts] = rowsOf<{ numbers: number; delivered: number; blocked: number }>(result)
  if (!facts) return
  if (carrierBlocks({ blockedNumbers: facts.numbers, reports: facts }))
    await saveMove(q, { carrier, form: next ?? form }, now)
  await announce(q, now, 'trouble.seen', {
    kind: 'carrier_blocked',
    subject: carrier,
    details: { from: form, to: next ?? '' },
  })
}

async function saveMove(
  q: Queryable,
  { carrier, form }: { carrier: string; form: MessageForm },
  now: Date,
): Promise<void> {
  await q.execute(sql`
    insert into carrier_forms (carrier, form, why, changed_at)
    values (${carrier}, ${form}, 'blocked', ${now.toISOString()})
    on conflict (carrier) do update set form = excluded.form, why = excluded.why,
      changed_at = excluded.changed_at
    where ${rank(sql`carrier_forms.form`)} < ${rank(sql`excluded.form`)}`)
}
