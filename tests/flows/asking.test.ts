import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE, shanghaiHour, shanghaiInstant } from '../../api/_src/kernel/clock.ts'
import { challenges, contacts, settings } from '../../db/schema/index.ts'
import type { Contact, ContactList, NewContact } from '../../shared/contact.ts'
import { agreeToAll } from '../support/decide-changes.ts'
import { pressForm, smsOf } from '../support/handset.ts'
import { type Client, createWorld, type World } from '../support/world.ts'

let world: World
let me: Client
let userid: string
let nextPerson = 0
let nextPhone = 0
const newPhone = () => `1371234${String(1000 + nextPhone++)}`

beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

beforeEach(async () => {
  // whoever gets HR's or an administrator's messages as well may have to wait for their own: WeCom shows 30 a minute
  const workers = world.company.employees.filter(
    ({ roles, position }) => roles.length === 0 && position === '操作工',
  )
  userid = workers[nextPerson++]?.userid ?? ''
  me = await world.loginAs(userid)
})

async function submit(contact: Partial<NewContact> = {}): Promise<Contact> {
  const body = { name: '测试甲', relation: '母亲', phone: newPhone(), ...contact }
  const answer = await me.call('POST', '/api/contacts', body, { 'idempotency-key': randomUUID() })
  expect(answer.status).toBe(202)
  await world.settle()
  return get(((await answer.json()) as Contact).id)
}

async function get(id: string): Promise<Contact> {
  // sessions last twelve hours, the story longer
  me = await world.loginAs(userid)
  return (await (await me.call('GET', `/api/contacts/${id}`)).json()) as Contact
}

async function pass(milliseconds: number): Promise<void> {
  await world.clock.advance(milliseconds)
  await world.settle()
}

async function told(): Promise<string[]> {
  const answer = await world.sandbox.control.request(`/wecom/members/${userid}/messages`)
  return JSON.stringify(await answer.json()).match(/"title":"[^"]+"/g) ?? []
}

async function choose(key: string, value: unknown): Promise<void> {
  const row = { key, value, changedAt: world.clock.now() }
  await world.context.db
    .insert(settings)
    .values(row)
    .onConflictDoUpdate({ target: settings.key, set: row })
}

async function confirmBySms(phone: string): Promise<void> {
  const page = new URL((await smsOf(world, phone)).findLast(({ link }) => link)?.link ?? '')
    .pathname
  await pressForm(world, `${page}/code`, { agree: 'on' })
  await world.settle()
  await pressForm(world, `${page}/confirm`, {
    code: (await smsOf(world, phone)).at(-1)?.code ?? '',
  })
  await world.settle()
}

describe('a contact who stays silent', () => {
  test('is asked again on day 3 and no more; on day 7 the employee hears it, once', async () => {
    const contact = await submit()
    expect(await smsOf(world, contact.phone)).toHaveLength(1)
    await pass(3 * DAY + MINUTE)
    expect(await smsOf(world, contact.phone)).toHaveLength(2)
    expect((await get(contact.id)).state).toBe('pending')
    await pass(4 * DAY)
    expect((await get(contact.id)).state).toBe('unanswered')
    await pass(20 * DAY)
    expect(await smsOf(world, contact.phone)).toHaveLength(2)
    expect((await told()).filter((title) => title.includes('还没有答复'))).toHaveLength(1)
  })

  test('is asked once more when the employee resends, and can still say yes', async () => {
    const contact = await submit()
    await pass(8 * DAY)
    await world.clock.set(shanghaiInstant('2027-01-05', 10))
    await world.settle()
    me = await world.loginAs(userid)
    const before = (await smsOf(world, contact.phone)).length
    expect((await me.call('POST', `/api/contacts/${contact.id}/resend`, {})).status).toBe(202)
    await world.settle()
    expect(await smsOf(world, contact.phone)).toHaveLength(before + 1)
    const again = await me.call('POST', `/api/contacts/${contact.id}/resend`, {})
    expect(again.status).toBe(429)
    expect(await again.json()).toMatchObject({ code: 'too_soon', retryAt: expect.any(String) })
    await confirmBySms(contact.phone)
    expect(await get(contact.id)).toMatchObject({ state: 'valid', counts: true })
  })
})

test('a link sent again late lives for the seven days that it promises', async () => {
  await world.clock.set(shanghaiInstant('2027-01-18', 10))
  me = await world.loginAs(userid)
  const contact = await submit()
  await pass(3 * DAY + HOUR)
  await pass(3 * DAY)
  me = await world.loginAs(userid)
  expect((await me.call('POST', `/api/contacts/${contact.id}/resend`, {})).status).toBe(202)
  await world.settle()
  await pass(5 * DAY)
  expect((await get(contact.id)).state).toBe('pending')
  await confirmBySms(contact.phone)
  expect((await get(contact.id)).state).toBe('valid')
})

