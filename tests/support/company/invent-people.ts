import type { Relation } from '../../../shared/relation.ts'
import { type Random, seededRandom } from '../../sandbox/core/random.ts'
import type { NumberEntry } from '../../sandbox/numbers/number-entry.ts'
import { daysBefore, inventHiring, inventUpdate } from './invent-dates.ts'
import { inventName } from './invent-names.ts'
import { numberInventor } from './invent-numbers.ts'
import type { CompanyOptions } from './options.ts'
import { pickWeighted } from './pick-weighted.ts'
import { inventRelation } from './relation-words.ts'

export type MadeContact = { name: string; relation: Relation; word: string; phone: string }
export type MadePerson = {
  employeeNo: string
  name: string
  site: string
  department: string
  managerNo: string
  hiredOn: string
  status: '在职' | '试用' | '离职'
  leftOn: string
  attendancePhone: string
  payrollPhone: string
  contacts: MadeContact[]
  updatedOn: string
}

const SITES = [
  ['苏州基地', 0.447],
  ['郑州基地', 0.327],
  ['成都基地', 0.226],
] as const
const DEPARTMENTS = [
  ['总装车间', 0.207],
  ['焊装车间', 0.147],
  ['冲压车间', 0.146],
  ['涂装车间', 0.104],
  ['物流部', 0.087],
  ['质量部', 0.081],
  ['研发中心', 0.072],
  ['设备部', 0.061],
  ['采购部', 0.033],
  ['行政部', 0.022],
  ['财务部', 0.02],
  ['人力资源部', 0.02],
] as const

/** The truth of an invented company: its people, whom they named, and what is so about every number. */
export function inventPeople(options: CompanyOptions): {
  people: MadePerson[]
  book: Map<string, NumberEntry>
} {
  const random = seededRandom(options.seed)
  const numbers = numberInventor(random, options.asOf)
  const managers = new Map<string, string>()
  const people: MadePerson[] = []
  for (let n = 1; n <= options.employees; n++) {
    const employeeNo = `E${String(n).padStart(6, '0')}`
    const site = pickWeighted(random, SITES)
    const department = pickWeighted(random, DEPARTMENTS)
    const hiredOn = inventHiring(random, options.asOf)
    const attendancePhone = numbers.invent('own')
    const place = `${site}/${department}`
    const isManager = !managers.has(place)
    const managerNo = managers.get(place) ?? employeeNo
    managers.set(place, managerNo)
    const left = !isManager && hiredOn < daysBefore(options.asOf, 30) && random.chance(0.044)
    const person: MadePerson = {
      employeeNo,
      name: inventName(random),
      site,
      department,
      managerNo,
      hiredOn,
      status: left ? '离职' : hiredOn > daysBefore(options.asOf, 180) ? '试用' : '在职',
      leftOn: left ? inventLeaving(random, options.asOf, hiredOn) : '',
      attendancePhone,
      payrollPhone: random.chance(0.068) ? numbers.invent('own') : attendancePhone,
      contacts: [],
      updatedOn: inventUpdate(random, options.asOf, hiredOn),
    }
    person.contacts = inventContacts(random, numbers.invent, person, people)
    people.push(person)
  }
  return { people, book: numbers.book }
}

function inventLeaving(random: Random, asOf: string, hiredOn: string): string {
  const day = daysBefore(asOf, 1 + random.below(400))
  return day > hiredOn ? day : daysBefore(asOf, 1)
}

function inventContacts(
  random: Random,
  invent: (whose: 'contact') => string,
  person: MadePerson,
  earlier: readonly MadePerson[],
): MadeContact[] {
  const first = inventContact(random, invent, person, earlier)
  if (!random.chance(0.92)) return [first]
  const second = inventContact(random, invent, person, earlier)
  // Rarely the same number stands behind both names.
  if (random.chance(0.0003)) second.phone = first.phone
  return [first, second]
}

function inventContact(
  random: Random,
  invent: (whose: 'contact') => string,
  person: MadePerson,
  earlier: readonly MadePerson[],
): MadeContact {
  const { relation, word } = inventRelation(random)
  const contact = { name: inventName(random), relation, word }
  if (random.chance(0.0225)) return { ...contact, phone: person.attendancePhone }
  if (random.chance(0.006)) return { ...contact, phone: person.payrollPhone }
  // Spouses and siblings in one company name the same mother.
  const colleague = earlier[random.below(earlier.length || 1)]
  const shared = colleague?.contacts[0]
  if (shared && shared.phone !== colleague.attendancePhone && random.chance(0.017)) {
    return { ...contact, name: shared.name, phone: shared.phone }
  }
  return { ...contact, phone: invent('contact') }
}
