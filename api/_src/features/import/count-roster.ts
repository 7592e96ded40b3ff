import type { Relation } from '../../../../shared/relation.ts'
import type { Roster } from './roster.ts'

/** What an import can see, under the names of the expected-counts file that comes with a made company. */
export type RosterCounts = {
  rows: number
  employees: number
  left: number
  contacts_given: number
  contacts_importable: number
  phones_unreadable: number
  contacts_blank: number
  own_number: number
  payroll_same: number
  shared_by_two_or_more: number
  duplicate_employee_rows: number
  older_than_one_year: number
  relation_by_kind: Partial<Record<Relation, number>>
}

/**
 * Counts a roster: everyone once, and but for `contacts_given` and `left` only people who have not left.
 * importable + unreadable + blank is every contact they gave; `older_than_one_year` is the update date.
 */
export function countRoster(roster: Roster, asOf: string): RosterCounts {
  const here = roster.employees.filter((employee) => employee.status !== 'left')
  const contacts = here.flatMap((employee) => employee.contacts)
  const ready = contacts.filter((contact) => contact.kind === 'ready')
  // who named the number; null: several did
  const namedBy = new Map<string, string | null>()
  for (const { employeeNo, contacts: given } of here) {
    for (const contact of given) {
      if (contact.kind !== 'ready') continue
      const other = namedBy.get(contact.phone)
      namedBy.set(contact.phone, other === undefined || other === employeeNo ? employeeNo : null)
    }
  }
  const yearAgo = `${Number(asOf.slice(0, 4)) - 1}${asOf.slice(4)}`
  const relations: Partial<Record<Relation, number>> = {}
  for (const { relation } of ready) relations[relation] = (relations[relation] ?? 0) + 1

  return {
    rows: roster.rows,
    employees: here.length,
    left: roster.employees.length - here.length,
    contacts_given: roster.employees.reduce((sum, { contacts: given }) => sum + given.length, 0),
    contacts_importable: ready.length,
    phones_unreadable: contacts.filter((contact) => contact.kind === 'unreadable').length,
    contacts_blank: contacts.filter((contact) => contact.kind === 'incomplete').length,
    own_number: ready.filter((contact) => contact.ownNumber === 'attendance').length,
    payroll_same: ready.filter((contact) => contact.ownNumber === 'payroll').length,
    shared_by_two_or_more: [...namedBy.values()].filter((one) => one === null).length,
    duplicate_employee_rows: roster.duplicateRows,
    older_than_one_year: here.filter(({ updatedOn }) => updatedOn !== null && updatedOn < yearAgo)
      .length,
    relation_by_kind: relations,
  }
}
