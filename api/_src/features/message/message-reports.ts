import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import { shanghaiDate } from '../../kernel/clock.ts'
import { announcing } from '../../kernel/outbox.ts'
import { rowsOf } from '../../kernel/rows.ts'
import type { ReceiptMeaning } from '../../ports/receipt-meaning.ts'
import type { MessageForm } from './message.ts'

/** What became of one attempt, as we believe it. */
export type Report = {
  outId: string
  phoneHash: string
  meaning: ReceiptMeaning
  errCode: string
  reportedAt: Date
  segments: number | null
}

const messagePayload = sql`jsonb_build_object('messageId', id)`

/**
 * Writes what became of messages, many in one statement, with all that follows: `message.sent` where a crash
 * had swallowed it, `message.delivered`, `message.failed`, `message.blocked`, `number.stopped`, and the carrier's
 * tally. An end stays an end, except that a delivery beats a failure. Gives the carriers and forms that blocked
 * something.
 */
export async function saveReports(
  q: Queryable,
  reports: readonly Report[],
  now: Date,
): Promise<{ carrier: string; form: MessageForm }[]> {
  if (reports.length === 0) return []
  const at = now.toISOString()
  const result = await q.execute(sql`
    with r as (
      select distinct on (out_id) * from jsonb_to_recordset(${JSON.stringify(reports.map(toRow))}::jsonb)
        as r(out_id text, phone_hash text, meaning text, err_code text, reported_at timestamptz, segments smallint)
      order by out_id, meaning = 'delivered' desc),
    old as (
      select m.id, m.sent_at, m.claimed_at, m.carrier, m.form, r.*
      from messages m join r on r.out_id = m.out_id and r.phone_hash = m.phone_hash
      where m.state in ('queued', 'sending', 'uncertain', 'sent')
        or (m.state = 'failed' and r.meaning = 'delivered')
      order by m.id for update of m),
    done as (
      update messages m set
        state = case old.meaning when 'delivered' then 'delivered' when 'unknown' then 'sent' else 'failed' end,
        why = case when old.meaning in ('delivered', 'unknown') then null else old.meaning end,
        sent_at = coalesce(m.sent_at, m.claimed_at, ${at}::timestamptz), err_code = old.err_code,
        reported_code = null, reported_at = old.reported_at, segments = coalesce(old.segments, m.segments)
      from old where m.id = old.id
      returning m.id, m.contact_id, m.phone_hash, old.meaning, old.sent_at is null as unrecorded, old.carrier, old.form),
    counted as (
      insert into sms_days (day, shard, sent)
      select ${shanghaiDate(now)}, 0, count(*) from done where unrecorded having count(*) > 0
      on conflict (day, shard) do update set sent = sms_days.sent + excluded.sent),
    tallied as (
      insert into carrier_reports (hour, carrier, form, delivered, blocked)
      select date_trunc('hour', ${at}::timestamptz), carrier, form,
        count(*) filter (where meaning = 'delivered'), count(*) filter (where meaning = 'blocked')
      from done where carrier is not null and form is not null and meaning in ('delivered', 'blocked')
      group by carrier, form order by carrier, form
      on conflict (hour, carrier, form) do update
        set delivered = carrier_reports.delivered + excluded.delivered,
          blocked = carrier_reports.blocked + excluded.blocked),
    told_sent as (${announcing('message.sent', now, messagePayload)} from done where unrecorded),
    told_delivered as (${announcing('message.delivered', now, messagePayload)}
      from done where meaning = 'delivered'),
    signalled as (${announcing('contact.signalled', now, sql`jsonb_build_object('contactId', contact_id)`)}
      from done where meaning in ('delivered', 'likely_dead', 'handset_doubtful')),
    told_failed as (${announcing('message.failed', now, messagePayload)}
      from done where meaning not in ('delivered', 'unknown', 'blocked')),
    told_blocked as (${announcing('message.blocked', now, messagePayload)}
      from done where meaning = 'blocked'),
    told_stopped as (${announcing('number.stopped', now, sql`jsonb_build_object('phoneHash', phone_hash)`)}
      from done where meaning = 'stop')
    select distinct carrier, form from done
    where meaning = 'blocked' and carrier is not null and form is not null`)
  return rowsOf<{ carrier: string; form: MessageForm }>(result)
}

function toRow(report: Report): Record<string, unknown> {
  return {
    out_id: report.outId,
    phone_hash: report.phoneHash,
    meaning: report.meaning,
    err_code: report.errCode,
    reported_at: report.reportedAt.toISOString(),
    segments: report.segments,
  }
}
