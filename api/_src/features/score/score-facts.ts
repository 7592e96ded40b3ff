import { type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import { shanghaiDate } from '../../kernel/clock.ts'
import { arrayOf, rowsOf } from '../../kernel/rows.ts'
import type { ScoreFacts } from './signals.ts'

/** What is kept of the score now. */
export type KeptScore = {
  tenths: number | null
  highRisk: boolean | null
  rulesVersion: number | null
}
export type ContactToScore = ScoreFacts & KeptScore & { id: string; employeeId: string }

/** Everything the scores of these contacts are worked out from, in one statement. */
export function listScoreFacts(
  db: Queryable,
  contactIds: readonly string[],
  now: Date,
): Promise<ContactToScore[]> {
  return listFacts(db, now, sql`c.id = any(${arrayOf(contactIds)}::text[])`)
}

/** The same for the next `limit` live contacts behind an id, in the order of ids. */
export function listNextScoreFacts(
  db: Queryable,
  page: { afterId: string; limit: number },
  now: Date,
): Promise<ContactToScore[]> {
  const { afterId, limit } = page
  return listFacts(
    db,
    now,
    sql`c.id > ${afterId} and c.state <> 'retired' order by c.id limit ${limit}`,
  )
}

async function listFacts(db: Queryable, now: Date, which: SQL): Promise<ContactToScore[]> {
  const today = shanghaiDate(now)
  const age = (at: SQL) => sql`(${today}::date - (${at} at time zone 'Asia/Shanghai')::date)`
  // whole days here too: what is too old by tonight counts until midnight
  const since = (days: number) =>
    sql`((${today}::date - ${days}::int)::timestamp at time zone 'Asia/Shanghai')`
  // each side row is looked up by its own index, however large or small the tables are: a plan that reads a table
  // whole for every page would make a contact cost more the more there are
  const result = await db.execute(sql`
    select c.id, c.employee_id as "employeeId", c.state, c.cause,
      c.proof_kind as "proofKind", ${age(sql`c.proof_at`)} as "proofAge", ${age(sql`c.screen_proof_at`)} as "screenAge",
      case when c.earlier_proofs is not null and n.reassigned is distinct from 'yes' then (
        select jsonb_agg(jsonb_build_object('kind', p.key, 'ageDays', ${age(sql`p.value::timestamptz`)}))
        from jsonb_each_text(c.earlier_proofs) p) end as "earlierProofs",
      n.status, ${age(sql`n.checked_at`)} as "statusAge",
      coalesce(n.checked_at < greatest(c.proof_at, c.screen_proof_at), false) as "statusIsOlder",
      case when c.proof_at < n.reassigned_checked_at and ((n.reassigned = 'yes' and c.proof_at <= n.reassigned_since)
        or (n.reassigned = 'no' and c.proof_at >= n.reassigned_since)) then n.reassigned end as reassigned,
      m.delivered, m.dead as "deadHandset", m.ours as "ourFault", q.asked, q.answered,
      case when q.state in ('open', 'expired') then ${age(sql`q.asked_at`)}
        - case when q.state = 'open' and q.closes_at > ${now.toISOString()} and ${age(sql`q.asked_at`)} = 7
          then 1 else 0 end end as "openAge",
      h.changes, ${age(sql`greatest(c.affirmed_at, e.affirmed_at)`)} as "affirmedAge",
      f.kinds as findings, a.interactions, s.tenths, s.high_risk as "highRisk", s.rules_version as "rulesVersion"
    from (select * from contacts c where ${which}) c
    cross join lateral (select e.affirmed_at from employees e where e.id = c.employee_id limit 1) e
    left join lateral (select * from numbers n where n.phone_hash = c.phone_hash limit 1) n on true
    left join lateral (select * from scores s where s.contact_id = c.id limit 1) s on true
    cross join lateral (
      select (count(*) filter (where m.state = 'delivered'))::int as delivered,
        (count(*) filter (where m.state = 'failed' and m.why in ('likely_dead', 'handset_doubtful')))::int as dead,
        (count(*) filter (where m.state = 'failed' and m.why in ('our_fault', 'blocked')))::int as ours
      from messages m where m.contact_id = c.id and m.kind <> 'drill' and m.created_at > ${since(90)}) m
    cross join lateral (
      select (count(*) filter (where h.asked_at > ${since(365)}))::int as asked,
        (count(*) filter (where h.asked_at > ${since(365)} and h.state in ('confirmed', 'declined')))::int as answered,
        (array_agg(h.state order by h.created_at desc))[1] as state,
        (array_agg(h.asked_at order by h.created_at desc))[1] as asked_at,
        (array_agg(h.closes_at order by h.created_at desc))[1] as closes_at
      from challenges h where h.contact_id = c.id) q
    cross join lateral (
      select count(*)::int as changes from contact_history h where h.employee_id = c.employee_id
        and h.event in ('replaced', 'removed') and h.at > ${since(365)}) h
    cross join lateral (
      select jsonb_agg(f.kind) as kinds from findings f where f.contact_id = c.id and f.cleared_at is null) f
    left join lateral (
      select a.interactions from contact_activity a
      where a.employee_id = c.employee_id and a.phone_hash = c.phone_hash and a.as_of > ${today}::date - 90
        and exists (select 1 from settings t where t.key = 'useActivity' and t.value = 'true'::jsonb)
      limit 1) a on true
    order by c.id`)
  return rowsOf<ContactToScore>(result)
}
