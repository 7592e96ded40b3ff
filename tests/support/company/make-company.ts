import { seededRandom } from '../../sandbox/core/random.ts'
import type { NumberEntry } from '../../sandbox/numbers/number-entry.ts'
import { countExpected, type ExpectedCounts, type WrittenPerson } from './count-expected.ts'
import { inventPeople, type MadePerson } from './invent-people.ts'
import { layouts } from './layouts.ts'
import { messPhone } from './mess-phone.ts'
import { type CompanyOptions, usualCompany } from './options.ts'

export type MadeCompany = {
  /** The export as a table, headings and between-the-rows mess included. */
  rows: string[][]
  people: MadePerson[]
  numbers: ReadonlyMap<string, NumberEntry>
  expected: ExpectedCounts
}

/** An invented company's HR export with the mess real ones have, the truth about its numbers, and the counts. */
export function makeCompany(given: Partial<CompanyOptions> = {}): MadeCompany {
  const options = { ...usualCompany, ...given }
  const { people, book } = inventPeople(options)
  const random = seededRandom(`mess ${options.seed}`)
  const layout = layouts[options.layout]
  const elsewhere = options.layout === 'other'
  const someone = () => random.pick(people).contacts[0]?.phone ?? '13800138000'
  const mess = { mess: options.mess, elsewhere, another: someone }

  const rows: string[][] = elsewhere ? [['员工花名册'], layout.headings] : [layout.headings]
  const written: WrittenPerson[] = people.map((person) => {
    const own = messPhone(random, person.attendancePhone, { ...mess, breakable: false }).cell
    const contacts = person.contacts.map((contact) =>
      messPhone(random, contact.phone, { ...mess, breakable: true }),
    )
    const phones = { own, payroll: person.payrollPhone, contacts: contacts.map(({ cell }) => cell) }
    const cells = layout.cells(person, phones, random)
    const exported = random.chance(0.0017 * options.mess) ? 2 : 1
    for (let n = 0; n < exported; n++) rows.push([...cells])
    if (elsewhere && random.chance(0.002)) rows.push(random.pick([layout.headings, [''], ['小计']]))
    return { person, contacts, exported }
  })
  if (elsewhere) rows.push(['合计', `${people.length}人`], ['制表：人力资源部'])
  return { rows, people, numbers: book, expected: countExpected(written, book, options.asOf) }
}
