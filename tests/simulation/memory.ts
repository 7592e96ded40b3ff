import { randomUUID } from 'node:crypto'
import type { Contact } from '../../shared/contact.ts'
import type { Client, World } from '../support/world.ts'
import type { Dice } from './dice.ts'

/** 空号: no SMS may ever reach it. */
export const deadPhone = '13900000003'
/** Off, or the carrier cannot tell: nobody is refused or ended for it. */
export const unknownPhones = ['13900000004', '13900000007', '13900000008']
/** In service for a day after it was first looked at, then 空号. */
export const latePhone = '13900000027'
/** Numbers in service whose receipts all arrive. */
export const goodPhones = Array.from(
  { length: 9 },
  (_, i) => `136000000${String(i).padStart(2, '0')}`,
)
/** Numbers that behave in every way a number can; few, so that people meet on them. */
export const phones = [
  ...goodPhones,
  ...unknownPhones,
  deadPhone,
  latePhone,
  '13900000002', // 停机
  '13900000026', // 停机, paid a day later
  '13900000102', // its receipts say INVALID_NUMBER
  '13900000131', // no receipt ever comes
  '13900000132', // accepted, then reset
  '13900000162', // its receipts come twice
]

export type Person = {
  userid: string
  /** As it stands in an SMS. */
  name: string
  employeeId: string
  leftAt: number | null
  client: Client
  /** Numbers this person has named. */
  named: string[]
}

/** What the story keeps in mind to hold the world to it afterwards. */
export type Memory = {
  people: Person[]
  accepted: string[]
  /** Employee and number of whom an SMS was wanted at once, at whatever hour. */
  hurried: Set<string>
  /** Each press for a code or a new link that was granted, and the number it was for. */
  askedFor: { what: 'code' | 'new_link'; phone: string }[]
  /** When a number was seen to be 空号. */
  deadSince: Map<string, number>
  /** Broken rules that only the moment itself could show. */
  breaches: { rule: number; what: string }[]
}

export function createMemory(): Memory {
  return {
    people: [],
    accepted: [],
    hurried: new Set(),
    askedFor: [],
    deadSince: new Map(),
    breaches: [],
  }
}

export function staying({ people }: Memory): Person[] {
  return people.filter(({ leftAt }) => leftAt === null)
}

export type Step = (world: World, memory: Memory, dice: Dice) => Promise<void>

/** Sessions end after twelve hours; people log in again. No refusal may repeat a number (§4.8). */
export async function call(
  world: World,
  memory: Memory,
  { person, method, path, body }: { person: Person; method: string; path: string; body?: unknown },
): Promise<Response> {
  const headers: Record<string, string> =
    method === 'POST' && path === '/api/contacts' ? { 'idempotency-key': randomUUID() } : {}
  let answer = await person.client.call(method, path, body, headers)
  if (answer.status === 401 && person.leftAt === null) {
    // while WeCom is held to be down nobody gets in: they try again another time
    const client = await world.loginAs(person.userid).catch(() => null)
    person.client = client ?? person.client
    if (client) answer = await client.call(method, path, body, headers)
  }
  const refusal = answer.status >= 400 ? await answer.clone().text() : ''
  if (phones.some((phone) => refusal.includes(phone)))
    memory.breaches.push({ rule: 8, what: `a number in a refusal of ${method} ${path}` })
  if (answer.status >= 500) memory.breaches.push({ rule: 2, what: `${answer.status} of ${path}` })
  return answer
}

export async function contactsOf(world: World, memory: Memory, person: Person): Promise<Contact[]> {
  const answer = await call(world, memory, { person, method: 'GET', path: '/api/contacts' })
  return answer.status === 200 ? ((await answer.json()) as { contacts: Contact[] }).contacts : []
}

/** Somebody's contact, sooner one in such a state. */
export async function someContact(
  world: World,
  memory: Memory,
  dice: Dice,
  sooner: readonly Contact['state'][] = [],
): Promise<{ person: Person; contact: Contact } | null> {
  const person = dice.pick(memory.people)
  const contacts = await contactsOf(world, memory, person)
  const liked = contacts.filter(({ state }) => sooner.includes(state))
  if (contacts.length === 0) return null
  return { person, contact: dice.pick(liked.length > 0 ? liked : contacts) }
}

/** The page that the last link in a number's messages opens. */
export function lastPage(world: World, phone: string): string | null {
  const link = world.sandbox.sms.log.sentTo(phone).findLast((sms) => sms.link)?.link
  return link ? new URL(link).pathname : null
}

/** A handset that a link came to, sooner a late one, and the page of its last link. */
export function someHandset(world: World, dice: Dice): { phone: string; page: string } | null {
  const withLink = world.sandbox.sms.log.since(0).filter(({ link }) => link)
  if (withLink.length === 0) return null
  const { phone } = dice.pick(dice.chance(0.7) ? withLink.slice(-6) : withLink)
  const page = lastPage(world, phone)
  return page ? { phone, page } : null
}
