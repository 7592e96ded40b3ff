import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { findWorkAddresses } from '../../api/_src/features/delivery/work-address-queries.ts'
import { MINUTE } from '../../api/_src/kernel/clock.ts'
import { auditLog, workAddresses } from '../../db/schema/index.ts'
import { type DeskWorld, openDeskWorld } from '../support/desk-world.ts'

const EMAIL = 'lin.xiao@yuanhe.example'
const PHONE = '13800001234'
let world: DeskWorld
let employeeId: string

beforeAll(async () => {
  world = await openDeskWorld()
  employeeId = await world.grant('林晓', 'hr_lead')
})
afterAll(() => world.close())
beforeEach(async () => {
  await world.context.db.delete(workAddresses)
  await world.clock.advance(MINUTE)
  world.sandbox.faults.clear()
})

const call = (method: string, path = '', body?: unknown) =>
  world.call('林晓', method, `/api/desk/work-addresses${path}`, body)
const put = (address: string, kind = 'email') => call('PUT', '', { kind, address })
const verify = (code: string, kind = 'email') => call('POST', '/verify', { kind, code })
const codeOf = (text = '') => /\d{6}/.exec(text)?.[0] ?? ''
const mailed = (to = EMAIL) => codeOf(world.sandbox.mails.sentTo(to).at(-1)?.subject)
const wrong = (code: string) => (code === '000000' ? '000001' : '000000')
const found = () => findWorkAddresses(world.context.db, world.context.vault, employeeId)

test('an e-mail address counts once the code that came there is typed, and audit knows', async () => {
  expect(await (await put(EMAIL)).json()).toEqual({
    addresses: [{ kind: 'email', masked: 'l***@yuanhe.example', verified: false }],
  })
  expect(await found()).toEqual({ email: null, phone: null })
  expect(await (await verify(mailed())).json()).toEqual({
    addresses: [{ kind: 'email', masked: 'l***@yuanhe.example', verified: true }],
  })
  expect(await found()).toEqual({ email: EMAIL, phone: null })
  const rows = await world.context.db.select().from(auditLog)
  expect(rows.at(-1)).toMatchObject({ action: 'work_address.verified', actorId: employeeId })
})

test('a work phone is verified the same way, by SMS', async () => {
  await put(PHONE, 'phone')
  await verify(codeOf(world.sandbox.sms.log.sentTo(PHONE).at(-1)?.text), 'phone')
  expect(await found()).toEqual({ email: null, phone: PHONE })
})

test('a verified address stays in use until another one is verified in its place', async () => {
  await put(EMAIL)
  await verify(mailed())
  await world.clock.advance(MINUTE)
  const other = 'x@yuanhe.example'
  const inUse = { kind: 'email', masked: 'l***@yuanhe.example', verified: true }
  expect(await (await put(other)).json()).toEqual({
    addresses: [inUse, { kind: 'email', masked: 'x***@yuanhe.example', verified: false }],
  })
  expect(await found()).toMatchObject({ email: EMAIL })
  expect(await (await verify(mailed(other))).json()).toEqual({
    addresses: [{ ...inUse, masked: 'x***@yuanhe.example' }],
  })
  expect(await found()).toMatchObject({ email: other })
})

test('the address in use, typed again, needs no code, and ends the wait of another one', async () => {
  await put(EMAIL)
  await verify(mailed())
  await world.clock.advance(MINUTE)
  const other = 'x@yuanhe.example'
  await put(other)
  const code = mailed(other)
  const before = world.sandbox.mails.size
  expect(await (await put(` ${EMAIL} `)).json()).toEqual({
    addresses: [{ kind: 'email', masked: 'l***@yuanhe.example', verified: true }],
  })
  expect(world.sandbox.mails.size).toBe(before)
  expect(await (await verify(code)).json()).toMatchObject({ code: 'code_expired' })
  expect(await found()).toMatchObject({ email: EMAIL })
})

