import { type SQL, sql } from 'drizzle-orm'
import { wantedAlerts } from '../../api/_src/features/alert/alert.ts'
import { listReviewed } from '../../api/_src/features/alert/alert-facts.ts'
import { digestAfter } from '../../api/_src/features/delivery/delivery.ts'
import { isAnyUndelivered } from '../../api/_src/features/delivery/undelivered.ts'
import { HOUR } from '../../api/_src/kernel/clock.ts'
import type { World } from '../support/world.ts'
import { ask, type Breach } from './invariants.ts'

/** Once all is settled: each open alert has its cause, and each cause its alert; time alone is looked at every night. */
export async function staleAlerts(
  world: World,
  moments: readonly Date[],
  which: SQL,
): Promise<Breach[]> {
  const { db, settings } = world.context
  const { coverageWanted, alertLine } = await settings.read(db)
  const rules = { wanted: coverageWanted, line: alertLine }
  const rows = await ask<{ id: string }>(
    world,
    sql`select distinct employee_id as id from contacts where ${which}`,
  )
  const people = await listReviewed(
    db,
    rows.map(({ id }) => id),
  )
  return people.flatMap((person) => {
    const right = moments.map((at) => wantedAlerts(person, rules, at))
    const keys = new Set(
      [...person.open, ...right.flat()].map(({ contactId }) => contactId ?? 'uncovered'),
    )
    return [...keys].flatMap((key) => {
      const say = (alerts: readonly { contactId: string | null; reasons: readonly string[] }[]) =>
        alerts.find(({ contactId }) => (contactId ?? 'uncovered') === key)?.reasons.join() ?? 'none'
      const kept = say(person.open)
      const wanted = right.map(say)
      return wanted.includes(kept) ? [] : [`alert of ${person.id} ${key}: ${kept}, not ${wanted}`]
    })
  })
}

/** §8: one open alert per contact, one per uncovered employee; the worklist shows them, and nothing else. */
export async function oneAlertEach(world: World): Promise<Breach[]> {
  const rows = await ask<{ what: string }>(
    world,
    sql`select 'two alerts about one: ' || coalesce(contact_id, employee_id) as what from alerts
        where state in ('open', 'in_follow_up') group by contact_id, employee_id having count(*) > 1
      union all select 'not in the worklist as it is: ' || employee_id from (
        select employee_id, array_agg(id order by id) as ids from alerts
        where state in ('open', 'in_follow_up') group by employee_id) a
        full join worklist_rows w using (employee_id)
        where (select array_agg(i order by i) from unnest(w.alert_ids) i) is distinct from a.ids`,
  )
  return rows.map(({ what }) => what)
}

/** §4.7: whoever owns an alert may work on it; without an owner the administrator sees it. */
export async function everyAlertHasAnOwner(world: World): Promise<Breach[]> {
  const rows = await ask<{ id: string; owned: boolean }>(
    world,
    sql`select id, owner_id is not null as owned from alerts a where state in ('open', 'in_follow_up')
      and not exists (select 1 from role_grants g join employees e on e.id = g.employee_id
        where g.employee_id = a.owner_id and g.role in ('hr', 'hr_lead') and g.ended_at is null
          and e.status <> 'left')`,
  )
  const isSeen = await isAnyUndelivered(world.context.db, world.clock.now())
  return rows
    .filter(({ owned }) => owned || !isSeen)
    .map(({ id }) => `owned by nobody who could work on it: ${id}`)
}

/** §4.7: what was open at its digest's time, with a well outside, has reached its owner. */
export async function everyOwnerWasTold(world: World): Promise<Breach[]> {
  const now = world.clock.now()
  const rows = await ask<{ id: string; since: string }>(
    world,
    sql`select id, greatest(opened_at, quiet_until, (select max(h.at) from alert_history h
        where h.alert_id = a.id and h.event = 'handed_over')) as since
      from alerts a where state in ('open', 'in_follow_up') and delivered_at is null
        and owner_id is not null`,
  )
  return rows
    .filter(({ since }) => digestAfter(new Date(since)).getTime() + HOUR < now.getTime())
    .map(({ id, since }) => `its owner never heard of ${id}, open since ${since}`)
}

