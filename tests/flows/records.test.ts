import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DAY, HOUR } from '../../api/_src/kernel/clock.ts'
import type { Contact } from '../../shared/contact.ts'
import type { ContactRecordView, EmployeeRecord } from '../../shared/record.ts'
import { pressForm, smsOf } from '../support/handset.ts'
import { type Client, createWorld, type World } from '../support/world.ts'

let world: World
let me: Client
let hr: Client
let otherHr: Client
let contact: Contact
const phone = '13700163101'
beforeAll(async () => {
  world = await createWorld()
  const hrOf = (site: string) => {
    const base = world.company.departments.find(({ name }) => name === site)?.id
    return world.company.employees.find(({ worksFor }) => worksFor === base)?.userid ?? ''
  }
  const worker = world.company.employees.find(({ position }) => position === '操作工')
  me = await world.loginAs(worker?.userid ?? '')
  hr = await world.loginAs(hrOf('苏州基地'))
  otherHr = await world.loginAs(hrOf('东莞基地'))
  const answer = await me.call(
    'POST',
    '/api/contacts',
    { name: '王小芬', relation: '母亲', phone },
    { 'idempotency-key': randomUUID() },
  )
  contact = (await answer.json()) as Contact
  await world.settle()
  const page = new URL((await smsOf(world, phone)).at(-1)?.link ?? '').pathname
  await pressForm(world, `${page}/code`, { agree: 'on' })
  await world.settle()
  const code = (await smsOf(world, phone)).at(-1)?.code ?? ''
  await pressForm(world, `${page}/confirm`, { code })
  await world.settle()
  await me.call('PATCH', `/api/contacts/${contact.id}`, { name: '王芬', relation: '其他亲属' })
  await hr.call('POST', `/api/desk/contacts/${contact.id}/reveal`, { reason: '核对号码' })
  await world.settle()
})
afterAll(() => world.close())

const recordOf = async (client: Client) =>
  (await (await client.call('GET', `/api/desk/contacts/${contact.id}`)).json()) as ContactRecordView

test('the record says who the contact is, how it stands and why, masked', async () => {
  const record = await recordOf(hr)
  expect(record).toMatchObject({
    maskedName: '王*',
    maskedPhone: '137****3101',
    carrier: '中国移动',
    order: 1,
    state: 'valid',
    counts: true,
    coverage: { counts: 1, must: 1, wanted: 2 },
    score: { risk: 'normal' },
    revealedUntil: new Date(world.clock.now().getTime() + DAY).toISOString(),
  })
  expect(record.score?.reasons.length).toBeGreaterThan(0)
  expect(record.scoreMeaning).toMatch(/^现在打过去，.+找到本人$/)
})

test('one time line tells in words what happened, the newest first', async () => {
  const { timeline } = await recordOf(hr)
  const texts = timeline.map(({ text }) => text)
  for (const told of [
    /添加了这位联络人/,
    /^检测：号码正常/,
    /^确认短信：已送到手机/,
    /^验证码短信：/,
    /^对方用验证码确认了/,
    /更正了资料/,
    /看了完整号码/,
  ])
    expect(texts).toContainEqual(expect.stringMatching(told))
  expect([...timeline].sort((a, b) => (a.at < b.at ? 1 : -1)).map(({ at }) => at)).toEqual(
    timeline.map(({ at }) => at),
  )
  expect(timeline.find(({ text }) => text.includes('更正'))?.detail).toBe(
    '姓名：王*芬 → 王*；关系：母亲 → 其他亲属',
  )
})

test('nothing of it is plain, and no word of the machinery stands in it', async () => {
  const record = await recordOf(hr)
  expect(JSON.stringify(record)).not.toMatch(/13700163101|王小芬|王芬/)
  const told = record.timeline.map(({ text, detail }) => `${text} ${detail ?? ''}`).join()
  expect(told).not.toMatch(/回执|[a-z]/)
})

test("somebody else's contact cannot be told from one that does not exist", async () => {
  const answers = await Promise.all([
    otherHr.call('GET', `/api/desk/contacts/${contact.id}`),
    otherHr.call('GET', `/api/desk/contacts/${contact.id.slice(0, -3)}000`),
    otherHr.call('GET', '/api/desk/contacts/nobody'),
  ])
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404])
  expect((await me.call('GET', `/api/desk/contacts/${contact.id}`)).status).toBe(403)
})

test('an employee leads to everybody they named, in scope only', async () => {
  const { employee } = await recordOf(hr)
  const path = `/api/desk/employees/${employee.id}`
  const record = (await (await hr.call('GET', path)).json()) as EmployeeRecord
  expect(record).toMatchObject({
    employee: { id: employee.id },
    coverage: { counts: 1 },
    nearRelative: false,
    contacts: [{ id: contact.id, maskedName: '王*', state: 'valid', counts: true }],
  })
  expect((await otherHr.call('GET', path)).status).toBe(404)
})

test('who dials a number from the emergency card has seen it', async () => {
  const { employee } = await recordOf(hr)
  const given = { employeeId: employee.id, reason: '失联' }
  const opened = await hr.call('POST', '/api/desk/emergency', given, {
    'idempotency-key': randomUUID(),
  })
  const { id } = (await opened.json()) as { id: string }
  await world.clock.advance(HOUR)
  const dialled = await hr.call(
    'POST',
    `/api/desk/emergency/${id}/outcomes`,
    { contactId: contact.id, outcome: 'dialled' },
    { 'idempotency-key': randomUUID() },
  )
  expect([opened.status, dialled.status]).toEqual([200, 200])
  const { revealedUntil } = await recordOf(hr)
  expect(revealedUntil).toBe(new Date(world.clock.now().getTime() + DAY).toISOString())
})
