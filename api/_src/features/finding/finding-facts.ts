import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import { addMilliseconds, DAY, shanghaiDate, shanghaiInstant } from '../../kernel/clock.ts'
import { arrayOf, rowsOf } from '../../kernel/rows.ts'
import type { FindingFacts } from './finding.ts'
import type { KeptFinding } from './finding-changes.ts'

/** Of one number so many namers are told apart; a hotline that a whole site names is not a family's phone. */
export const MOST_NAMERS = 100
/** How many of the others are named on the record: a number that stands in for many is nobody's. */
const NAMED = 5

export type ContactFacts = FindingFacts & { id: string; employeeId: string; kept: KeptFinding[] }

/** What the cross-check compares, of many contacts in one statement. */
export async function listFindingFacts(
  db: Queryable,
  contactIds: readonly string[],
  now: Date,
): Promise<ContactFacts[]> {
  // whole days of Asia/Shanghai: what the night found holds until the next one
  const yearAgo = addMilliseconds(shanghaiInstant(shanghaiDate(now), 0), -365 * DAY).toISOString()
  const result = await db.execute(sql`
    select c.id, c.employee_id as "employeeId", c.state, c.cause, c.relation,
      c.proof_at is not null as confirmed, c.shared_confirmed_at is not null as "sharedConfirmed",
      own.known as "ownKnown", coalesce(own.sources, '[]') as "ownSources",
      coalesce(colleague.ids, '[]') as colleagues, coalesce(colleague.at_site, false) as "colleagueAtSite",
      coalesce(other.ids, '[]') as others, other.count as "othersCount",
      coalesce(leaver.ids, '[]') as "leaverContacts",
      coalesce(
        (select o.relation from contacts o where o.id = c.replaces_id),
        (select h.before ->> 'relation' from contact_history h where h.contact_id = c.id and h.event = 'corrected'
          and h.before ->> 'relation' is distinct from h.after ->> 'relation' order by h.id limit 1),
        (select o.relation from contacts o where o.employee_id = c.employee_id and o.phone_hash = c.phone_hash
          and o.source = 'history' and o.relation <> c.relation order by o.id limit 1)
      ) as "relationBefore",
      (select count(*)::int from contact_history h where h.employee_id = c.employee_id
        and h.event in ('replaced', 'removed') and h.at > ${yearAgo}) as changes,
      not exists (select 1 from contacts s where s.employee_id = c.employee_id
        and s.state not in ('invalid', 'retired') and (s.created_at, s.id) > (c.created_at, c.id)) as newest,
      (select to_char(n.reassigned_checked_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') from numbers n
        where n.phone_hash = c.phone_hash and n.reassigned = 'yes'
          and c.proof_at <= n.reassigned_since and c.proof_at < n.reassigned_checked_at) as "reassignedOn",
      coalesce(kept.rows, '[]') as kept
    from contacts c
    join employees me on me.id = c.employee_id
    cross join lateral (
      select count(*) > 0 as known,
        jsonb_agg(n.source order by n.source) filter (where n.phone_hash = c.phone_hash) as sources
      from employee_numbers n where n.employee_id = c.employee_id) own
    cross join lateral (
      select jsonb_agg(o.employee_id order by o.employee_id) as ids, bool_or(o.at_site) as at_site
      from (select n.employee_id, bool_or(e.site = me.site) as at_site
        from employee_numbers n join employees e on e.id = n.employee_id and e.status <> 'left'
        where n.phone_hash = c.phone_hash and n.employee_id <> c.employee_id
        group by n.employee_id order by at_site desc, n.employee_id limit ${NAMED}) o) colleague
    cross join lateral (
      select count(*)::int as count, jsonb_agg(o.employee_id) filter (where o.place <= ${NAMED}) as ids
      from (select o.employee_id, row_number() over (order by o.employee_id) as place
        from contacts o join employees e on e.id = o.employee_id and e.status <> 'left'
        where o.phone_hash = c.phone_hash and o.employee_id <> c.employee_id
          and o.state not in ('invalid', 'retired')
        order by o.employee_id limit ${MOST_NAMERS}) o) other
    cross join lateral (
      select jsonb_agg(o.id order by o.id) as ids
      from (select o.id from contacts o join employees e on e.id = o.employee_id and e.status = 'left'
        -- as long as leavers' contacts are kept: purge takes the number away
        where o.phone_hash = c.phone_hash and o.employee_id <> c.employee_id
        order by o.id limit ${NAMED}) o) leaver
    cross join lateral (
      select jsonb_agg(jsonb_build_object('id', f.id, 'kind', f.kind, 'details', f.details,
        'open', f.cleared_at is null)) as rows
      from findings f where f.contact_id = c.id and (f.cleared_at is null or f.cleared_by is not null)) kept
    where c.id = any(${arrayOf(contactIds)}::text[])`)
  return rowsOf<ContactFacts>(result)
}
