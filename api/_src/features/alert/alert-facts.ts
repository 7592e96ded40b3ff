import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import type { AlertReason, AlertState } from '../../../../shared/alert.ts'
import { shanghaiInstant } from '../../kernel/clock.ts'
import { arrayOf, rowsOf } from '../../kernel/rows.ts'
import type { ContactFacts, EmployeeFacts, Severity } from './alert.ts'

export type OpenAlert = {
  id: string
  contactId: string | null
  departmentId: string | null
  state: Extract<AlertState, 'open' | 'in_follow_up'>
  severity: Severity
  reasons: AlertReason[]
  tenths: number | null
  ownerId: string | null
  dueAt: Date
}

/** One employee with all that alerts are worked out from, and the alerts that are open now. */
export type ReviewedEmployee = EmployeeFacts & {
  id: string
  departmentId: string | null
  open: OpenAlert[]
}

/** Reads many employees in one statement; who does not exist is left out. */
export async function listReviewed(
  q: Queryable,
  employeeIds: readonly string[],
): Promise<ReviewedEmployee[]> {
  const result = await q.execute(sql`
    select e.id, e.status, e.department_id as "departmentId", e.hired_on::text as "hiredOn", v.counts,
      coalesce(c.contacts, '[]') as contacts, coalesce(c.proven, false) as "wasCovered",
      coalesce(a.open, '[]') as open
    from employees e
    left join coverages v on v.employee_id = e.id
    left join lateral (${contactsOfEmployee}) c on true
    left join lateral (
      select json_agg(json_build_object('id', a.id, 'contactId', a.contact_id, 'departmentId', a.department_id,
        'state', a.state, 'severity', a.severity, 'reasons', a.reasons, 'tenths', a.tenths,
        'ownerId', a.owner_id, 'dueAt', ${millis(sql`a.due_at`)})) as open
      from alerts a where a.employee_id = e.id and a.state in ('open', 'in_follow_up')) a on true
    where e.id = any(${arrayOf(employeeIds)}::text[])
    order by e.id`)
  return rowsOf<Row>(result).map(readRow)
}

const millis = (column: ReturnType<typeof sql>) => sql`floor(extract(epoch from ${column}) * 1000)`

const contactsOfEmployee = sql`
  select json_agg(json_build_object('id', c.id, 'state', c.state, 'cause', c.cause,
      'invalidAt', case when c.state = 'invalid' then (
        select ${millis(sql`max(h.at)`)} from contact_history h
        where h.contact_id = c.id and h.after ->> 'state' = 'invalid') end,
      'mobile', c.channel = 'mobile', 'createdAt', ${millis(sql`c.created_at`)},
      'confirmed', c.proof_at is not null,
      'sharedUnconfirmed', c.shared and c.shared_confirmed_at is null,
      'tenths', s.tenths,
      'findings', coalesce((select json_agg(json_build_object('kind', f.kind, 'foundAt', ${millis(sql`f.found_at`)}))
        from findings f where f.contact_id = c.id and f.cleared_at is null), '[]'),
      'namedBy', case when exists (select 1 from findings f where f.contact_id = c.id
          and f.kind = 'shared_contact' and f.cleared_at is null)
        then (select count(distinct o.employee_id) from contacts o
          where o.phone_hash = c.phone_hash and o.state not in ('invalid', 'retired')) else 1 end,
      'question', (select json_build_object('askedAt', ${millis(sql`q.asked_at`)}) from challenges q
        where q.contact_id = c.id and q.state = 'open'),
      'callTask', (select json_build_object('kind', t.kind, 'openedAt', ${millis(sql`t.opened_at`)})
        from call_tasks t where t.contact_id = c.id and t.closed_at is null),
      'settledAt', (select ${millis(sql`max(u.at)`)} from follow_ups u where u.contact_id = c.id
        and u.undone_at is null and u.outcome in ('reached', 'in_order'))
    ) order by c.id) filter (where c.state <> 'retired') as contacts,
    bool_or(c.proof_at is not null) as proven
  from contacts c left join scores s on s.contact_id = c.id
  where c.employee_id = e.id`

type Stamp = number | null
type Row = Pick<ReviewedEmployee, 'id' | 'status' | 'departmentId' | 'counts' | 'wasCovered'> & {
  hiredOn: string | null
  contacts: (Omit<ContactFacts, Stamped> & {
    invalidAt: Stamp
    createdAt: number
    findings: { kind: ContactFacts['findings'][number]['kind']; foundAt: number }[]
    question: { askedAt: Stamp } | null
    callTask: { kind: NonNullable<ContactFacts['callTask']>['kind']; openedAt: number } | null
    settledAt: Stamp
  })[]
  open: (Omit<OpenAlert, 'dueAt'> & { dueAt: number })[]
}
type Stamped = 'invalidAt' | 'createdAt' | 'findings' | 'question' | 'callTask' | 'settledAt'

function readRow({ hiredOn, contacts, open, ...row }: Row): ReviewedEmployee {
  return {
    ...row,
    hiredAt: hiredOn ? shanghaiInstant(hiredOn, 0) : null,
    contacts: contacts.map((contact) => ({
      ...contact,
      invalidAt: at(contact.invalidAt),
      createdAt: new Date(contact.createdAt),
      findings: contact.findings.map(({ kind, foundAt }) => ({ kind, foundAt: new Date(foundAt) })),
      question: contact.question && { askedAt: at(contact.question.askedAt) },
      callTask: contact.callTask && {
        kind: contact.callTask.kind,
        openedAt: new Date(contact.callTask.openedAt),
      },
      settledAt: at(contact.settledAt),
    })),
    open: open.map((alert) => ({ ...alert, dueAt: new Date(alert.dueAt) })),
  }
}

function at(stamp: Stamp): Date | null {
  return stamp === null ? null : new Date(stamp)
}
