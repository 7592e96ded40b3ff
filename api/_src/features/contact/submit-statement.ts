import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import type { CarrierStatus } from '../../../../shared/number-check.ts'
import { HOUR, MINUTE, shanghaiDate, shanghaiInstant } from '../../kernel/clock.ts'
import { announcing } from '../../kernel/outbox.ts'
import { isOfPair } from '../../kernel/purged-hash.ts'
import { rowsOf } from '../../kernel/rows.ts'
import { SUBMITS_A_DAY } from './contact.ts'
import type { SubmissionFacts } from './submission.ts'
import type { SubmissionRow } from './submission-row.ts'

export type SubmissionResult = {
  facts: SubmissionFacts
  /** The contact an earlier submit with this key made, and what that submit said. */
  earlier: { contactId: string; requestHash: string } | null
  written: {
    order: number
    state: 'pending' | 'draft'
    checked: boolean
    channel: 'mobile' | 'other'
    shared: boolean
  } | null
}

/**
 * One round trip: reads what decides, and writes contact, history, idempotency key, call task and event if
 * nothing stands against it. The guard restates `decideSubmission` for the database; a property test holds
 * the two together. The n-th submit of an employee's day is a key too (no caller's key has a space), so of two
 * at once that saw the same facts one throws the driver's unique violation and must look again.
 */
