import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { submitContact } from '../../api/_src/features/contact/submit-contact.ts'
import { contacts, employeeNumbers, employees } from '../../db/schema/index.ts'
import type { Contact, ContactHistory, NewContact } from '../../shared/contact.ts'
import { numberBook } from '../sandbox/number-book.ts'
import { entryInService } from '../sandbox/numbers/number-entry.ts'
import { type Client, createWorld, type World } from '../support/world.ts'

let world: World
let people: string[]
const nobodys = Array.from({ length: 11 }, (_, i) => `1370013${7800 + i}`)
beforeAll(async () => {
  const dead = nobodys.map((phone) => ({ ...entryInService(phone), status: 'NOT_EXIST' as const }))
  world = await createWorld({ sandbox: { numberBook: numberBook(dead) } })
  people = world.company.employees.map(({ userid }) => userid)
})
afterAll(() => world.close())

async function somebody(): Promise<{ me: Client; employeeId: string }> {
  const userid = people.pop() ?? ''
  const [row] = await world.context.db
    .select({ id: employees.id })
    .from(employees)
    .where(eq(employees.userid, userid))
  return { me: await world.loginAs(userid), employeeId: row?.id ?? '' }
}

async function submit(me: Client, contact: Partial<NewContact>): Promise<Response> {
  const body = { name: '王小芬', relation: '母亲', ...contact }
  const answer = await me.call('POST', '/api/contacts', body, { 'idempotency-key': randomUUID() })
  await world.settle()
  return answer
}

test.each([
  ['off', '13900000004', 'normal'],
  ['suspected off', '13900000005', 'normal'],
  ['busy', '13900000006', 'normal'],
  ['not to be told', '13900000007', 'unknown'],
])(
  'the history of a contact whose phone is %s says no more than the check does',
  async (_, phone, why) => {
    const { me, employeeId } = await somebody()
    // the carrier is slow, so its answer comes in the background and stands in the history
    const { id } = await submitContact(world.context, {
      employeeId,
      key: randomUUID(),
      contact: { name: '王小芬', relation: '母亲', phone },
      glance: async () => null,
    })
    await world.settle()
    const answer = await me.call('GET', `/api/contacts/${id}/history`)
    const { history } = (await answer.json()) as ContactHistory
    const checked = history.find(({ event }) => event === 'checked')
    expect(checked).toMatchObject({ why })
    expect(checked?.text.includes('可以打通')).toBe(why === 'normal')
  },
)

test('submits are no way around the ten new numbers that an employee may have checked a day', async () => {
  const { me } = await somebody()
  const statuses: number[] = []
  // nobody has these numbers, and what is refused is no submit
  for (const phone of nobodys) statuses.push((await submit(me, { phone })).status)
  expect(statuses).toEqual([...Array<number>(10).fill(422), 202])
})

async function ownNumber(employeeId: string, phone: string): Promise<void> {
  const { vault, db, clock } = world.context
  await db.insert(employeeNumbers).values({
    employeeId,
    source: 'talent_pool',
    phoneSealed: vault.seal('phone', phone),
    phoneHash: vault.hash('phone', phone),
    updatedAt: clock.now(),
  })
}

test('an own number shared with the family is neither asked nor proven by a code to oneself', async () => {
  const { me, employeeId } = await somebody()
  await ownNumber(employeeId, '13700137777')
  const { id } = (await (
    await submit(me, { phone: '13700137777', shared: true })
  ).json()) as Contact
  const code = await me.call('POST', `/api/contacts/${id}/code-requests`)
  expect(await code.json()).toMatchObject({ code: 'own_number' })
  const again = await me.call('POST', `/api/contacts/${id}/resend`, {})
  expect(await again.json()).toMatchObject({ code: 'nothing_to_do' })
})

test("calling somebody else's number one's own does not keep it from being asked", async () => {
  const { me } = await somebody()
  const answer = await submit(me, { phone: '13700137778', shared: true })
  expect(((await answer.json()) as Contact).shared).toBeUndefined()
  const sent = await world.sandbox.control.request('/phones/13700137778/messages')
  expect(await sent.json()).toHaveLength(1)
})

async function contactAfter(me: Client, contact: Partial<NewContact>): Promise<Contact> {
  const { id } = (await (await submit(me, contact)).json()) as Contact
  return (await (await me.call('GET', `/api/contacts/${id}`)).json()) as Contact
}

test('while a contact is asked, the steps say whose number it is and until when the link works', async () => {
  const { me } = await somebody()
  const { steps, noSms } = await contactAfter(me, { phone: '13900000001' })
  const hintOf = (name: string) => steps.find((step) => step.name === name)?.hint
  expect(hintOf('checked')).toMatch(/^中国移动/)
  expect(hintOf('confirmed')).toMatch(/对方 \d+ 月 \d+ 日 \d\d:\d\d 前都能确认。$/)
  expect(noSms).toBeUndefined()
})

test('a number that a person will call is marked, from the first answer on', async () => {
  const { me } = await somebody()
  const answer = await submit(me, { phone: '0512-66660000', otherNumber: true })
  const accepted = (await answer.json()) as Contact
  expect(accepted.noSms).toBe('called')
  const later = (await (await me.call('GET', `/api/contacts/${accepted.id}`)).json()) as Contact
  expect(later.noSms).toBe('called')
})

test('a second replacement of the same contact is told which one is in the way', async () => {
  const { me, employeeId } = await somebody()
  const { id } = await contactAfter(me, { phone: '13900000014' })
  // what was proven stays until the new one is, so the first replacement waits
  await world.context.db
    .update(contacts)
    .set({ state: 'valid', proofAt: world.context.clock.now() })
    .where(eq(contacts.employeeId, employeeId))
  expect((await submit(me, { phone: '13500137900', replaces: id })).status).toBe(202)
  const refused = await submit(me, { phone: '13500137901', replaces: id })
  expect(((await refused.json()) as { message: string }).message).toContain('请先移除那一位')
})
