import type { Contact } from '../../shared/contact.ts'
import { type Relation, relations } from '../../shared/relation.ts'
import { pressForm, smsOf } from '../support/handset.ts'
import type { World } from '../support/world.ts'
import type { Dice } from './dice.ts'
import {
  call,
  contactsOf,
  lastPage,
  type Memory,
  phones,
  type Step,
  someContact,
  someHandset,
  unknownPhones,
} from './memory.ts'
import { mishaps } from './mishaps.ts'
import { pry } from './pry.ts'
import { printOf } from './watch.ts'

/** Names somebody, mostly in the place of one who counts; says which number was taken. */
async function nameSomebody(world: World, memory: Memory, dice: Dice): Promise<string | null> {
  const person = dice.pick(memory.people)
  const mine = dice.chance(0.5) ? await contactsOf(world, memory, person) : []
  const counted = mine.filter(({ counts }) => counts)
  const old = counted.length > 0 ? dice.pick(counted) : mine[0]
  // some never take no for an answer
  const again = person.named.length > 0 && dice.chance(0.3)
  const phone = dice.pick(again ? person.named : phones)
  const body = {
    name: '测试甲',
    relation: dice.pick<Relation>(relations),
    phone,
    ...(old ? { replaces: old.id, reason: '其他' } : {}),
    ...(dice.chance(0.4) ? { askNow: true } : {}),
  }
  person.named.push(phone)
  const answer = await call(world, memory, { person, method: 'POST', path: '/api/contacts', body })
  const said = (await answer.json()) as Contact & { code?: string }
  if (unknownPhones.includes(phone) && said.code?.startsWith('number_vacant'))
    memory.breaches.push({ rule: 6, what: `an unknown number was refused: ${said.code}` })
  if (answer.status !== 202) return null
  memory.accepted.push(said.id)
  return phone
}

/** Opens the link, agrees, waits for the code, types it. */
async function agree(
  world: World,
  memory: Memory,
  dice: Dice,
  { phone, page }: { phone: string; page: string },
): Promise<void> {
  // what earlier presses began goes on behind their answers
  await world.context.drainSoon.idle()
  const before = await printOf(world)
  await world.request(page)
  if ((await printOf(world)) !== before)
    memory.breaches.push({ rule: 3, what: 'opening a link changed something' })
  await pressForm(world, `${page}/code`, { agree: 'on' })
  await world.settle()
  const right = (await smsOf(world, phone)).findLast((sms) => sms.code)?.code ?? '000000'
  const code = dice.chance(0.1) ? '123123' : right
  const press = () => pressForm(world, `${page}/confirm`, { code, agree: 'on' })
  // the same press twice at the same moment: a nervous thumb
  if (dice.chance(0.3)) await Promise.all([press(), press()])
  else await press()
}

const submit: Step = async (world, memory, dice) => {
  await nameSomebody(world, memory, dice)
}

/** A family that is awaited: named, and answering before anything else happens. */
const nameAndAgree: Step = async (world, memory, dice) => {
  const phone = await nameSomebody(world, memory, dice)
  if (!phone) return
  await world.settle()
  const page = lastPage(world, phone)
  if (page) await agree(world, memory, dice, { phone, page })
}

const answerPage: Step = async (world, memory, dice) => {
  const handset = someHandset(world, dice)
  if (handset) await agree(world, memory, dice, handset)
}

const sayNo: Step = async (world, _memory, dice) => {
  const page = someHandset(world, dice)?.page
  if (!page) return
  await pressForm(world, `${page}/decline`, { why: dice.pick(['unknown', 'unwilling']) })
  if (dice.chance(0.3)) await pressForm(world, `${page}/undo`, {})
}

const replyBySms: Step = async (world, _memory, dice) => {
  const phone = someHandset(world, dice)?.phone ?? dice.pick(phones)
  await world.sandbox.control.request(`/phones/${phone}/replies`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ content: dice.pick(['1', '2', '好的', 'TD', '１']) }),
  })
}

const resend: Step = async (world, memory, dice) => {
  const found = await someContact(world, memory, dice, ['due', 'unanswered'])
  if (!found) return
  const path = `/api/contacts/${found.contact.id}/resend`
  const body = { now: dice.chance(0.5) }
  await call(world, memory, { person: found.person, method: 'POST', path, body })
}

const correct: Step = async (world, memory, dice) => {
  const found = await someContact(world, memory, dice)
  if (!found) return
  const path = `/api/contacts/${found.contact.id}`
  const body = { name: dice.pick(['测试甲乙', '测试甲丙']), order: dice.pick([1, 2, 3]) }
  await call(world, memory, { person: found.person, method: 'PATCH', path, body })
}

const useOwnScreen: Step = async (world, memory, dice) => {
  const found = await someContact(world, memory, dice, ['pending'])
  if (!found) return
  const { person, contact } = found
  const path = `/api/contacts/${contact.id}`
  await call(world, memory, { person, method: 'POST', path: `${path}/code-requests` })
  await world.settle()
  const code = (await smsOf(world, contact.phone)).findLast((sms) => sms.code)?.code ?? '000000'
  await call(world, memory, { person, method: 'POST', path: `${path}/code`, body: { code } })
}

const remove: Step = async (world, memory, dice) => {
  const found = await someContact(world, memory, dice)
  const path = `/api/contacts/${found?.contact.id}`
  if (found) await call(world, memory, { person: found.person, method: 'DELETE', path })
}

const reaffirm: Step = async (world, memory, dice) => {
  const person = dice.pick(memory.people)
  await call(world, memory, { person, method: 'POST', path: '/api/contacts/reaffirm' })
}

const steps: readonly [weight: number, step: Step][] = [
  [8, submit],
  [10, nameAndAgree],
  [8, answerPage],
  [3, sayNo],
  [3, replyBySms],
  [3, resend],
  [2, correct],
  [2, useOwnScreen],
  [1, remove],
  [1, reaffirm],
  [3, pry],
  ...mishaps,
]

/** One thing that may happen, at random. */
export async function happen(world: World, memory: Memory, dice: Dice): Promise<void> {
  await dice.weighted(steps)(world, memory, dice)
}