/** §8: an owner hears of an alert once each time it becomes theirs, an HR lead once more when it is overdue. */
export async function nothingToldTwice(world: World): Promise<Breach[]> {
  const rows = await ask<{ alert: string; told: number; due: number }>(
    world,
    sql`with told as (
        select d.recipient_id, coalesce(i.alert_id, d.alert_id) as alert_id, count(*)::int as told
        from deliveries d left join digest_alerts i on i.delivery_id = d.id
        where d.state = 'sent' and d.kind in ('card', 'digest') group by 1, 2)
      select told.alert_id as alert, told.told,
        (select count(*)::int from alert_history h where h.alert_id = told.alert_id
          and h.event in ('opened', 'handed_over') and h.details ->> 'owner' = told.recipient_id)
        + (select count(*)::int from alert_history h where h.alert_id = told.alert_id
          and h.event = 'escalated') as due
      from told`,
  )
  const seen = world.sandbox.wecom.messages
    .snapshot()
    .flatMap(({ userid, card }) => (card ? [`${userid} ${card.taskId}`] : []))
  return [
    ...rows.filter(({ told, due }) => told > due).map((row) => `told ${row.told} × : ${row.alert}`),
    ...seen.filter((card, place) => seen.indexOf(card) !== place).map((card) => `twice: ${card}`),
  ]
}

/** §8: a press is a follow-up once; by phone only who saw the number; and what was taken back left nothing behind. */
export async function followUpsCountOnce(world: World): Promise<Breach[]> {
  const rows = await ask<{ what: string }>(
    world,
    sql`select 'a press without a word: ' || key as what from card_presses p
        where outcome = 'received' and exists (select 1 from deliveries d where d.task_id = p.task_id)
      union all select 'reached unseen: ' || f.id from follow_ups f
        where f.channel = 'phone' and f.outcome = 'reached' and not exists (select 1 from audit_log l
          where l.action = 'contact.revealed' and l.subject = f.contact_id and l.actor_id = f.actor_id
            and l.at <= f.at and l.at > f.at - interval '24 hours')
      union all select 'taken back and still a proof: ' || f.id from follow_ups f
        join contacts c on c.id = f.contact_id
        where f.undone_at is not null and c.state <> 'retired' and c.proof_kind = 'hr_reached'
          and c.proof_at = f.at and not exists (select 1 from follow_ups s
            where s.contact_id = c.id and s.undone_at is null and s.outcome = 'reached' and s.at = f.at)
          and not exists (select 1 from contact_history h
            where h.contact_id = c.id and h.at > f.at and h.event <> 'taken_back'
              and not exists (select 1 from follow_ups u
                where u.id = h.before ->> 'followUp' and u.undone_at is not null))
      union all select 'found out and not applied: ' || f.id from follow_ups f
        join contacts c on c.id = f.contact_id
        where f.undone_at is null and f.outcome in ('wrong_person', 'number_dead')
          and c.state not in ('invalid', 'retired') and not exists (select 1 from contact_history h
            where h.contact_id = c.id and h.at >= f.at and h.after ->> 'state' = 'invalid')
      union all select 'settled by nobody: ' || a.id from alerts a where a.closed_why = 'followed_up'
        and not exists (select 1 from follow_ups f where f.alert_id = a.id and f.undone_at is null
          and f.outcome in ('reached', 'in_order'))
        and not exists (select 1 from alerts o where o.employee_id = a.employee_id
          and o.contact_id is not distinct from a.contact_id and o.opened_at >= a.closed_at)`,
  )
  return rows.map(({ what }) => what)
}