describe('a contact who says no', () => {
  test.each(['unknown', 'unwilling'])(
    '(%s) is invalid, the employee hears it and the pair is never asked again',
    async (why) => {
      const contact = await submit()
      const page = new URL((await smsOf(world, contact.phone))[0]?.link ?? '').pathname
      await pressForm(world, `${page}/decline`, { why })
      await world.settle()
      expect(await get(contact.id)).toMatchObject({
        state: 'invalid',
        cause: 'declined',
        counts: false,
      })
      expect((await told()).some((title) => title.includes('请换一位联络人'))).toBe(true)
      const body = { name: '测试乙', relation: '朋友', phone: contact.phone }
      const again = await me.call('POST', '/api/contacts', body, {
        'idempotency-key': randomUUID(),
      })
      expect(await again.json()).toMatchObject({ code: 'pair_refused' })
      await pass(10 * DAY)
      expect(await smsOf(world, contact.phone)).toHaveLength(1)
    },
  )

  test('and takes it back within a day is asked as before', async () => {
    await world.clock.set(shanghaiInstant('2027-03-02', 10))
    me = await world.loginAs(userid)
    const contact = await submit()
    const page = new URL((await smsOf(world, contact.phone))[0]?.link ?? '').pathname
    await pressForm(world, `${page}/decline`, { why: 'unwilling' })
    await world.settle()
    await pressForm(world, `${page}/undo`, {})
    await world.settle()
    expect((await get(contact.id)).state).toBe('pending')
    await confirmBySms(contact.phone)
    expect((await get(contact.id)).state).toBe('valid')
  })
})

describe('the hours', () => {
  test('a notice after a submit at night leaves at eight in the morning, at once if the family is there', async () => {
    await world.clock.set(shanghaiInstant('2027-03-03', 22))
    me = await world.loginAs(userid)
    const waiting = await submit()
    const urgent = await submit()
    expect(await smsOf(world, waiting.phone)).toHaveLength(0)
    expect(waiting.steps.find(({ name }) => name === 'asked')?.hint).toContain('早上')
    await me.call('POST', `/api/contacts/${urgent.id}/resend`, { now: true })
    await world.settle()
    expect(await smsOf(world, urgent.phone)).toHaveLength(1)
    await pass(9 * HOUR)
    expect(await smsOf(world, waiting.phone)).toHaveLength(0)
    await pass(HOUR + MINUTE)
    const [sms] = await smsOf(world, waiting.phone)
    expect(shanghaiHour(new Date(sms?.sentAt ?? 0))).toBe(8)
  })

  test('a WeCom message that falls into the night waits for the morning', async () => {
    await world.clock.set(shanghaiInstant('2027-03-05', 20))
    me = await world.loginAs(userid)
    const contact = await submit()
    await pass(90 * MINUTE)
    await confirmBySms(contact.phone)
    expect((await get(contact.id)).state).toBe('valid')
    const confirmed = async () => (await told()).filter((title) => title.includes('已经确认'))
    expect(await confirmed()).toHaveLength(0)
    await pass(11 * HOUR)
    expect(await confirmed()).toHaveLength(1)
  })
})

describe('the number', () => {
  test('a carrier that takes three seconds does not keep the employee, and the question follows', async () => {
    await world.clock.set(shanghaiInstant('2027-03-08', 10))
    me = await world.loginAs(userid)
    const started = performance.now()
    const answer = await me.call(
      'POST',
      '/api/contacts',
      { name: '测试甲', relation: '父亲', phone: '13900000021' },
      { 'idempotency-key': randomUUID() },
    )
    expect(performance.now() - started).toBeLessThan(2500)
    expect(answer.status).toBe(202)
    await world.settle()
    expect(await smsOf(world, '13900000021')).toHaveLength(1)
  }, 20_000)

  test('停机 is kept as a draft, checked again by itself, and asked once the bill is paid', async () => {
    const contact = await submit({ phone: '13900000026' })
    expect(contact.state).toBe('draft')
    expect(await smsOf(world, '13900000026')).toHaveLength(0)
    await pass(DAY + HOUR)
    expect((await get(contact.id)).state).toBe('pending')
    expect(await smsOf(world, '13900000026')).toHaveLength(1)
    expect((await told()).some((title) => title.includes('号码恢复了'))).toBe(true)
  })

  test('a receipt that speaks of a dead handset is confirmed with vendor and carrier before it ends a contact', async () => {
    const contact = await submit({ phone: '13900000102' })
    await pass(10 * MINUTE)
    // the carrier says that the number lives: the contact stays, the employee hears that the SMS did not arrive
    expect((await get(contact.id)).state).toBe('pending')
    expect((await told()).some((title) => title.includes('短信没有送到'))).toBe(true)
  })
})

