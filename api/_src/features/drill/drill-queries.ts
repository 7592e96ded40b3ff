import { type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import type { DrillSummary } from '../../../../shared/drill.ts'
import type { NonAttemptReason } from '../../../../shared/drill-reasons.ts'
import { arrayOf, rowsOf, toDate } from '../../kernel/rows.ts'
import { inScope, type Scope } from '../../kernel/scope.ts'

/** Drills `d` that the caller started, or that drew somebody whom they may call. */
export function reaches(scope: Scope, callerId: string): SQL {
  if (scope.all) return sql`true`
  return sql`(d.started_by = ${callerId} or exists (
    select 1 from drill_people p join employees e on e.id = p.employee_id
    where p.drill_id = d.id and ${inScope(scope, sql`e.department_id`)}))`
}

export type SiteCount = {
  drillId: string
  site: string
  population: number
  drawn: number
  reached: number
  notReached: number
  withoutContact: number
  /** Sent an SMS, and neither answered nor over. */
  awaiting: number
  /** Who was not called, or sent nothing, by reason. */
  reasons: Partial<Record<NonAttemptReason, number>>
}

/** One row: what a site `s` of drill_sites has come to, counted among the people who are in the sample now. */
export const siteCounts = sql`
  select count(*) filter (where p.state = 'reached')::int as reached,
    count(*) filter (where p.state = 'not_reached')::int as not_reached,
    count(*) filter (where p.without_contact)::int as without_contact,
    coalesce((select jsonb_object_agg(r.reason, r.count) from (
      select x.reason, count(*) as count from drill_people x
      where x.drill_id = s.drill_id and x.site = s.site and x.state = 'not_attempted' group by x.reason) r), '{}')
      as reasons
  from drill_people p where p.drill_id = s.drill_id and p.site = s.site`

/**
 * One row, the medians of a drill's people: seconds from opening the card to dialling, minutes from opening it to the
 * result; null while nobody was dialled.
 */
export function medianTimes(drillId: string): SQL {
  return sql`
    select percentile_cont(0.5) within group (order by extract(epoch from dialled_at - opened_at))::int as "dialSeconds",
      (percentile_cont(0.5) within group (order by extract(epoch from ended_at - opened_at) / 60)
        filter (where dialled_at is not null))::int as "resultMinutes"
    from drill_people where drill_id = ${drillId}`
}

/** An SMS of the drill left, or may have left, for this person of the sample. */
export function isWritten(drillPersonId: SQL): SQL {
  return sql`exists (select 1 from drill_messages w join messages x on x.drill_message_id = w.id
    where w.drill_person_id = ${drillPersonId}
      and (w.sent_at is not null or x.state in ('sending', 'uncertain', 'sent', 'delivered')))`
}

/** What each site of these drills has come to, by name: counted while it runs, as it was kept once it is closed. */
export async function countSites(q: Queryable, drillIds: readonly string[]): Promise<SiteCount[]> {
  const result = await q.execute(sql`
    select s.drill_id as "drillId", s.site, s.population, s.drawn,
      coalesce(s.reached, n.reached, 0) as reached, coalesce(s.not_reached, n.not_reached, 0) as "notReached",
      coalesce(s.without_contact, n.without_contact, 0) as "withoutContact",
      coalesce(s.not_attempted, n.reasons, '{}') as reasons,
      case when s.reached is null then (select count(*)::int from drill_people p
        join drill_messages m on m.drill_person_id = p.id and m.sent_at is not null
        where p.drill_id = s.drill_id and p.site = s.site and p.state = 'waiting') else 0 end as awaiting
    from drill_sites s left join lateral (${siteCounts}) n on s.reached is null
    where s.drill_id = any(${arrayOf(drillIds)}::text[]) order by s.site`)
  return rowsOf(result)
}

export type DrillRow = Pick<DrillSummary, 'id' | 'name' | 'kind' | 'state' | 'startedBy'> & {
  startedAt: string
  closedAt: string | null
  precision: number
  basis: 'company' | 'site'
  starterId: string
  dialSeconds: number | null
  resultMinutes: number | null
}

/** Drills that fit, the newest first. */
export async function findDrills(q: Queryable, where: SQL): Promise<DrillRow[]> {
  const result = await q.execute(sql`
    select d.id, d.name, d.kind, d.state, s.name as "startedBy", d.started_at as "startedAt", d.closed_at as "closedAt",
      d.precision, d.basis, d.started_by as "starterId", d.dial_seconds as "dialSeconds", d.result_minutes as "resultMinutes"
    from drills d left join employees s on s.id = d.started_by
    where ${where} order by d.started_at desc, d.id desc limit 50`)
  return rowsOf<
    Omit<DrillRow, 'startedAt' | 'closedAt'> & { startedAt: unknown; closedAt: unknown }
  >(result).map((row) => ({
    ...row,
    startedAt: toDate(row.startedAt)?.toISOString() ?? '',
    closedAt: toDate(row.closedAt)?.toISOString() ?? null,
  }))
}

/** Whom a call reached; null: nobody. */
export async function findReachedContact(q: Queryable, callId: number): Promise<string | null> {
  const result = await q.execute(sql`
    select contact_id as "contactId" from drill_calls where id = ${callId} and outcome = 'reached'`)
  return rowsOf<{ contactId: string }>(result)[0]?.contactId ?? null
}
