import { sql } from 'drizzle-orm'
import { shanghaiDate } from '../../kernel/clock.ts'
import { type Core, inTransaction, type TxCore } from '../../kernel/core.ts'
import { nextOpening, sendingHours } from '../../kernel/hours.ts'
import { newId } from '../../kernel/ids.ts'
import { announcing } from '../../kernel/outbox.ts'
import { rowsOf } from '../../kernel/rows.ts'
import { nameOfMonth, nextNudgeOn } from './rhythm.ts'

/** So many questions leave in one go, and in one look: the next look, minutes later, takes the next ones. */
const SLICE = 500
const SLICES = 6

/**
 * Puts today's questions, 09:00–20:00 on workdays: of the standing rhythm whoever is planned for today, of a campaign
 * that HR started whoever is planned by today. Not while it is paused; never to somebody who left. Announces
 * `reminder.asked` per question. Two instances at once share the work. Says how many were asked.
 */
export async function askMembers(core: Core): Promise<number> {
  const now = core.clock.now()
  const { batch } = sendingHours(await core.settings.read(core.db))
  if (nextOpening(now, batch) > now) return 0
  let asked = 0
  for (const ask of [askPlanned, askStarted])
    for (let slice = 0; slice < SLICES; slice++) {
      const count = await inTransaction(core, ask)
      asked += count
      if (count < SLICE) break
    }
  return asked
}

/** The standing rhythm: the month's campaign begins with its first question. */
async function askPlanned(t: TxCore): Promise<number> {
  const today = shanghaiDate(t.now)
  const due = await t.tx.execute(sql`
    select employee_id as "employeeId" from reminder_plans where ask_on = ${today}
    order by employee_id limit ${SLICE} for update skip locked`)
  const rows = rowsOf<{ employeeId: string }>(due)
  if (rows.length === 0) return 0
  const campaign = await currentMonth(t, today.slice(0, 7))
  if (campaign.state !== 'running') return 0
  const members = rows.map((row) => ({ ...row, id: newId('campaignMember', t.now) }))
  await t.tx.execute(sql`
    with due as (
      select d.* from jsonb_to_recordset(${JSON.stringify(members)}::jsonb) as d("employeeId" text, id text)),
    planned as (
      update reminder_plans p set asked_on = ${today}, asked = true, ask_on = null
      from due where p.employee_id = due."employeeId"),
    fresh as (
      insert into campaign_members (id, campaign_id, employee_id, department_id, ask_on, asked_at, nudge_on)
      select due.id, ${campaign.id}, e.id, e.department_id, ${today}, ${t.now.toISOString()}, ${firstNudge(today)}
      from due join employees e on e.id = due."employeeId" and e.status <> 'left'
      returning id)
    ${asking(t.now)} from fresh`)
  return rows.length
}

/** What HR started by hand; whom it asks need not be asked by the rhythm soon. */
async function askStarted(t: TxCore): Promise<number> {
  const today = shanghaiDate(t.now)
  const result = await t.tx.execute(sql`
    with due as (
      select m.id from campaign_members m
      join campaigns c on c.id = m.campaign_id and c.state = 'running'
      where m.ask_on <= ${today} and m.asked_at is null and m.closed_at is null
      order by m.id limit ${SLICE} for update of m skip locked),
    -- who left meanwhile is never asked
    settled as (
      update campaign_members m set department_id = e.department_id,
        asked_at = case when e.status <> 'left' then ${t.now.toISOString()}::timestamptz end,
        closed_at = case when e.status = 'left' then ${t.now.toISOString()}::timestamptz end,
        nudge_on = ${firstNudge(today)}
      from due, employees e where m.id = due.id and e.id = m.employee_id
      returning m.id, m.employee_id, m.asked_at),
    planned as (
      update reminder_plans p set asked_on = ${today}, asked = true, ask_on = null
      from settled s where p.employee_id = s.employee_id and s.asked_at is not null),
    told as (${asking(t.now)} from settled where asked_at is not null)
    select count(*)::int as count from settled`)
  return rowsOf<{ count: number }>(result)[0]?.count ?? 0
}

function firstNudge(today: string): string | null {
  return nextNudgeOn(today, 0, today)
}

function asking(now: Date) {
  return announcing('reminder.asked', now, sql`jsonb_build_object('memberId', id, 'nudge', 0)`)
}

/** A month that begins while the rhythm is paused is paused too. */
async function currentMonth(
  { tx, now }: TxCore,
  month: string,
): Promise<{ id: string; state: string }> {
  await tx.execute(sql`
    insert into campaigns (id, kind, name, state, once, department_ids, created_at, paused_at)
    select ${newId('campaign', now)}, 'rolling', ${nameOfMonth(month)}::text,
      case when paused.at is null then 'running' else 'paused' end, ${month}, '{}', ${now.toISOString()}, paused.at
    from (select max(paused_at) as at from campaigns where kind = 'rolling' and state = 'paused') paused
    on conflict (once) do nothing`)
  const result = await tx.execute(sql`select id, state from campaigns where once = ${month}`)
  const [campaign] = rowsOf<{ id: string; state: string }>(result)
  if (!campaign) throw new Error('the month has no campaign')
  return campaign
}
