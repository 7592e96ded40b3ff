import { isDeepStrictEqual } from 'node:util'
import { MAX_CONTACTS } from '../../../../shared/contact.ts'
import { cleanCell, isBlank } from './clean-cell.ts'
import { type Columns, headingAt } from './columns.ts'
import type { Issue, IssueReason } from './issue-reasons.ts'
import type { RosterContact, RosterEmployee } from './roster.ts'

type Row = readonly string[]
type CleanedPerson = { employee: RosterEmployee; issues: Issue[] }

/**
 * Whether the export has one row per contact: a person who named two stands in two rows. Told by the file
 * as a whole, for a few repeated people with another contact are people exported twice.
 */
export function hasRowPerContact(rows: readonly Row[], columns: Columns, from: number): boolean {
  if (columns.contacts.length !== 1) return false
  const contacts = new Map<string, Set<string>>()
  for (const row of rows.slice(from)) {
    const employeeNo = cellAt(row, columns.single.employee_no)
    if (employeeNo === '') continue
    const names = contacts.get(employeeNo) ?? new Set()
    contacts.set(employeeNo, names.add(contactName(row, columns)))
  }
  const several = [...contacts.values()].filter((names) => names.size > 1).length
  return several * 5 >= contacts.size && several > 0
}

/** Under merged cells only a person's first row says who it is: the rows below it are told. */
export function fillMergedPeople(rows: readonly Row[], columns: Columns, from: number): Row[] {
  const [group] = columns.contacts
  if (columns.contacts.length !== 1 || !group) return [...rows]
  const ofContact = new Set(Object.values(group))
  let person: Row | null = null
  return rows.map((row, at) => {
    if (at < from) return row
    const isNamed = [columns.single.employee_no, columns.single.name].some(
      (column) => cellAt(row, column) !== '',
    )
    const isContact = [group.contact, group.phone].every((column) => cellAt(row, column) !== '')
    if (isNamed || !isContact || !person) {
      person = isNamed ? row : null
      return row
    }
    return person.map((cell, column) => (ofContact.has(column) ? (row[column] ?? '') : cell))
  })
}

/** What stands for the contact of a row, so that the same one twice is a repeated row. */
export function contactName(row: Row, columns: Columns): string {
  return cellAt(row, columns.contacts[0]?.contact)
}

/** The rows of one person become one person with the contacts of all; what does not fit is listed. */
export function joinContactRows(rows: readonly CleanedPerson[], columns: Columns): CleanedPerson[] {
  const people = new Map<string, CleanedPerson>()
  for (const later of rows) {
    const { employeeNo } = later.employee
    const earlier = people.get(employeeNo)
    people.set(employeeNo, earlier ? join(earlier, later, columns) : later)
  }
  return [...people.values()]
}

const clashes = new Set<IssueReason>(['duplicate_other_person', 'contact_row_differs'])

function join(one: CleanedPerson, another: CleanedPerson, columns: Columns): CleanedPerson {
  const [earlier, later] = [one.employee, another.employee]
  const listed = (reason: IssueReason, column?: number): Issue => ({
    row: later.row,
    employeeNo: later.employeeNo,
    column: headingAt(columns, column),
    reason,
    ...(clashes.has(reason) ? { otherRow: earlier.row } : {}),
  })
  const issues = [...one.issues, ...another.issues]
  if (earlier.name !== later.name) {
    const other = listed('duplicate_other_person', columns.single.employee_no)
    return { employee: earlier, issues: [...one.issues, other] }
  }
  if (!isDeepStrictEqual(withoutContacts(earlier), withoutContacts(later)))
    issues.push(listed('contact_row_differs', columns.single.employee_no))
  const contacts = later.contacts.map((contact) => placed(contact, earlier.contacts))
  const [group] = columns.contacts
  if (contacts.some(({ order }) => order > MAX_CONTACTS))
    issues.push(listed('too_many_contacts', group?.contact))
  if (contacts.some((contact) => contact.kind === 'ready' && contact.repeated))
    issues.push(listed('same_number_twice', group?.phone))
  const isNewer = (later.updatedOn ?? '') > (earlier.updatedOn ?? '')
  return {
    employee: {
      ...(isNewer ? later : earlier),
      row: earlier.row,
      contacts: [...earlier.contacts, ...contacts],
    },
    issues,
  }
}
function placed(contact: RosterContact, before: readonly RosterContact[]): RosterContact {
  const order = before.length + 1
  if (order > MAX_CONTACTS) return { kind: 'incomplete', order }
  if (contact.kind !== 'ready') return { ...contact, order }
  const repeated = before.some((other) => other.kind === 'ready' && other.phone === contact.phone)
  return { ...contact, order, repeated }
}

function withoutContacts(employee: RosterEmployee): RosterEmployee {
  return { ...employee, row: 0, contacts: [], updatedOn: null }
}

function cellAt(row: Row, column: number | undefined): string {
  const cell = cleanCell(row[column ?? -1] ?? '')
  return isBlank(cell) ? '' : cell
}
