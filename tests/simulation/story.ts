import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { drainOutbox } from '../../api/_src/flow/drain-outbox.ts'
import { createRunJob } from '../../api/_src/flow/run-job.ts'
import { DAY, HOUR, MINUTE } from '../../api/_src/kernel/clock.ts'
import { announce } from '../../api/_src/kernel/outbox.ts'
import { employees } from '../../db/schema/index.ts'
import type { Contact } from '../../shared/contact.ts'
import { type Relation, relations } from '../../shared/relation.ts'
import type { FaultInput } from '../sandbox/core/faults.ts'
import { pressForm, smsOf } from '../support/handset.ts'
import type { Client, World } from '../support/world.ts'
import type { Dice } from './dice.ts'

/** Numbers that behave in every way a number can; few, so that people meet on them. */
export const phones = [
  ...Array.from({ length: 12 }, (_, i) => `136000000${String(i).padStart(2, '0')}`),
  '13900000002', // 停机
  '13900000003', // 空号
  '13900000004', // off
  '13900000007', // the carrier cannot tell
  '13900000008', // OperatorLimit
  '13900000026', // 停机, paid a day later
  '13900000102', // its receipts say INVALID_NUMBER
  '13900000131', // no receipt ever comes
  '13900000132', // accepted, then reset
  '13900000162', // its receipts come twice
]

/** What the story keeps in mind to hold the world to it afterwards. */
export type Memory = {
  people: { userid: string; employeeId: string; left: boolean; client: Client }[]
  accepted: string[]
  resends: Map<string, number>
}

type Step = (world: World, memory: Memory, dice: Dice) => Promise<void>

async function someContact(world: World, memory: Memory, dice: Dice) {
  const person = dice.pick(memory.people)
  const answer = await call(world, person, 'GET', '/api/contacts')
  if (answer.status !== 200) return null
  const { contacts } = (await answer.json()) as { contacts: Contact[] }
  const contact = contacts.length > 0 ? dice.pick(contacts) : null
  return contact ? { person, contact } : null
}

/** Sessions end after twelve hours; people log in again. */
async function call(
  world: World,
  person: Memory['people'][number],
  method: string,
  path: string,
  body?: unknown,
): Promise<Response> {
  const headers: Record<string, string> =
    method === 'POST' && path === '/api/contacts' ? { 'idempotency-key': randomUUID() } : {}
  const answer = await person.client.call(method, path, body, headers)
  if (answer.status !== 401 || person.left) return answer
  person.client = await world.loginAs(person.userid)
  return person.client.call(method, path, body, headers)
}

async function lastLink(world: World, phone: string): Promise<string | null> {
  const link = (await smsOf(world, phone)).findLast((sms) => sms.link)?.link
  return link ? new URL(link).pathname : null
}

const submit: Step = async (world, memory, dice) => {
  const person = dice.pick(memory.people)
  const old = dice.chance(0.3) ? await someContact(world, memory, dice) : null
  const body = {
    name: '测试甲',
    relation: dice.pick<Relation>(relations),
    phone: dice.pick(phones),
    ...(old && old.person === person ? { replaces: old.contact.id, reason: '其他' } : {}),
    ...(dice.chance(0.2) ? { askNow: true } : {}),
  }
  const answer = await call(world, person, 'POST', '/api/contacts', body)
  if (answer.status === 202) memory.accepted.push(((await answer.json()) as Contact).id)
}

const answerPage: Step = async (world, _memory, dice) => {
  const phone = dice.pick(phones)
  const page = await lastLink(world, phone)
  if (!page) return
  await world.request(page)
  await pressForm(world, `${page}/code`, { agree: 'on', adult: 'on' })
  if (dice.chance(0.7)) await world.settle()
  const right = (await smsOf(world, phone)).findLast((sms) => sms.code)?.code ?? '000000'
  const code = dice.chance(0.2) ? '123123' : right
  const press = () => pressForm(world, `${page}/confirm`, { code, agree: 'on' })
  // the same press twice at the same moment: a nervous thumb
  if (dice.chance(0.3)) await Promise.all([press(), press()])
  else await press()
}

