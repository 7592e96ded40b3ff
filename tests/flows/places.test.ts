import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contactHistory, contacts } from '../../db/schema/index.ts'
import type { Contact, ContactList, NewContact } from '../../shared/contact.ts'
import { pressForm, smsOf } from '../support/handset.ts'
import { type Client, createWorld, type World } from '../support/world.ts'

let world: World
let people: string[]
beforeAll(async () => {
  world = await createWorld()
  people = world.company.employees.map(({ userid }) => userid)
})
afterAll(() => world.close())

let numbersUsed = 0
const newPhone = () => `1370013${3100 + numbersUsed++}`
const somebody = () => world.loginAs(people.pop() ?? '')

async function submit(me: Client, contact: Partial<NewContact> = {}): Promise<Contact> {
  const body = { name: '王小芬', relation: '母亲', phone: newPhone(), ...contact }
  const answer = await me.call('POST', '/api/contacts', body, { 'idempotency-key': randomUUID() })
  expect(answer.status).toBe(202)
  await world.settle()
  return (await answer.json()) as Contact
}

const pageOf = async (phone: string) =>
  new URL((await smsOf(world, phone)).findLast(({ link }) => link)?.link ?? '').pathname

async function decline(phone: string): Promise<string> {
  const page = await pageOf(phone)
  await pressForm(world, `${page}/decline`, { why: 'unwilling' })
  await world.settle()
  return page
}

async function confirm(phone: string): Promise<void> {
  const page = await pageOf(phone)
  await pressForm(world, `${page}/code`, { agree: 'on' })
  await world.settle()
  await pressForm(world, `${page}/confirm`, {
    code: (await smsOf(world, phone)).at(-1)?.code ?? '',
  })
  await world.settle()
}

const contactsOf = async (me: Client) =>
  ((await (await me.call('GET', '/api/contacts')).json()) as ContactList).contacts
const rowOf = async (id: string) =>
  (await world.context.db.select().from(contacts).where(eq(contacts.id, id)))[0]
const move = (me: Client, id: string, order: number) =>
  me.call('PATCH', `/api/contacts/${id}`, { order })

test('who replaces a contact that refused has a place of their own and can be moved', async () => {
  const me = await somebody()
  const old = await submit(me)
  await decline(old.phone)
  const fresh = await submit(me, { replaces: old.id, reason: '其他' })
  expect((await rowOf(fresh.id))?.position).toBe(1)
  expect((await move(me, fresh.id, 2)).status).toBe(200)
})

test('who replaces a contact that was removed meanwhile has a place once they say yes', async () => {
  const me = await somebody()
  const old = await submit(me)
  await confirm(old.phone)
  const fresh = await submit(me, { replaces: old.id, reason: '离婚' })
  expect((await me.call('DELETE', `/api/contacts/${old.id}`)).status).toBe(204)
  await confirm(fresh.phone)
  expect((await rowOf(fresh.id))?.position).toBe(1)
})

test('replacements take places too: five contacts stay the most', async () => {
  const me = await somebody()
  const old = await submit(me)
  await decline(old.phone)
  await submit(me, { replaces: old.id, reason: '其他' })
  for (let place = 2; place <= 5; place++) await submit(me)
  expect((await contactsOf(me)).map(({ order }) => order)).toEqual([1, 2, 3, 4, 5])
  const body = { name: '王小芬', relation: '母亲', phone: newPhone() }
  const sixth = await me.call('POST', '/api/contacts', body, { 'idempotency-key': randomUUID() })
  expect(await sixth.json()).toMatchObject({ code: 'too_many_contacts' })
})

test('who replaces a contact that ended needs a free place like anybody else', async () => {
  const me = await somebody()
  const ended = await submit(me)
  await decline(ended.phone)
  for (let place = 1; place <= 5; place++) await submit(me)
  const body = { name: '王小芬', relation: '母亲', phone: newPhone(), replaces: ended.id }
  const sixth = await me.call('POST', '/api/contacts', body, { 'idempotency-key': randomUUID() })
  expect(await sixth.json()).toMatchObject({ code: 'too_many_contacts' })
})

test('a replacement whose place became free meanwhile keeps it from everybody else', async () => {
  const me = await somebody()
  const old = await submit(me)
  await confirm(old.phone)
  const fresh = await submit(me, { replaces: old.id, reason: '换号' })
  expect((await me.call('DELETE', `/api/contacts/${old.id}`)).status).toBe(204)
  for (let others = 1; others <= 4; others++) await submit(me)
  const body = { name: '王小芬', relation: '母亲', phone: newPhone() }
  const sixth = await me.call('POST', '/api/contacts', body, { 'idempotency-key': randomUUID() })
  expect(await sixth.json()).toMatchObject({ code: 'too_many_contacts' })
  await confirm(fresh.phone)
  expect((await rowOf(fresh.id))?.position).not.toBeNull()
})

test('a replacement that takes its refusal back has its place again', async () => {
  const me = await somebody()
  const old = await submit(me)
  const fresh = await submit(me, { replaces: old.id, reason: '其他' })
  const page = await decline(fresh.phone)
  await pressForm(world, `${page}/undo`, {})
  await world.settle()
  expect(await rowOf(fresh.id)).toMatchObject({ state: 'pending', position: 1 })
})

test('both of two contacts that change places have a history row', async () => {
  const me = await somebody()
  const first = await submit(me)
  const second = await submit(me)
  await move(me, second.id, 1)
  for (const [id, before, after] of [
    [second.id, 2, 1],
    [first.id, 1, 2],
  ] as const) {
    const rows = await world.context.db
      .select()
      .from(contactHistory)
      .where(eq(contactHistory.contactId, id))
    expect(rows.find(({ event }) => event === 'moved')).toMatchObject({
      before: { order: before },
      after: { order: after },
    })
  }
})
