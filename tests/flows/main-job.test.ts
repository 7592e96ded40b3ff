import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Contact, ContactList } from '../../shared/contact.ts'
import { pressForm, smsOf } from '../support/handset.ts'
import { type Client, createWorld, type World } from '../support/world.ts'

const phone = '13800138001'
let world: World
let me: Client
beforeAll(async () => {
  world = await createWorld()
  me = await world.loginAs(world.company.employees.at(-1)?.userid ?? '')
})
afterAll(() => world.close())

async function myContacts(): Promise<ContactList> {
  return (await (await me.call('GET', '/api/contacts')).json()) as ContactList
}

test('an employee names a contact, the contact agrees with a code, and the record is valid', async () => {
  const body = { name: '王芳', relation: '配偶', phone }
  const submitted = await me.call('POST', '/api/contacts', body, { 'idempotency-key': 'one' })
  expect(submitted.status).toBe(202)
  await world.settle()

  const [notice] = await smsOf(world, phone)
  const page = new URL(notice?.link ?? '').pathname
  expect((await world.request(page)).status).toBe(200)
  await pressForm(world, `${page}/code`, { agree: 'on' })
  await world.settle()
  const code = (await smsOf(world, phone)).at(-1)?.code ?? ''
  await pressForm(world, `${page}/confirm`, { code })
  await world.settle()

  const { coverage, contacts } = await myContacts()
  expect(contacts).toMatchObject([{ state: 'valid', counts: true }])
  expect(coverage).toEqual({ counts: 1, must: 1, wanted: 2 })
})

test('the same submit again gives the same contact, and no second question', async () => {
  const body = { name: '王芳', relation: '配偶', phone }
  const again = await me.call('POST', '/api/contacts', body, { 'idempotency-key': 'one' })
  expect(again.status).toBe(202)
  await world.settle()
  const { contacts } = await myContacts()
  expect((await again.json()) as Contact).toMatchObject({ id: contacts[0]?.id })
  expect(contacts).toHaveLength(1)
  expect(await smsOf(world, phone)).toHaveLength(2)
})

test('no log line holds a number, a name, a link or a code', async () => {
  const sent = await smsOf(world, phone)
  const secrets = sent.flatMap(({ link, code }) => [link?.split('/').at(-1) ?? '', code ?? ''])
  for (const word of [phone, '王芳', ...secrets.filter((secret) => secret !== '')])
    expect(world.logLines.join('')).not.toContain(word)
})

test('the mini-program, whose requests know no PATCH, corrects a contact by posting', async () => {
  const { contacts } = await myContacts()
  const path = `/api/contacts/${contacts[0]?.id}`
  const patched = await me.call(
    'POST',
    path,
    { relation: '母亲' },
    { 'x-http-method-override': 'PATCH' },
  )
  expect(patched.status).toBe(200)
  expect((await patched.json()) as Contact).toMatchObject({ relation: '母亲' })
  expect((await me.call('POST', path, { relation: '父亲' })).status).toBe(405)
})

test('the screen learns the time of the server, whatever the phone says', async () => {
  for (const path of ['/api/contacts', '/api/desk/me', '/api/contacts/con_0', '/api/nothing']) {
    const answer = await me.call('GET', path)
    expect(answer.headers.get('x-server-time'), path).toBe(world.clock.now().toISOString())
  }
})
