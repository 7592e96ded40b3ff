import { type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import { addMilliseconds, DAY } from '../../kernel/clock.ts'
import { announcing } from '../../kernel/outbox.ts'
import { rowsOf } from '../../kernel/rows.ts'
import { carrierBlocks } from './carrier-form.ts'
import { type MessageForm, nextForm } from './message.ts'

/** How far along a form is, for the database. */
const rank = (form: SQL) => sql`array_position(array['token', 'fixed', 'reply'], ${form})`

/**
 * Moves a carrier to the next form of asking if its receipts say that it blocks this one, tells the
 * administrator, and announces `message.blocked` for what it blocked, so that those are asked again. After
 * `reply` there is no other form: then the messages have failed.
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
      coalesce(sum(delivered), 0)::int as delivered, coalesce(sum(blocked), 0)::int as blocked,
      exists (select 1 from carrier_forms where carrier = ${carrier}
        and ${rank(sql`form`)} > ${rank(sql`${form}::text`)}) as moved
    from carrier_reports where carrier = ${carrier} and form = ${form} and hour > ${since}`)
  const [facts] = rowsOf<{ numbers: number; delivered: number; blocked: number; moved: boolean }>(
    result,
  )
  if (!facts) return
  const blocks = carrierBlocks({ blockedNumbers: facts.numbers, reports: facts })
  if (!facts.moved && !blocks) return
  if (!facts.moved) await saveMove(q, { carrier, form, next, now })
  await q.execute(sql`
    with blocked as (
      update messages set why = 'reasked'
      where carrier = ${carrier} and form = ${form} and why = 'blocked' returning id)
    ${announcing(next ? 'message.blocked' : 'message.failed', now, sql`jsonb_build_object('messageId', id)`)}
    from blocked`)
}

async function saveMove(
  q: Queryable,
  move: { carrier: string; form: MessageForm; next: MessageForm | null; now: Date },
): Promise<void> {
  const { carrier, form, next, now } = move
  const trouble = {
    kind: 'carrier_blocked',
    subject: carrier,
    details: { from: form, to: next ?? '' },
  }
  await q.execute(sql`
    with moved as (
      insert into carrier_forms (carrier, form, why, changed_at)
      values (${carrier}, ${next ?? form}, 'blocked', ${now.toISOString()})
      on conflict (carrier) do update set form = excluded.form, why = excluded.why,
        changed_at = excluded.changed_at
      where ${rank(sql`carrier_forms.form`)} < ${rank(sql`excluded.form`)}
        or carrier_forms.form = 'reply'
      returning carrier)
    ${announcing('trouble.seen', now, sql`${JSON.stringify(trouble)}::jsonb`)} from moved`)
}
