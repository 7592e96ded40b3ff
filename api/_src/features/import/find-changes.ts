import { setImmediate as nextTurn } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import type { UploadPreview } from '../../../../shared/upload.ts'
import type { Core } from '../../kernel/core.ts'
import { rowsOf } from '../../kernel/rows.ts'
import { countIssues, countUnreadable, firstRows } from './preview-roster.ts'
import type { Roster, RosterEmployee } from './roster.ts'
import { contactsToStage } from './staging-rows.ts'

const PAGE = 1000

type People = { known: number; changed: number; leaving: number; here: number; numbers: number }
type Contacts = { same: number; refused: number; conflicting: number }

/**
 * What staging this roster would change, as the database is now. Writes nothing, and asks page by page, so that it
 * holds up nobody. `onRow` hears of rows compared.
 */
export async function findChanges(
  core: Core,
  roster: Roster,
  onRow: (done: number, total: number) => void,
): Promise<UploadPreview> {
  const { employees } = roster
  const contacts = contactsToStage(roster)
  await nextTurn()
  const total = employees.length + contacts.length
  const people: People = { known: 0, changed: 0, leaving: 0, here: 0, numbers: 0 }
  for (let at = 0; at < employees.length; at += PAGE) {
    add(people, await comparePeople(core, employees.slice(at, at + PAGE)))
    onRow(at, total)
  }
  const named: Contacts = { same: 0, refused: 0, conflicting: 0 }
  for (let at = 0; at < contacts.length; at += PAGE) {
    add(named, await compareContacts(core, contacts.slice(at, at + PAGE)))
    onRow(employees.length + at, total)
  }
  const own = contacts.filter(({ contact }) => contact.ownNumber !== null).length
  return {
    rows: roster.rows,
    people: {
      added: employees.length - people.known,
      changed: people.changed,
      unchanged: people.known - people.changed,
      leaving: people.leaving,
      absent: (await countHere(core)) - people.here,
      numbersChanged: people.numbers,
      duplicateRows: roster.duplicateRows,
    },
    contacts: {
      fresh: contacts.length - named.same - named.refused - named.conflicting,
      ...named,
      own,
      unreadable: countUnreadable(roster),
    },
    issues: countIssues(roster.issues),
    first: firstRows(roster),
  }
}

/** Counts what `importEmployees` and `importNumbers` would find to change of these people; a first number is no change. */
async function comparePeople(core: Core, page: readonly RosterEmployee[]): Promise<People> {
  const hash = (phone: string | null) => phone && core.vault.hash('phone', phone)
  const rows = page.map((one) => ({
    no: one.employeeNo,
    name: one.name,
    site: one.site,
    department: one.department,
    superior: one.managerNo === one.employeeNo ? null : one.managerNo,
    status: one.status,
    hired: one.hiredOn,
    gone: one.leftOn,
    own: hash(one.ownPhone),
    pay: hash(one.payrollPhone),
  }))
  const result = await core.db.execute(sql`
    select count(*)::int as known,
      count(*) filter (where e.name <> p.name or e.status <> p.status
        or (p.site <> '' and e.site <> p.site)
        or (p.department <> '' and (d.name, d.site) is distinct from (p.department, p.site))
        or coalesce(p.superior, e.superior_no) is distinct from e.superior_no
        or coalesce(p.hired, e.hired_on) is distinct from e.hired_on
        or case when p.status = 'left' then coalesce(p.gone, e.left_on) end is distinct from e.left_on
        )::int as changed,
      count(*) filter (where e.status <> 'left' and p.status = 'left')::int as leaving,
      count(*) filter (where e.status <> 'left')::int as here,
      count(*) filter (where own.phone_hash <> p.own or pay.phone_hash <> p.pay)::int as numbers
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as p(no text, name text, site text, department text,
      superior text, status text, hired date, gone date, own text, pay text)
    join employees e on e.employee_no = p.no
    left join departments d on d.id = e.department_id
    left join employee_numbers own on own.employee_id = e.id and own.source = 'attendance'
    left join employee_numbers pay on pay.employee_id = e.id and pay.source = 'payroll'`)
  return rowsOf<People>(result)[0] ?? { known: 0, changed: 0, leaving: 0, here: 0, numbers: 0 }
}

/** What the start of the import would leave alone of these contacts, and where another person stands. */
async function compareContacts(
  core: Core,
  page: ReturnType<typeof contactsToStage>,
): Promise<Contacts> {
  const rows = page.map(({ employee, contact }) => ({
    no: employee.employeeNo,
    position: contact.order,
    hash: core.vault.hash('phone', contact.phone),
  }))
  const result = await core.db.execute(sql`
    with judged as (
      select exists (select 1 from contacts c where c.employee_id = e.id and c.phone_hash = p.hash
          and c.state not in ('invalid', 'retired')) as same,
        exists (select 1 from contacts c where c.employee_id = e.id and c.phone_hash = p.hash
          and (c.cause in ('declined', 'wrong_person', 'withdrew') or exists (
            select 1 from contact_history h where h.contact_id = c.id and h.event = 'removed'))) as refused,
        exists (select 1 from contacts c where c.employee_id = e.id and c.position = p.position
          and c.phone_hash <> p.hash and c.state not in ('invalid', 'retired')) as taken
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as p(no text, position int, hash text)
      join employees e on e.employee_no = p.no)
    select count(*) filter (where same)::int as same,
      count(*) filter (where refused and not same)::int as refused,
      count(*) filter (where taken and not same and not refused)::int as conflicting
    from judged`)
  return rowsOf<Contacts>(result)[0] ?? { same: 0, refused: 0, conflicting: 0 }
}

async function countHere(core: Core): Promise<number> {
  const result = await core.db.execute(
    sql`select count(*)::int as here from employees where status <> 'left'`,
  )
  return rowsOf<{ here: number }>(result)[0]?.here ?? 0
}

function add<T extends Record<string, number>>(sum: T, more: T): void {
  for (const key of Object.keys(more) as (keyof T)[])
    sum[key] = ((sum[key] ?? 0) + (more[key] ?? 0)) as T[keyof T]
}
