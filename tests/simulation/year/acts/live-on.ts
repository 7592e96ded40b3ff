import type { Year } from '../open-year.ts'
import { isMute, portsTo } from '../phone-book.ts'
import { relativeOf } from '../settle-town.ts'
import { diceFor, here, howMany, some, tally, type Worker } from '../town.ts'
import { nameRelative, readContacts } from './name-relative.ts'

/** How many of a thousand families, each day. */
const A_DAY = {
  numberDies: 0.35,
  suspended: 0.3,
  ports: 0.3,
  marries: 0.09,
}

/** What happens to families and their numbers overnight, whoever hears of it. */
export function liveOn(year: Year): void {
  const { town } = year
  const dice = diceFor(town, 'lives')
  const people = here(town)
  const a = (rate: number) => some(dice, people, howMany(town, dice, { of: people, rate }))
  for (const worker of a(A_DAY.numberDies)) changeNumber(year, worker, dice.below(2))
  for (const worker of a(A_DAY.suspended)) {
    const phone = worker.family[dice.below(2)]?.phone ?? ''
    if (town.book.find(phone).status !== 'NORMAL') continue
    town.book.change(phone, { status: 'SHUTDOWN' })
    town.later.push({ day: town.day + 1 + dice.below(12), does: () => pay(year, phone) })
    tally(town, 'number suspended')
  }
  for (const worker of a(A_DAY.ports)) {
    const phone = worker.family[dice.below(2)]?.phone ?? ''
    town.book.change(phone, { carrier: dice.pick(portsTo), ported: true })
  }
  const due = town.later.filter(({ day }) => day <= town.day)
  town.later = town.later.filter(({ day }) => day > town.day)
  for (const { does } of due) does()
}

/** A relative has a new number; the old one is given up, and months later a stranger has it. */
function changeNumber(year: Year, worker: Worker, which: number): void {
  const { town } = year
  const dice = diceFor(town, 'number', worker.no)
  const old = worker.family[which]
  if (!old) return
  const temper = town.book.lineOf(old.phone)?.temper ?? 'willing'
  const phone = town.inventor.phone()
  town.book.give(phone, temper === 'stranger' ? 'willing' : temper)
  worker.family[which] = { ...old, phone }
  // where the carrier never tells, nobody answers any more, and that is all
  if (isMute(old.phone)) town.book.give(old.phone, 'silent')
  else town.book.change(old.phone, { status: 'NOT_EXIST' })
  tally(town, 'number given up')
  if (!isMute(old.phone))
    town.later.push({ day: town.day + 60 + dice.below(60), does: () => recycle(year, old.phone) })
}

function pay({ town }: Year, phone: string): void {
  if (town.book.find(phone).status === 'SHUTDOWN') town.book.change(phone, { status: 'NORMAL' })
}

function recycle({ town, world }: Year, phone: string): void {
  town.book.give(phone, 'stranger')
  const reassignedOn = new Date(world.sandbox.now()).toISOString().slice(0, 10)
  town.book.change(phone, { status: 'NORMAL', answeredBy: '号码新机主', reassignedOn })
  tally(town, 'number recycled')
}

/** Somebody marries: the spouse takes the place of a parent. */
export async function marry(year: Year): Promise<void> {
  const { town } = year
  const dice = diceFor(town, 'marry')
  const people = here(town)
  for (const worker of some(
    dice,
    people,
    howMany(town, dice, { of: people, rate: A_DAY.marries }),
  )) {
    const contacts = await readContacts(year, worker)
    const parent = contacts?.find(
      ({ relation, state, replaces }) =>
        relation !== '配偶' && (state === 'valid' || state === 'due') && !replaces,
    )
    if (!parent) continue
    const spouse = { ...relativeOf(town, dice), relation: '配偶' }
    worker.family = [
      ...worker.family.map((one) => (one.phone === parent.phone ? spouse : one)),
      { name: parent.name, relation: parent.relation, phone: parent.phone },
    ]
    await nameRelative(year, worker, spouse, { id: parent.id, reason: '结婚' })
    tally(town, 'married')
  }
}
