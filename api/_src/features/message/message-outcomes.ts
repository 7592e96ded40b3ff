import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import { shanghaiDate } from '../../kernel/clock.ts'
import type { Events } from '../../kernel/events.ts'
import { announcing } from '../../kernel/outbox.ts'

const SHARDS = 16
const messagePayload = sql`jsonb_build_object('messageId', id)`

/** One attempt of one message: nothing is written for an attempt that another has replaced. */
export type Attempt = { messageId: string; outId: string }

/** An attempt that the vendor has taken. */
export type Sent = Attempt & { bizId: string | null; at: Date }

/**
 * The vendor has them. Counts the day and announces `message.sent`, once for each, in one statement however many
 * they are.
 */
export async function saveSent(q: Queryable, all: readonly Sent[]): Promise<void> {
  const rows = all.map(({ at, ...sent }) => ({
    ...sent,
    at: at.toISOString(),
    day: shanghaiDate(at),
    shard: (sent.messageId.codePointAt(sent.messageId.length - 1) ?? 0) % SHARDS,
  }))
  // messages and the days' counters in one order, so that nobody waits in a circle, receipts of the same included
  await q.execute(sql`
    with given as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g("messageId" text, "outId" text,
        "bizId" text, at timestamptz, day text, shard smallint)),
    locked as (
      select m.id, g."bizId", g.at, g.day, g.shard
      from messages m join given g on m.id = g."messageId" and m.out_id = g."outId"
      where m.sent_at is null and m.state in ('sending', 'uncertain')
      order by m.id for update of m),
    sent as (
      update messages m set state = 'sent', biz_id = coalesce(l."bizId", m.biz_id), sent_at = l.at, why = null
      from locked l where m.id = l.id
      returning m.id, l.day, l.shard, l.at),
    counted as (
      insert into sms_days (day, shard, sent)
      select day, shard, count(*) from sent group by day, shard order by day, shard
      on conflict (day, shard) do update set sent = sms_days.sent + excluded.sent)
    ${announcing('message.sent', sql`at`, messagePayload)} from sent`)
}

/** Nobody knows whether the vendor has it: reconcile-messages finds out, nothing is sent again before. */
export async function saveUncertain(q: Queryable, { messageId, outId }: Attempt): Promise<void> {
  await q.execute(sql`
    update messages set state = 'uncertain' where id = ${messageId} and out_id = ${outId} and state = 'sending'`)
}

/**
 * Surely not sent, to be tried at `until`: an attempt no longer counts against any limit. `outId` null: there
 * was no attempt, the message is only too early.
 */
export async function holdMessage(
  q: Queryable,
  { messageId, outId }: { messageId: string; outId: string | null },
  hold: { until: Date; why: string | null; now: Date; trouble?: Events['trouble.seen'] },
): Promise<void> {
  const trouble = hold.trouble ? JSON.stringify(hold.trouble) : null
  await q.execute(sql`
    with held as (
      update messages set state = 'queued', due_at = ${hold.until.toISOString()}, why = ${hold.why},
        claimed_at = null
      where id = ${messageId} and ${
        outId === null ? sql`state = 'queued'` : sql`state = 'sending' and out_id = ${outId}`
      }
      returning id),
    told as (${announcing('trouble.seen', hold.now, sql`${trouble}::jsonb`)}
      from held where ${trouble}::jsonb is not null)
    select id from held`)
}

/** What ends a message that never left. */
export type EndWhy =
  | 'number_stopped'
  | 'number_dead'
  | 'employee_left'
  | 'contact_gone'
  | 'pair_refused'
  | 'answered'
  | 'expired'
  | 'too_late'
  | 'just_sent'
  | 'drill_over'
  | 'own_number'
  | 'limit'
  | 'illegal_number'
  | 'blacklisted'
  | 'content'

/** Ends that somebody should hear of; the others only say that the question is settled. */
const toldEnds: readonly EndWhy[] = [
  'number_stopped',
  'number_dead',
  'limit',
  'illegal_number',
  'blacklisted',
  'content',
]

/** It will never leave: `dropped` by a rule of ours, `refused` by the vendor. Announces `message.failed` where it matters. */
export async function endMessage(
  q: Queryable,
  messageId: string,
  end: {
    state: 'dropped' | 'refused'
    why: EndWhy
    code?: string
    now: Date
    trouble?: Events['trouble.seen']
  },
): Promise<void> {
  const trouble = end.trouble ? JSON.stringify(end.trouble) : null
  await q.execute(sql`
    with ended as (
      update messages set state = ${end.state}, why = ${end.why}, err_code = ${end.code ?? null}, claimed_at = null
      where id = ${messageId} and state in ('queued', 'sending') returning id),
    told as (${announcing('message.failed', end.now, messagePayload)}
      from ended where ${toldEnds.includes(end.why)}),
    warned as (${announcing('trouble.seen', end.now, sql`${trouble}::jsonb`)}
      from ended where ${trouble}::jsonb is not null)
    select id from ended`)
}