test('nothing of it lies open in the database or in the log', async () => {
  await put(EMAIL)
  await put(PHONE, 'phone')
  const code = mailed()
  const rows = await world.context.db.select().from(workAddresses)
  const kept = `${JSON.stringify(rows)}${rows.map(({ pendingSealed }) => pendingSealed?.toString('latin1'))}${world.logLines.join('')}`
  for (const secret of [EMAIL, PHONE, `"${code}"`]) expect(kept).not.toContain(secret)
})

describe('a code', () => {
  test('is good once', async () => {
    await put(EMAIL)
    const code = mailed()
    expect((await verify(code)).status).toBe(200)
    expect(await (await verify(code)).json()).toMatchObject({ code: 'code_expired' })
  })

  test('dies after ten minutes', async () => {
    await put(EMAIL)
    await world.clock.advance(10 * MINUTE)
    expect(await (await verify(mailed())).json()).toMatchObject({ code: 'code_expired' })
  })

  test('is worth nothing after five wrong guesses, until a new one was asked for', async () => {
    await put(EMAIL)
    const code = mailed()
    for (let guess = 0; guess < 5; guess++)
      expect(await (await verify(wrong(code))).json()).toMatchObject({ code: 'code_wrong' })
    expect(await (await verify(code)).json()).toMatchObject({ code: 'code_locked' })
    await world.clock.advance(MINUTE)
    await put(EMAIL)
    expect((await verify(mailed())).status).toBe(200)
  })

  test('for one address proves no other', async () => {
    await put(EMAIL)
    const code = mailed()
    await put('somebody@yuanhe.example')
    expect((await verify(code)).status).not.toBe(200)
    expect(await found()).toMatchObject({ email: null })
  })

  test('comes once a minute, ten times a day, however often one asks at once', async () => {
    const before = world.sandbox.mails.size
    const answers = await Promise.all([put(EMAIL), put(EMAIL), put(EMAIL)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 429, 429])
    for (let more = 0; more < 12; more++) {
      await world.clock.advance(MINUTE)
      await put(EMAIL)
    }
    expect(world.sandbox.mails.size - before).toBe(10)
  })
})

test('removing an address gives no further codes: nobody is flooded by removing and asking again', async () => {
  const before = world.sandbox.mails.size
  expect((await put(EMAIL)).status).toBe(200)
  expect((await call('DELETE', '/email')).status).toBe(204)
  expect((await put(EMAIL)).status).toBe(429)
  for (let more = 0; more < 12; more++) {
    await world.clock.advance(MINUTE)
    await put(EMAIL)
    await call('DELETE', '/email')
  }
  expect(world.sandbox.mails.size - before).toBe(10)
})

test.each([
  ['code', 422, 'invalid_input'],
  ['reset_before', 503, 'outside_unavailable'],
])(
  'a mail server that answers with %s is said, and one may try again at once',
  async (fault, status, code) => {
    world.sandbox.faults.add({ target: 'smtp', fault: fault as 'code', times: 1 })
    const answer = await put(EMAIL)
    expect(answer.status).toBe(status)
    expect(await answer.json()).toMatchObject({ code })
    expect((await put(EMAIL)).status).toBe(200)
  },
)

test('a code whose answer got lost counts: it did arrive', async () => {
  world.sandbox.faults.add({ target: 'smtp', fault: 'reset_after', times: 1 })
  expect((await put(EMAIL)).status).toBe(200)
  expect((await verify(mailed())).status).toBe(200)
})

test('what is removed is used no more', async () => {
  await put(EMAIL)
  await verify(mailed())
  expect((await call('DELETE', '/email')).status).toBe(204)
  expect((await call('DELETE', '/email')).status).toBe(204)
  expect((await call('DELETE', '/fax')).status).toBe(404)
  expect(await found()).toEqual({ email: null, phone: null })
})

test.each(['no address', 'a@b.cn,c@d.cn'])('%s is no address', async (typed) => {
  expect(await (await put(typed)).json()).toMatchObject({
    code: 'invalid_input',
    message: '请填一个邮箱地址，例如 name@company.com',
  })
})
