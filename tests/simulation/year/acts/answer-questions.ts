import { reachedHandset, type SmsRecord } from '../../../sandbox/aliyun/sms-log.ts'
import { type Random, seededRandom } from '../../../sandbox/core/random.ts'
import { type PageVisit, pageVisit } from '../../../sandbox/people/page-visit.ts'
import { drain } from '../look-after.ts'
import type { Year } from '../open-year.ts'
import type { Line } from '../phone-book.ts'
import { tally } from '../town.ts'
import { employeeIn } from './words-of.ts'

type Intent = 'agree' | 'mistype' | 'unknown' | 'unwilling' | 'stop'
type Question = { sms: SmsRecord; intent: Intent; dueAt: number; dice: Random }
type Typing = { question: Question; visit: PageVisit }

const HOUR = 3_600_000

/** The families: whoever got a question answers in their own time, on the page or by SMS. */
export function createFamilies(year: Year): { answer(): Promise<void> } {
  const { town, world } = year
  const { log } = world.sandbox.sms
  let seen = 0
  let waiting: Question[] = []

  function readHandsets(): void {
    for (const sms of log.since(seen)) {
      seen++
      const line = town.book.lineOf(sms.phone)
      if (sms.type === 'code' || !line || !reachedHandset(sms)) continue
      const nth = log.sentTo(sms.phone).indexOf(sms)
      const dice = seededRandom(`${town.seed} ${sms.phone} ${nth}`)
      const intent = intentOf(line, dice)
      const patience = line.temper === 'slow' ? 60 * HOUR : 9 * HOUR
      const dueAt = sms.sentAt + dice.next() ** 2 * patience
      if (intent) waiting.push({ sms, intent, dueAt, dice })
      else tally(town, 'not answered')
    }
  }

  /** One after another: two questions to one handset would mix up its codes. */
  async function answer(): Promise<void> {
    readHandsets()
    const now = world.sandbox.now()
    const taken = new Set<string>()
    const due = waiting.filter(({ sms, dueAt }) => {
      if (dueAt > now || taken.has(sms.phone)) return false
      taken.add(sms.phone)
      return true
    })
    waiting = waiting.filter((question) => !due.includes(question))
    const typing: Typing[] = []
    await inGroups(due, 16, async (question) => {
      const visit = await open(year, question)
      if (visit) typing.push({ question, visit })
    })
    if (typing.length === 0) return
    await drain(world)
    await inGroups(typing, 16, ({ question, visit }) => typeCode(year, question, visit))
  }

  return { answer }
}

function intentOf({ temper }: Line, random: Random): Intent | null {
  if (temper === 'silent') return null
  if (temper === 'stranger') return random.chance(0.7) ? 'unknown' : null
  if (temper === 'unwilling') return 'unwilling'
  if (temper === 'stopping') return 'stop'
  if (random.chance(0.08)) return null
  return random.chance(0.04) ? 'mistype' : 'agree'
}

/** Until a code is on its way; null: nothing more to type. */
async function open(year: Year, { sms, intent, dice }: Question): Promise<PageVisit | null> {
  const { town, world } = year
  const said = { worker: employeeIn(town, sms.text), phone: sms.phone, at: world.sandbox.now() }
  if (intent === 'stop') {
    town.stops.push(said)
    world.sandbox.sms.reply(sms.phone, dice.pick(['TD', '退订', 'T']))
    return null
  }
  if (!sms.link) {
    const agrees = intent === 'agree' || intent === 'mistype'
    if (agrees) town.yeses.push(said)
    world.sandbox.sms.reply(sms.phone, agrees ? '1' : '2')
    return null
  }
  const visit = pageVisit(async (input, init) => world.request(pathOf(String(input)), init))
  if (!(await visit.open(sms.link))) return null
  if (intent === 'unknown' || intent === 'unwilling') {
    if (!visit.html().includes('decline')) return null
    await visit.submit('/decline', { why: intent })
    if (!visit.html().includes('打扰您了')) return null
    tally(town, 'said no')
    if (intent === 'unwilling' && dice.chance(0.1)) await visit.submit('/undo', {})
    else town.noes.push(said)
    return null
  }
  // a renewal that the link proves needs no code
  if (visit.html().includes('/confirm"')) {
    town.yeses.push(said)
    await visit.submit('/confirm', { code: '', agree: 'on', adult: 'on' })
    tally(town, 'said yes')
    return null
  }
  if (!visit.html().includes('/code"')) return null
  await visit.submit('/code', { agree: 'on', adult: 'on' })
  town.asks.set(sms.phone, (town.asks.get(sms.phone) ?? 0) + 1)
  return visit
}

async function typeCode(
  year: Year,
  { sms, intent, dice }: Question,
  visit: PageVisit,
): Promise<void> {
  const { town, world } = year
  const code = world.sandbox.sms.log
    .sentTo(sms.phone)
    .findLast(({ verificationCode }) => verificationCode)?.verificationCode
  if (!code) return
  const fields = { agree: 'on', adult: 'on' }
  if (intent === 'mistype') await visit.submit('/confirm', { code: '000000', ...fields })
  town.yeses.push({ worker: employeeIn(town, sms.text), phone: sms.phone, at: world.sandbox.now() })
  const press = () => visit.submit('/confirm', { code, ...fields })
  await (dice.chance(0.1) ? Promise.all([press(), press()]) : press())
  tally(town, 'said yes')
}

function pathOf(url: string): string {
  const { pathname, search } = new URL(url)
  return pathname + search
}

/** So many at once. */
export async function inGroups<T>(
  all: readonly T[],
  atOnce: number,
  act: (one: T) => Promise<void>,
): Promise<void> {
  const left = [...all]
  const work = async () => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) await act(one)
  }
  await Promise.all(Array.from({ length: atOnce }, work))
}
