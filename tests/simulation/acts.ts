import { MINUTE } from '../../api/_src/kernel/clock.ts'
import type { Contact } from '../../shared/contact.ts'
import { type Relation, relations } from '../../shared/relation.ts'
import { pressForm, smsOf } from '../support/handset.ts'
import type { World } from '../support/world.ts'
import type { Dice } from './dice.ts'
import { call, type Memory, type Person, unknownPhones } from './memory.ts'
import { printOf } from './watch.ts'

export type Handset = { phone: string; page: string }

/** An employee names a number; true if it was taken. */
export async function name(
  world: World,
  memory: Memory,
  dice: Dice,
  named: { person: Person; phone: string; replaces?: string; askNow: boolean },
): Promise<boolean> {
  const { person, phone, replaces, askNow } = named
  const body = {
    name: '测试甲',
    relation: dice.pick<Relation>(relations),
    phone,
    ...(replaces ? { replaces, reason: '其他' } : {}),
    ...(askNow ? { askNow } : {}),
  }
  person.named.push(phone)
  if (askNow) hurry(memory, person, phone)
  const answer = await call(world, memory, { person, method: 'POST', path: '/api/contacts', body })
  const said = (await answer.json()) as Contact & { code?: string }
  if (unknownPhones.includes(phone) && said.code?.startsWith('number_vacant'))
    memory.breaches.push({ rule: 6, what: `an unknown number was refused: ${said.code}` })
  if (answer.status !== 202) return false
  memory.accepted.push(said.id)
  return true
}

/** 再发一次. */
export async function resend(
  world: World,
  memory: Memory,
  press: { person: Person; contact: Contact; now: boolean },
): Promise<void> {
  const { person, contact, now } = press
  if (now) hurry(memory, person, contact.phone)
  const path = `/api/contacts/${contact.id}/resend`
  await call(world, memory, { person, method: 'POST', path, body: { now } })
}

function hurry(memory: Memory, { employeeId }: Person, phone: string): void {
  memory.hurried.add(`${employeeId} ${phone}`)
}

/** The contact agrees on the page and wants a code. */
export async function askForCode(
  world: World,
  memory: Memory,
  { phone, page }: Handset,
): Promise<void> {
  const answer = await pressForm(world, `${page}/code`, { agree: 'on' })
  if (ledTo(answer, 'code')) memory.askedFor.push({ what: 'code', phone })
}

/** True if a press led to this place of the page. */
export function ledTo(answer: Response, place: string): boolean {
  return answer.headers.get('location')?.endsWith(`?at=${place}`) ?? false
}

/** The code that came last, or one that nobody sent. */
export async function lastCode(world: World, phone: string): Promise<string> {
  return (await smsOf(world, phone)).findLast((sms) => sms.code)?.code ?? '000000'
}

/** Presses for a code and waits until it is on the handset. */
async function receiveCode(world: World, memory: Memory, handset: Handset): Promise<string> {
  await askForCode(world, memory, handset)
  await world.settle()
  return lastCode(world, handset.phone)
}

/** Opens the link, agrees, waits for the code, types it. */
export async function agree(
  world: World,
  memory: Memory,
  dice: Dice,
  handset: Handset,
): Promise<void> {
  const { page } = handset
  // what earlier presses began goes on behind their answers
  await world.context.drainSoon.idle()
  const before = await printOf(world)
  await world.request(page)
  if ((await printOf(world)) !== before)
    memory.breaches.push({ rule: 3, what: 'opening a link changed something' })
  const received = await receiveCode(world, memory, handset)
  const code = dice.chance(0.1) ? '123123' : received
  const press = () => pressForm(world, `${page}/confirm`, { code, agree: 'on' })
  // the same press twice at the same moment: a nervous thumb
  if (dice.chance(0.3)) await Promise.all([press(), press()])
  else await press()
}

/** The handset's owner writes back; the vendor hands it on. */
export async function reply(world: World, phone: string, content: string): Promise<void> {
  await world.sandbox.control.request(`/phones/${phone}/replies`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ content }),
  })
}

/** An answer by SMS is on its way to us, but not worked on, when the code is typed on the page. */
export async function answerTwice(
  world: World,
  memory: Memory,
  dice: Dice,
  handset: Handset,
): Promise<void> {
  const { phone, page } = handset
  const code = await receiveCode(world, memory, handset)
  await world.freeze(async () => {
    await reply(world, phone, dice.pick(['1', '2']))
    await world.clock.advance(MINUTE)
    await pressForm(world, `${page}/confirm`, { code, agree: 'on' })
  })
}