const sayNo: Step = async (world, _memory, dice) => {
  const page = await lastLink(world, dice.pick(phones))
  if (!page) return
  await pressForm(world, `${page}/decline`, { why: dice.pick(['unknown', 'unwilling']) })
  if (dice.chance(0.4)) await pressForm(world, `${page}/undo`, {})
}

const replyBySms: Step = async (world, _memory, dice) => {
  await world.sandbox.control.request(`/phones/${dice.pick(phones)}/replies`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ content: dice.pick(['1', '2', '好的', 'TD', '１']) }),
  })
}

const resend: Step = async (world, memory, dice) => {
  const found = await someContact(world, memory, dice)
  if (!found) return
  const { id } = found.contact
  const answer = await call(world, found.person, 'POST', `/api/contacts/${id}/resend`, {
    now: dice.chance(0.5),
  })
  if (answer.status === 202) memory.resends.set(id, (memory.resends.get(id) ?? 0) + 1)
}

const useOwnScreen: Step = async (world, memory, dice) => {
  const found = await someContact(world, memory, dice)
  if (!found) return
  await call(world, found.person, 'POST', `/api/contacts/${found.contact.id}/code-requests`)
  await world.settle()
  const code =
    (await smsOf(world, found.contact.phone)).findLast((sms) => sms.code)?.code ?? '000000'
  await call(world, found.person, 'POST', `/api/contacts/${found.contact.id}/code`, { code })
}

const remove: Step = async (world, memory, dice) => {
  const found = await someContact(world, memory, dice)
  if (found) await call(world, found.person, 'DELETE', `/api/contacts/${found.contact.id}`)
}

const reaffirm: Step = async (world, memory, dice) => {
  await call(world, dice.pick(memory.people), 'POST', '/api/contacts/reaffirm')
}

const leave: Step = async (world, memory, dice) => {
  const person = dice.pick(memory.people)
  if (person.left || memory.people.filter((one) => !one.left).length < 3) return
  person.left = true
  const { employeeId } = person
  await world.context.db.transaction(async (tx) => {
    await tx.update(employees).set({ status: 'left' }).where(eq(employees.id, employeeId))
    await announce(tx, world.clock.now(), 'employee.left', { employeeId })
  })
}

const passTime: Step = async (world, _memory, dice) => {
  await world.clock.advance(
    dice.pick([MINUTE, 20 * MINUTE, 3 * HOUR, 9 * HOUR, DAY, 3 * DAY, 8 * DAY, 60 * DAY]),
  )
  await world.settle()
}

const breakOutside: Step = async (world, _memory, dice) => {
  const target = dice.pick<FaultInput['target']>(['sms', 'number', 'wecom'])
  const fault = dice.pick<FaultInput['fault']>([
    'reset_before',
    'reset_after',
    'http_500',
    'throttle',
  ])
  // people can always log in: what they meet otherwise is the log-in's own test
  const action = target === 'wecom' ? { action: 'message/send' } : {}
  world.sandbox.faults.add({ target, fault, share: 0.5, times: dice.pick([1, 2, 3]), ...action })
}

const drainTwiceAtOnce: Step = async (world) => {
  const run = createRunJob(world.context)
  await Promise.all([drainOutbox(world.context, run), drainOutbox(world.context, run)])
}

const steps: readonly [weight: number, step: Step][] = [
  [8, submit],
  [8, answerPage],
  [2, sayNo],
  [2, replyBySms],
  [2, resend],
  [2, useOwnScreen],
  [1, remove],
  [1, reaffirm],
  [0.4, leave],
  [5, passTime],
  [3, breakOutside],
  [4, drainTwiceAtOnce],
]

/** One thing that may happen, at random. */
export async function happen(world: World, memory: Memory, dice: Dice): Promise<void> {
  await dice.weighted(steps)(world, memory, dice)
}