export async function writeSubmission(
  db: Queryable,
  row: SubmissionRow,
  now: Date,
): Promise<SubmissionResult> {
  const at = now.toISOString()
  const freshNormal = new Date(now.getTime() - 24 * HOUR).toISOString()
  const freshOther = new Date(now.getTime() - 10 * MINUTE).toISOString()
  const dayStart = shanghaiInstant(shanghaiDate(now), 0).toISOString()
  const result = await db.execute(sql`
    with mine as materialized (
      select id, position, phone_hash, replaces_id, state, source, created_at
      from contacts where employee_id = ${row.employeeId} and (state <> 'retired' or created_at >= ${dayStart})),
    f as materialized (
      select
        (select n.status from numbers n where n.phone_hash = ${row.phoneHash} and n.checked_at >
          case when n.status = 'normal' then ${freshNormal}::timestamptz else ${freshOther}::timestamptz end) as status,
        exists (select 1 from numbers n where n.phone_hash = ${row.phoneHash} and n.stopped_at is not null) as stopped,
        exists (select 1 from employee_numbers n
          where n.employee_id = ${row.employeeId} and n.phone_hash = ${row.phoneHash}) as own_number,
        exists (select 1 from mine where phone_hash = ${row.phoneHash} and state not in ('invalid', 'retired')) as twice,
        exists (select 1 from challenges c where c.employee_id = ${row.employeeId}
          and ${isOfPair(sql`c.phone_hash`, sql`${row.employeeId}::text`, sql`${row.phoneHash}::text`)}
          and (c.state = 'declined' or c.withdrawn_at is not null)) as refused_before,
        (select count(*)::int from mine where source = 'employee' and created_at >= ${dayStart}) as submits_today,
        5 - (select count(*)::int from mine m where m.position is not null
          or (m.state not in ('invalid', 'retired') and not exists (
            select 1 from mine r where r.id = m.replaces_id and r.position is not null))) as free_places,
        exists (select 1 from mine where id = ${row.replaces} and state <> 'retired') as replaced_exists,
        exists (select 1 from mine where id = ${row.replaces} and state not in ('invalid', 'retired')) as replaced_lives,
        exists (select 1 from mine m where m.replaces_id = ${row.replaces} and (m.state in ('draft', 'pending')
          or (m.state in ('valid', 'due') and exists (select 1 from change_requests r where r.contact_id = m.id
            and r.replaces_id = m.replaces_id and r.state in ('with_manager', 'with_hr'))))) as replaced_busy,
        (select coalesce(position, 5) from mine where id = ${row.replaces}) as replaced_position,
        coalesce((select v.count from vacant_refusals v
          where v.employee_id = ${row.employeeId} and v.phone_hash = ${row.phoneHash}), 0) as vacant_refusals),
    earlier as materialized (
      select contact_id, request_hash from idempotency_keys
      where employee_id = ${row.employeeId} and key = ${row.key}),
    taken as (
      insert into idempotency_keys (employee_id, key, request_hash, contact_id, created_at)
      select ${row.employeeId}, ${row.key}, ${row.requestHash}, ${row.id}, ${at} from f
      where submits_today < ${SUBMITS_A_DAY} and not twice and not refused_before
        and (not own_number or ${row.shared}::boolean)
        and (${row.replaces}::text is null or (replaced_exists and not replaced_busy))
        and (replaced_lives or free_places > 0)
        and (${row.channel} = 'other' or (not stopped and case
          when status is null then ${row.carrierSilent}::boolean
          when status = 'vacant' then ${row.insists}::boolean and vacant_refusals >= 2
          else true end))
        and not exists (select 1 from earlier)
      on conflict do nothing returning contact_id),
    numbered as (
      insert into idempotency_keys (employee_id, key, request_hash, contact_id, created_at)
      select ${row.employeeId}, ${shanghaiDate(now)} || ' ' || f.submits_today + 1, '', taken.contact_id, ${at}
      from taken, f),
    written as (
      insert into contacts (id, employee_id, name_sealed, relation, phone_sealed, phone_hash, channel, position,
        state, shared, replaces_id, replace_reason, ask_now, source, checked_at, draft_until, created_at, updated_at)
      select taken.contact_id, ${row.employeeId}, ${row.nameSealed}, ${row.relation}, ${row.phoneSealed},
        ${row.phoneHash}, case when f.status = 'vacant' then 'other' else ${row.channel} end,
        case when ${row.replaces}::text is null then (
          select p from generate_series(1, 5) p where p not in (select position from mine where position is not null)
          order by p = ${row.order}::int desc nulls last, p limit 1) end,
        case when f.status = 'suspended' and ${row.channel} = 'mobile' then 'draft' else 'pending' end,
        ${row.shared}::boolean and f.own_number, ${row.replaces}, ${row.reason}, ${row.askNow}::boolean, 'employee',
        case when f.status is not null then ${at}::timestamptz end,
        case when f.status = 'suspended' then ${at}::timestamptz + interval '7 days' end, ${at}, ${at}
      from taken, f returning id, position, state, channel, relation, shared, checked_at),
    told as (
      insert into contact_history (contact_id, employee_id, event, actor, actor_id, why, after, at)
      select id, ${row.employeeId}, 'submitted', 'employee', ${row.employeeId}, ${row.reason},
        jsonb_build_object('state', state, 'relation', relation, 'order', position, 'replaces', ${row.replaces}::text), ${at}
      from written),
    called as (
      insert into call_tasks (id, contact_id, employee_id, kind, opened_at)
      select ${row.callTaskId}, written.id, ${row.employeeId},
        case when ${row.channel} = 'other' then 'other_number'
          when written.channel = 'other' then 'vacant_insisted' else 'shared_number' end, ${at}
      from written, f where written.channel = 'other' or f.own_number),
    announced as (
      insert into jobs (lane, event, payload, run_at)
      select case when f.status is null and written.channel = 'mobile' then 'number' else 'inside' end,
        case when f.status is null and written.channel = 'mobile' then 'contact.submitted' else 'contact.checked' end,
        jsonb_build_object('contactId', written.id, 'replaces', ${row.replaces}::text is not null), ${at}
      from written, f),
    touched as (${announcing('contact.touched', now, sql`jsonb_build_object('contactId', id)`)} from written)
    select f.*, written.position, written.state, written.id as written_id, written.channel, written.shared,
      written.checked_at is not null as checked, earlier.contact_id as earlier_id,
      earlier.request_hash as earlier_hash
    from f left join written on true left join earlier on true`)
  const [found] = rowsOf<Found>(result)
  if (!found) throw new Error('a select of one row gave none')
  return {
    facts: {
      status: found.status,
      stopped: found.stopped,
      ownNumber: found.own_number,
      twice: found.twice,
      refusedBefore: found.refused_before,
      submitsToday: found.submits_today,
      freePlaces: found.free_places,
      replacedExists: found.replaced_exists,
      replacedLives: found.replaced_lives,
      replacedBusy: found.replaced_busy,
      vacantRefusals: found.vacant_refusals,
    },
    earlier:
      found.earlier_id && found.earlier_hash
        ? { contactId: found.earlier_id, requestHash: found.earlier_hash }
        : null,
    written: found.written_id
      ? {
          order: found.position ?? found.replaced_position ?? 5,
          state: found.state,
          checked: found.checked,
          channel: found.channel,
          shared: found.shared,
        }
      : null,
  }
}

type Found = {
  status: CarrierStatus | null
  stopped: boolean
  own_number: boolean
  twice: boolean
  refused_before: boolean
  submits_today: number
  free_places: number
  replaced_exists: boolean
  replaced_lives: boolean
  replaced_busy: boolean
  replaced_position: number | null
  vacant_refusals: number
  position: number | null
  state: 'pending' | 'draft'
  channel: 'mobile' | 'other'
  shared: boolean
  checked: boolean
  written_id: string | null
  earlier_id: string | null
  earlier_hash: string | null
}
