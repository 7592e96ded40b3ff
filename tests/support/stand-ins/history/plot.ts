import type { Relation } from '../../../../shared/relation.ts'
import type { Company, CompanyEmployee } from '../../../sandbox/company.ts'
import { seededRandom } from '../../../sandbox/core/random.ts'
import * as life from './lives.ts'

export type Told = { person: CompanyEmployee; lives: life.Life[] }
type Namer = (relation: Relation, phone?: string) => { relation: Relation; phone: string }
type Story = (name: Namer, person: CompanyEmployee) => life.Life[]

/** The last of the company have named nobody: a newcomer plays them, and tests do. */
export const NEWCOMERS = 6

const family = '15900008888'
const leavers = '15900007777'
/** 停机, 空号 and 换了主人 at the stand-in too, so that the next check says the same. */
const suspended = '13900000002'
const vacant = '13900000003'
const resold = '13900000171'

/** One story for each thing that can be the matter; each is somebody's. */
const stories: readonly Story[] = [
  (name) => [life.dead(name('配偶', vacant))],
  (name) => [life.ended(name('父亲', resold), 'reassigned', 2)],
  (name) => [life.steady(name('配偶'), 40), life.ended(name('朋友'), 'wrong_person', 3)],
  (name) => [life.ended(name('兄弟姐妹'), 'declined', 4)],
  (name) => [life.steady(name('母亲'), 70), life.ended(name('朋友'), 'withdrew', 2)],
  (name) => [life.silent(name('母亲'))],
  (name) => [life.fading(name('父亲', suspended))],
  (name) => [life.called(name('母亲', '13700009003'), 'vacant_insisted')],
  (name) => [
    life.steady(name('配偶'), 12),
    life.called(name('父亲', '051262801234'), 'other_number'),
  ],
  (name, { attendancePhone }) => [life.called(name('配偶', attendancePhone), 'shared_number')],
  (name) => [life.steady(name('朋友', family), 30)],
  (name) => [life.steady(name('朋友', family), 31)],
  (name) => [life.steady(name('朋友', family), 33)],
  (name) => [life.steady(name('其他', family), 35)],
  (name) => [life.steady(name('其他亲属', leavers), 15)],
  (name) => [{ ...life.steady(name('母亲'), 50), corrected: { from: '父亲', ago: 5 } }],
  (name) => [
    life.removed(name('朋友'), 200),
    life.removed(name('朋友'), 120),
    life.removed(name('其他'), 40),
    life.steady(name('配偶'), 38),
  ],
  (name) => [life.draft(name('父亲', suspended))],
  (name) => [life.due(name('母亲'))],
  (name) => [life.steady(name('母亲'), 80), life.pending(name('父亲'))],
]

/** Where the replacements are: the first workshop's manager has two to decide, the site's HR one that was refused. */
const shops = [101, 101, 102, 105]

/** Replacements in service that wait for a word: confirmed already, or not yet. */
const replacements: readonly Story[] = [
  (name) => [
    life.steady(name('父亲'), 120),
    { ...life.steady(name('配偶'), 1), named: 2, replaces: '结婚' },
  ],
  (name) => [life.steady(name('母亲'), 60), { ...life.pending(name('母亲')), replaces: '换号' }],
  (name) => [
    life.steady(name('配偶'), 140),
    { ...life.steady(name('兄弟姐妹'), 2), named: 3, replaces: '离婚' },
  ],
  (name) => [life.steady(name('父亲'), 90), { ...life.pending(name('子女')), replaces: '其他' }],
]

/** Who lives through what: the same seed tells the same. The first of `waiting` have replacements to be decided. */
export function tellHistory(company: Company, seed: number): { told: Told[]; waiting: Told[] } {
  const random = seededRandom(seed)
  let numbers = 0
  const name: Namer = (relation, phone) => ({
    relation,
    phone: phone ?? `1581000${String(1000 + numbers++)}`,
  })
  const people = company.employees.slice(0, -NEWCOMERS)
  const workers = people.filter(({ roles, superiorNumber }) => roles.length === 0 && superiorNumber)
  const [head] = people
  const told: Told[] = []
  const waiting: Told[] = []
  for (const [index, story] of replacements.entries()) {
    const person = workers.find(
      ({ departmentId, position }) => departmentId === shops[index] && position !== '经理',
    )
    if (!person) continue
    workers.splice(workers.indexOf(person), 1)
    waiting.push({ person, lives: story(name, person) })
  }
  if (head) waiting.push({ person: head, lives: replacements[0]?.(name, head) ?? [] })
  for (const story of stories) {
    const person = workers.splice(random.below(workers.length), 1)[0]
    if (person) told.push({ person, lives: story(name, person) })
  }
  const busy = new Set([...told, ...waiting].map(({ person }) => person.userid))
  for (const person of people) {
    if (busy.has(person.userid) || random.chance(0.1)) continue
    const second = random.chance(0.6) ? [life.steady(name('母亲'), 5 + random.below(150))] : []
    const first = life.steady(name(random.pick(['配偶', '父亲'])), 3 + random.below(160))
    told.push({ person, lives: [first, ...second] })
  }
  return { told, waiting }
}

/** Somebody who left last winter; a colleague names the same number now. */
export const leaver = {
  employeeNumber: 'YC0900',
  name: '史清',
  lives: [{ ...life.removed({ relation: '配偶', phone: leavers }, 300), named: 700, proven: 699 }],
}
