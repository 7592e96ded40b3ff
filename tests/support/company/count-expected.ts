import type { Relation } from '../../../shared/relation.ts'
import type { NumberEntry } from '../../sandbox/numbers/number-entry.ts'
import type { MadePerson } from './invent-people.ts'
import type { Written } from './mess-phone.ts'

export type ExpectedCounts = {
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
  /** Importable contacts whose number the carrier calls NOT_EXIST or SHUTDOWN: truth, not seen by an import. */
  dead_numbers: number
  /** Importable contacts whose number somebody else picks up: truth, not seen by an import. */
  answered_by_others: number
  older_than_one_year: number
  relation_by_kind: Partial<Record<Relation, number>>
}

export type WrittenPerson = { person: MadePerson; contacts: Written[]; exported: number }

/** Counts from the truth, not from the file: what a careful import of the file must find. */
export function countExpected(
  written: readonly WrittenPerson[],
  book: ReadonlyMap<string, NumberEntry>,
  asOf: string,
): ExpectedCounts {
  const here = written.filter(({ person }) => person.status !== '离职')
  const contacts = here.flatMap(({ person, contacts: cells }) =>
    person.contacts.map((contact, at) => ({
      ...contact,
      person,
      reads: cells[at]?.reads ?? 'blank',
    })),
  )
  const ready = contacts.filter(({ reads }) => reads === 'mobile')
  const namedBy = new Map<string, Set<string>>()
  const relations: Partial<Record<Relation, number>> = {}
  for (const { phone, person, relation } of ready) {
    namedBy.set(phone, (namedBy.get(phone) ?? new Set()).add(person.employeeNo))
    relations[relation] = (relations[relation] ?? 0) + 1
  }
  const yearAgo = `${Number(asOf.slice(0, 4)) - 1}${asOf.slice(4)}`
  const statusOf = (phone: string) => book.get(phone)?.status
  return {
    rows: written.reduce((sum, { exported }) => sum + exported, 0),
    employees: here.length,
    left: written.length - here.length,
    contacts_given: written.reduce((sum, { person }) => sum + person.contacts.length, 0),
    contacts_importable: ready.length,
    phones_unreadable: contacts.filter(({ reads }) => reads === 'unreadable').length,
    contacts_blank: contacts.filter(({ reads }) => reads === 'blank').length,
    own_number: ready.filter(({ phone, person }) => phone === person.attendancePhone).length,
    payroll_same: ready.filter(
      ({ phone, person }) => phone === person.payrollPhone && phone !== person.attendancePhone,
    ).length,
    shared_by_two_or_more: [...namedBy.values()].filter((people) => people.size > 1).length,
    duplicate_employee_rows: written.filter(({ exported }) => exported > 1).length,
    dead_numbers: ready.filter(({ phone }) => /NOT_EXIST|SHUTDOWN/.test(statusOf(phone) ?? ''))
      .length,
    answered_by_others: ready.filter(({ phone }) => book.get(phone)?.answeredBy).length,
    older_than_one_year: here.filter(({ person }) => person.updatedOn < yearAgo).length,
    relation_by_kind: relations,
  }
}
