import type { CompanyEmployee } from '../../sandbox/company.ts'
import { type Random, seededRandom } from '../../sandbox/core/random.ts'
import { pickWeighted } from '../../support/company/pick-weighted.ts'
import type { Inventor } from './invent-company.ts'
import type { PhoneBook, Temper } from './phone-book.ts'
import type { YearPlan } from './plan.ts'
import type { Relative, Town, Worker, Zeal } from './town.ts'

const tempers: readonly (readonly [Temper, number])[] = [
  ['willing', 0.78],
  ['slow', 0.12],
  ['silent', 0.055],
  ['unwilling', 0.03],
  ['stopping', 0.015],
]
const zeals: readonly (readonly [Zeal, number])[] = [
  ['eager', 0.55],
  ['usual', 0.35],
  ['idle', 0.1],
]
const relations = ['父亲', '母亲', '兄弟姐妹', '配偶', '子女', '其他亲属', '朋友'] as const

/** Whom one could name, one after another: invented before the story begins, so that nothing in it changes them. */
const FAMILY = 6

export function createTown(
  { seed, bustle }: YearPlan,
  { inventor, book, at }: { inventor: Inventor; book: PhoneBook; at: number },
  employees: readonly CompanyEmployee[],
): Town {
  const town: Town = {
    seed,
    bustle,
    day: 0,
    hadNight: true,
    inventor,
    book,
    workers: [],
    byName: new Map(),
    byUserid: new Map(),
    accepted: [],
    noes: [],
    yeses: [],
    stops: [],
    asks: new Map(),
    hurried: new Set(),
    later: [],
    seen: [],
    counts: {},
  }
  for (const employee of employees) settleIn(town, employee, at)
  return town
}

/** Somebody of the company, with a family that has handsets. */
export function settleIn(town: Town, employee: CompanyEmployee, at: number): Worker {
  const random = seededRandom(`${town.seed} ${employee.userid}`)
  const leader =
    employee.superiorNumber && town.workers.find(({ no }) => no === employee.superiorNumber)
  const worker: Worker = {
    member: {
      userid: employee.userid,
      name: employee.name,
      departmentIds: [employee.departmentId],
      employeeNumber: employee.employeeNumber,
      directLeaders: leader ? [leader.member.userid] : [],
    },
    no: employee.employeeNumber,
    name: employee.name,
    site: employee.site,
    zeal: pickWeighted(random, zeals),
    ownPhone: employee.attendancePhone,
    family: Array.from({ length: FAMILY }, () => relativeOf(town, random)),
    goneAt: null,
    cameAt: at,
    pushed: true,
    hasRole: employee.roles.length > 0,
  }
  town.workers.push(worker)
  town.byName.set(worker.name, worker)
  town.byUserid.set(worker.member.userid, worker)
  return worker
}

/** A relative with a number of their own; now and then one whom a colleague names too. */
export function relativeOf(town: Town, random: Random): Relative {
  const { book, inventor } = town
  const relation = random.pick(relations)
  const sibling =
    random.chance(0.03) && town.workers.length > 0 ? random.pick(town.workers).family[0] : undefined
  if (sibling) return { ...sibling, relation }
  const phone = inventor.phone()
  book.give(phone, pickWeighted(random, tempers))
  return { name: inventor.name(), relation, phone }
}
