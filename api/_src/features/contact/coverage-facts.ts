import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import type { ContactState } from '../../../../shared/contact.ts'
import { arrayOf, rowsOf, toDate } from '../../kernel/rows.ts'
import type { CoverageFacts } from './coverage.ts'

export type EmployeeFacts = {
  employeeId: string
  departmentId: string | null
  site: string
  hasLeft: boolean
  contacts: (CoverageFacts & {
    relation: string
    replacesId: string | null
    screenProofAt: Date | null
  })[]
  /** What is kept now. */
  kept: { counts: number; uncoveredAt: Date | null } | null
}

type Row = {
  employeeId: string
  departmentId: string | null
  site: string
  hasLeft: boolean
  keptCounts: number | null
  uncoveredAt: unknown
  id: string | null
  phoneHash: string
  position: number | null
  state: ContactState
  proofAt: unknown
  ownNumber: boolean
  sharedConfirmed: boolean
  colleagueAtSite: boolean
  relation: string
  replacesId: string | null
  screenProofAt: unknown
}

/** What coverage is worked out from, for many employees in one statement; employees who do not exist are left out. */
export async function listEmployeeFacts(
  db: Queryable,
  employeeIds: readonly string[],
): Promise<EmployeeFacts[]> {
  const result = await db.execute(sql`
    select e.id as "employeeId", e.department_id as "departmentId", e.site, e.status = 'left' as "hasLeft",
      k.counts as "keptCounts", k.uncovered_at as "uncoveredAt",
      c.id, c.phone_hash as "phoneHash", c.position, c.state, c.proof_at as "proofAt", c.relation,
      c.replaces_id as "replacesId", c.screen_proof_at as "screenProofAt", c.shared_confirmed_at is not null as "sharedConfirmed",
      exists (select 1 from employee_numbers n
        where n.employee_id = c.employee_id and n.phone_hash = c.phone_hash) as "ownNumber",
      exists (select 1 from employee_numbers n
        join employees colleague on colleague.id = n.employee_id and colleague.status <> 'left'
        where n.phone_hash = c.phone_hash and colleague.id <> e.id and colleague.site = e.site) as "colleagueAtSite"
    from employees e
    left join coverages k on k.employee_id = e.id
    left join contacts c on c.employee_id = e.id and c.state <> 'retired'
    where e.id = any(${arrayOf(employeeIds)}::text[])
    order by e.id`)
  return group(rowsOf<Row>(result))
}

function group(rows: readonly Row[]): EmployeeFacts[] {
  const people = new Map<string, EmployeeFacts>()
  for (const row of rows) {
    const { employeeId, departmentId, site, hasLeft, keptCounts } = row
    const known = people.get(employeeId)
    const person = known ?? {
      employeeId,
      departmentId,
      site,
      hasLeft,
      contacts: [],
      kept:
        keptCounts === null ? null : { counts: keptCounts, uncoveredAt: toDate(row.uncoveredAt) },
    }
    if (!known) people.set(employeeId, person)
    if (row.id)
      person.contacts.push({
        ...row,
        id: row.id,
        proofAt: toDate(row.proofAt),
        screenProofAt: toDate(row.screenProofAt),
      })
  }
  return [...people.values()]
}
