import { afterAll, beforeAll, expect, test } from 'vitest'
import { DAY, MINUTE } from '../../api/_src/kernel/clock.ts'
import type { Contact, ContactHistory, ContactList } from '../../shared/contact.ts'
import { pressForm, type Sms, smsOf } from '../support/handset.ts'
import { createWorld, type World } from '../support/world.ts'

let world: World
let staff: string[]
beforeAll(async () => {
  world = await createWorld()
  staff = world.company.employees.map(({ userid }) => userid)
})
afterAll(() => world.close())

let numbersUsed = 0
/** Another employee names another contact; the notice has arrived. */
async function named() {
  const userid = staff.pop() ?? ''
  const me = await world.loginAs(userid)
  const phone = `1380013${8100 + numbersUsed++}`
  const body = { name: '王小芬', relation: '母亲', phone }
  const submitted = await me.call('POST', '/api/contacts', body, { 'idempotency-key': phone })
  const { id } = (await submitted.json()) as Contact
  await world.settle()
  return { me, userid, phone, id, page: pageIn(await lastSms(phone)) }
}

async function lastSms(phone: string): Promise<Sms | undefined> {
  return (await smsOf(world, phone)).at(-1)
}
const pageIn = (sms: Sms | undefined) => new URL(sms?.link ?? '').pathname

async function codeOf(phone: string): Promise<string> {
  await world.settle()
  return (await lastSms(phone))?.code ?? ''
}

async function confirmed() {
  const contact = await named()
  await pressForm(world, `${contact.page}/code`, { agree: 'on' })
  await pressForm(world, `${contact.page}/confirm`, { code: await codeOf(contact.phone) })
  await world.settle()
  await world.clock.advance(2 * MINUTE)
  return contact
}

/** What the employee sees, logged in anew: sessions last hours, these stories months. */
async function contactOf({ userid }: { userid: string }): Promise<Contact | undefined> {
  await world.settle()
  const me = await world.loginAs(userid)
  const list = (await (await me.call('GET', '/api/contacts')).json()) as ContactList
  return list.contacts[0]
}

test('a no taken back and followed by a yes at once is a yes', async () => {
  const contact = await named()
  const { phone, page } = contact
  await pressForm(world, `${page}/code`, { agree: 'on' })
  const code = await codeOf(phone)
  await pressForm(world, `${page}/decline`, { why: 'unknown' })
  await world.settle()
  await pressForm(world, `${page}/undo`, {})
  await pressForm(world, `${page}/confirm`, { code })
  expect(await contactOf(contact)).toMatchObject({ state: 'valid', counts: true })
})

test('a confirmed contact leaves with a code, and the employee sees it', async () => {
  const contact = await confirmed()
  const { phone, page } = contact
  await pressForm(world, `${page}/withdraw`, {})
  await pressForm(world, `${page}/withdraw`, { code: await codeOf(phone) })
  expect(await contactOf(contact)).toMatchObject({
    state: 'invalid',
    cause: 'withdrew',
    counts: false,
  })
})

test('a better name reaches the employee and changes nothing by itself', async () => {
  const contact = await confirmed()
  const { me, id, page } = contact
  await pressForm(world, `${page}/correct`, { name: '王晓芬', relation: '其他亲属' })
  expect(await contactOf(contact)).toMatchObject({
    name: '王小芬',
    relation: '母亲',
    state: 'valid',
  })
  const answer = await me.call('GET', `/api/contacts/${id}/history`)
  const { history } = (await answer.json()) as ContactHistory
  expect(history.filter(({ actor }) => actor === 'contact').map(({ event }) => event)).toContain(
    'suggested',
  )
})

test('a link found after seven days brings a new one, and the answer still counts', async () => {
  const contact = await named()
  const { phone, page } = contact
  await world.clock.advance(8 * DAY)
  expect(await contactOf(contact)).toMatchObject({ state: 'unanswered' })
  await pressForm(world, `${page}/renew`, {})
  await world.settle()
  const fresh = pageIn(await lastSms(phone))
  expect(fresh).not.toBe(page)
  await world.clock.advance(2 * MINUTE)
  await pressForm(world, `${fresh}/code`, { agree: 'on' })
  await pressForm(world, `${fresh}/confirm`, { code: await codeOf(phone) })
  expect(await contactOf(contact)).toMatchObject({ state: 'valid', counts: true })
})

test('half a year later the old SMS still leads a confirmed contact to the way out', async () => {
  const contact = await confirmed()
  const { phone, page } = contact
  await world.clock.advance(100 * DAY)
  await pressForm(world, `${page}/renew`, {})
  await world.settle()
  const fresh = pageIn(await lastSms(phone))
  expect(await (await world.request(fresh)).text()).toContain('您已经')
  await world.clock.advance(2 * MINUTE)
  await pressForm(world, `${fresh}/withdraw`, {})
  await pressForm(world, `${fresh}/withdraw`, { code: await codeOf(phone) })
  expect(await contactOf(contact)).toMatchObject({ state: 'invalid', cause: 'withdrew' })
})

test('HEAD and GET of a live page go through the whole system unchanged, with its own headers', async () => {
  const { page } = await named()
  const head = await world.request(page, { method: 'HEAD' })
  expect(head.status).toBe(200)
  expect(await head.text()).toBe('')
  expect(head.headers.get('content-security-policy')).toContain("form-action 'self'")
  const unknown = await world.request('/c/aaaaaaaa')
  expect(unknown.status).toBe(404)
  expect(await unknown.text()).toContain('没有找到')
  const odd = await world.request('/c/a/b/c')
  expect(odd.headers.get('content-type')).toContain('text/html')
})
