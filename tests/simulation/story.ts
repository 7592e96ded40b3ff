import { pressForm } from '../support/handset.ts'
import type { World } from '../support/world.ts'
import { agree, answerTwice, lastCode, name, reply, resend } from './acts.ts'
import { decideSomething } from './approvals.ts'
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
} from './memory.ts'
import { mishaps } from './mishaps.ts'
import { pry } from './pry.ts'
import { staff } from './staff.ts'

/** Names somebody, mostly in the place of one who counts; says which number was taken. */
async function nameSomebody(world: World, memory: Memory, dice: Dice): Promise<string | null> {
  const person = dice.pick(memory.people)
  const mine = dice.chance(0.5) ? await contactsOf(world, memory, person) : []
  const counted = mine.filter(({ counts }) => counts)
  const old = counted.length > 0 ? dice.pick(counted) : mine[0]
  // some never take no for an answer
  const again = person.named.length > 0 && dice.chance(0.3)
  const phone = dice.pick(again ? person.named : phones)
  const askNow = dice.chance(0.4)
  const replaced = old ? { replaces: old.id } : {}
  const taken = await name(world, memory, dice, { person, phone, askNow, ...replaced })
  return taken ? phone : null
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
  if (!handset) return
  // a renewal needs no code; and whoever said yes may press again days later
  if (dice.chance(0.2)) await pressForm(world, `${handset.page}/confirm`, { code: '', agree: 'on' })
  else if (dice.chance(0.3)) await answerTwice(world, memory, dice, handset)
  else await agree(world, memory, dice, handset)
}

const sayNo: Step = async (world, _memory, dice) => {
  const page = someHandset(world, dice)?.page
  if (!page) return
  await pressForm(world, `${page}/decline`, { why: dice.pick(['unknown', 'unwilling']) })
  if (dice.chance(0.3)) await pressForm(world, `${page}/undo`, {})
}

const replyBySms: Step = async (world, _memory, dice) => {
  const phone = someHandset(world, dice)?.phone ?? dice.pick(phones)
  await reply(world, phone, dice.pick(['1', '2', '好的', 'TD', '１']))
}

const sendAgain: Step = async (world, memory, dice) => {
  const found = await someContact(world, memory, dice, ['due', 'unanswered'])
  if (found) await resend(world, memory, { ...found, now: dice.chance(0.5) })
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
  const asked = { person, method: 'POST', path: `${path}/code-requests` }
  if ((await call(world, memory, asked)).status === 202)
    memory.askedFor.push({ what: 'code', phone: contact.phone })
  await world.settle()
  const code = await lastCode(world, contact.phone)
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
  [3, sendAgain],
  [2, correct],
  [2, useOwnScreen],
  [1, remove],
  [1, reaffirm],
  [5, decideSomething],
  [3, pry],
  ...staff,
  ...mishaps,
]

/** One thing that may happen, at random. */
export async function happen(world: World, memory: Memory, dice: Dice): Promise<void> {
  await dice.weighted(steps)(world, memory, dice)
}
