import { sql } from 'drizzle-orm'
import { addMilliseconds, DAY, shanghaiDate, shanghaiInstant } from '../../kernel/clock.ts'
import { type Core, inTransaction, type TxCore } from '../../kernel/core.ts'
import { nextOpening } from '../../kernel/hours.ts'
import { newId } from '../../kernel/ids.ts'
import { announcing } from '../../kernel/outbox.ts'
import { rowsOf } from '../../kernel/rows.ts'
import { CARDS_A_DAY, cardHours, digestAfter } from './delivery.ts'
import { untoldAlerts } from './untold.ts'

/**
 * Who has alerts that nobody told them of gets cards, at most five a day, the gravest and oldest first; what is left
 * goes into the digest of the next workday's 09:10 (design §8). Outside of working hours nothing is planned yet, so
 * that the gravest of a night are the ones that ring. May run twice, and at once with another.
 */
export async function planDeliveries(core: Core): Promise<void> {
  const now = core.clock.now()
  if (nextOpening(now, cardHours) > now) {
    await planDigests(core)
    return
  }
  for (const recipientId of await listRecipients(core))
    await inTransaction(core, (t) => planFor(t, recipientId, true))
}

/** In the night only the digests of the morning are laid out. */
async function planDigests(core: Core): Promise<void> {
  for (const recipientId of await listRecipients(core))
    await inTransaction(core, (t) => planFor(t, recipientId, false))
}

async function listRecipients(core: Core): Promise<string[]> {
  const at = core.clock.now().toISOString()
  const result = await core.db.execute(sql`
    select owner_id as id from alerts
    where state in ('open', 'in_follow_up') and delivered_at is null and owner_id is not null
      and (quiet_until is null or quiet_until <= ${at})
    group by owner_id
    union select g.employee_id from role_grants g where g.role = 'hr_lead' and g.ended_at is null
      and exists (select 1 from alerts a where a.state in ('open', 'in_follow_up') and a.escalated_at is not null)
    order by id`)
  return rowsOf<{ id: string }>(result).map(({ id }) => id)
}

type Planned = {
  id: string
  kind: 'card' | 'digest'
  subject: string
  alertId: string | null
  taskId: string | null
  dueAt: string
}

async function planFor(t: TxCore, recipientId: string, withCards: boolean): Promise<void> {
  await t.tx.execute(sql`select pg_advisory_xact_lock(7311, hashtext(${recipientId}))`)
  const left = withCards ? Math.max(0, CARDS_A_DAY - (await countCards(t, recipientId))) : 0
  const found = rowsOf<{ id: string; subject: string }>(
    await t.tx.execute(sql`${untoldAlerts(recipientId, t.now)}
      order by severity desc, opened_at, id limit ${left + 1}`),
  )
  const at = t.now.toISOString()
  const rows: Planned[] = found.slice(0, left).map((alert) => {
    const id = newId('delivery', t.now)
    return { id, kind: 'card', subject: alert.subject, alertId: alert.id, taskId: id, dueAt: at }
  })
  // a night's alerts wait for the morning: what its five cards leave over is in that day's digest
  if (found.length > left) {
    const due = digestAfter(t.now)
    rows.push({
      id: newId('delivery', t.now),
      kind: 'digest',
      subject: shanghaiDate(due),
      alertId: null,
      taskId: null,
      dueAt: due.toISOString(),
    })
  }
  if (rows.length === 0) return
  await t.tx.execute(sql`
    with fresh as (
      insert into deliveries (id, kind, recipient_id, subject, alert_id, channel, state, task_id, due_at, created_at)
      select id, kind, ${recipientId}, subject, "alertId", 'wecom', 'queued', "taskId", "dueAt", ${at}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(id text, kind text, subject text, "alertId" text,
        "taskId" text, "dueAt" timestamptz)
      on conflict (recipient_id, kind, subject) do update set state = 'queued', why = null, channel = 'wecom',
        claimed_at = null, due_at = excluded.due_at, created_at = excluded.created_at
      where deliveries.state = 'dropped' returning id, due_at)
    ${announcing('delivery.queued', sql`due_at`, sql`jsonb_build_object('deliveryId', id)`)} from fresh`)
}

/** Cards of this Shanghai day, whatever became of them. */
async function countCards(t: TxCore, recipientId: string): Promise<number> {
  const midnight = shanghaiInstant(shanghaiDate(t.now), 0)
  const result = await t.tx.execute(sql`
    select count(*)::int as cards from deliveries where recipient_id = ${recipientId} and kind = 'card'
      and created_at >= ${midnight.toISOString()} and created_at < ${addMilliseconds(midnight, DAY).toISOString()}`)
  return rowsOf<{ cards: number }>(result)[0]?.cards ?? 0
}