describe('the three forms of asking', () => {
  test('fixed: no name before the code, and one press after it', async () => {
    await world.clock.set(shanghaiInstant('2027-03-15', 10))
    me = await world.loginAs(userid)
    await choose('askForm', 'fixed')
    const contact = await submit()
    const [sms] = await smsOf(world, contact.phone)
    expect(sms?.text).toMatch(/https:\/\/d\.example\/c(?:\s|$)/)
    const [row] = await world.context.db
      .select()
      .from(challenges)
      .where(eq(challenges.contactId, contact.id))
    expect(row?.form).toBe('fixed')
    await choose('askForm', 'token')
  })

  test('reply: 1 agrees, without any link', async () => {
    await choose('askForm', 'reply')
    const contact = await submit()
    const [sms] = await smsOf(world, contact.phone)
    expect(sms?.text).toContain('同意请回复1，不认识请回复2')
    expect(sms?.link).toBeUndefined()
    await reply(contact.phone, '１ ')
    expect((await get(contact.id)).state).toBe('valid')
    const [row] = await world.context.db.select().from(contacts).where(eq(contacts.id, contact.id))
    expect(row?.proofKind).toBe('sms_reply')
  })

  test('reply: 2 says no; a stop word ends every SMS to that number, whoever asks', async () => {
    const stranger = await submit()
    await reply(stranger.phone, '2')
    expect((await get(stranger.id)).state).toBe('invalid')
    const tired = await submit()
    await reply(tired.phone, 'TD')
    await pass(8 * DAY)
    expect(await smsOf(world, tired.phone)).toHaveLength(1)
    me = await world.loginAs(world.company.employees.at(-2)?.userid ?? '')
    const other = await me.call(
      'POST',
      '/api/contacts',
      { name: '测试丙', relation: '朋友', phone: tired.phone },
      { 'idempotency-key': randomUUID() },
    )
    expect(await other.json()).toMatchObject({ code: 'number_stopped' })
    await choose('askForm', 'token')
  })

  test('reply: a flood of noes ends nobody by itself, and none of them is asked on', async () => {
    await world.clock.set(shanghaiInstant('2027-04-12', 10))
    me = await world.loginAs(userid)
    await choose('askForm', 'reply')
    const strangers: Contact[] = []
    for (let i = 0; i < 4; i++) strangers.push(await submit())
    for (const { phone } of strangers) await reply(phone, '2')
    const states = await Promise.all(strangers.map(async ({ id }) => (await get(id)).state))
    expect(states).toContain('pending')
    const doubted = strangers[states.lastIndexOf('pending')]
    await pass(8 * DAY)
    expect(await smsOf(world, doubted?.phone ?? '')).toHaveLength(1)
    await choose('askForm', 'token')
  })

  async function reply(phone: string, content: string): Promise<void> {
    await world.sandbox.control.request(`/phones/${phone}/replies`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ content }),
    })
    await world.settle()
  }
})

test('the code on the employee’s own screen is 待本人确认 until the contact answers', async () => {
  await world.clock.set(shanghaiInstant('2027-04-06', 10))
  me = await world.loginAs(userid)
  const contact = await submit()
  await pass(2 * MINUTE)
  expect((await me.call('POST', `/api/contacts/${contact.id}/code-requests`)).status).toBeLessThan(
    300,
  )
  await world.settle()
  const sms = (await smsOf(world, contact.phone)).at(-1)
  expect(sms?.text).toContain('仅用于确认您是紧急联络人')
  const wrong = await me.call('POST', `/api/contacts/${contact.id}/code`, { code: '000000' })
  expect(await wrong.json()).toMatchObject({ code: 'code_wrong' })
  expect(
    (await me.call('POST', `/api/contacts/${contact.id}/code`, { code: sms?.code })).status,
  ).toBe(200)
  await world.settle()
  expect(await get(contact.id)).toMatchObject({
    state: 'pending',
    counts: false,
    screenProofAt: expect.any(String),
  })
  await pass(2 * MINUTE)
  await confirmBySms(contact.phone)
  expect(await get(contact.id)).toMatchObject({ state: 'valid', counts: true })
})

test('an edit through the whole system never lowers coverage', async () => {
  const old = await submit()
  await confirmBySms(old.phone)
  const fresh = await submit({ replaces: old.id, reason: '换号' })
  const list = async () => (await (await me.call('GET', '/api/contacts')).json()) as ContactList
  expect((await list()).coverage.counts).toBe(1)
  await confirmBySms(fresh.phone)
  // in service somebody agrees before the old one goes
  expect((await list()).coverage.counts).toBe(2)
  await agreeToAll(world)
  const after = await list()
  expect(after.coverage.counts).toBe(1)
  expect(after.contacts.map(({ id }) => id)).toEqual([fresh.id])
})

test('没有变化 after half a year: the contact is asked by link, and one press renews', async () => {
  const contact = await submit()
  await confirmBySms(contact.phone)
  await world.clock.set(new Date(world.clock.now().getTime() + 181 * DAY))
  await world.settle()
  await pass(4 * DAY)
  expect((await get(contact.id)).state).toBe('due')
  const renewal = (await smsOf(world, contact.phone)).at(-1)
  expect(renewal?.link).toBeDefined()
  const page = new URL(renewal?.link ?? '').pathname
  const html = await (await world.request(page)).text()
  expect(html).toContain('form')
  await pressForm(world, `${page}/confirm`, { agree: 'on' })
  await world.settle()
  expect(await get(contact.id)).toMatchObject({ state: 'valid', counts: true })
})
