import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordPress } from '../../api/_src/features/delivery/record-press.ts'
import { auditLog, contacts, deliveries, employees, notices } from '../../db/schema/index.ts'
import type { Contact, ContactList, NewContact } from '../../shared/contact.ts'
import { announced } from '../support/announced.ts'
import { decide, listChangesOf } from '../support/decide-changes.ts'
import { pressForm, smsOf } from '../support/handset.ts'
import { type Client, createWorld, type World } from '../support/world.ts'

let world: World
let workers: string[]
beforeAll(async () => {
  world = await createWorld()
  workers = world.company.employees
    .filter(({ position, roles }) => position === '操作工' && roles.length === 0)
    .map(({ userid }) => userid)
})
afterAll(() => world.close())

const employeeOf = (userid: string) => {
  const found = world.company.employees.find((one) => one.userid === userid)
  if (!found) throw new Error(`no ${userid}`)
  return found
}
const superiorOf = (userid: string) => {
  const { superiorNumber } = employeeOf(userid)
  return (
    world.company.employees.find(({ employeeNumber }) => employeeNumber === superiorNumber)
      ?.userid ?? ''
  )
}
/** Who is HR for this employee's site. */
const hrOf = (userid: string) => {
  const { site } = employeeOf(userid)
  const base = world.company.departments.find((one) => one.name === site)?.id
  return world.company.employees.find(({ worksFor }) => worksFor === base)?.userid ?? ''
}

let numbersUsed = 0
const newPhone = () => `1370015${3100 + numbersUsed++}`

async function submit(me: Client, contact: Partial<NewContact> = {}): Promise<Contact> {
  const body = { name: '王小芬', relation: '母亲', phone: newPhone(), ...contact }
  const answer = await me.call('POST', '/api/contacts', body, { 'idempotency-key': randomUUID() })
  expect(answer.status).toBe(202)
  await world.settle()
  return (await answer.json()) as Contact
}

async function confirm({ phone }: Contact): Promise<void> {
  const link = (await smsOf(world, phone)).findLast((sms) => sms.link)?.link ?? ''
  const page = new URL(link).pathname
  await pressForm(world, `${page}/code`, { agree: 'on' })
  await world.settle()
  const code = (await smsOf(world, phone)).at(-1)?.code ?? ''
  await pressForm(world, `${page}/confirm`, { code })
  await world.settle()
}

async function refuse({ phone }: Contact): Promise<string> {
  const link = (await smsOf(world, phone)).findLast((sms) => sms.link)?.link ?? ''
  const page = new URL(link).pathname
  await pressForm(world, `${page}/decline`, { why: 'unwilling' })
  await world.settle()
  return page
}

/** An employee in service with a proven contact and a replacement that waits. */
async function replacing(given: Partial<NewContact> = {}) {
  const userid = workers.pop() ?? ''
  const me = await world.loginAs(userid)
  const old = await submit(me)
  await confirm(old)
  const fresh = await submit(me, {
    name: '李建国',
    relation: '配偶',
    replaces: old.id,
    reason: '结婚',
    ...given,
  })
  const manager = await world.loginAs(superiorOf(userid))
  const request = (await listChangesOf(manager)).find(
    ({ employee }) => employee.employeeNo === employeeOf(userid).employeeNumber,
  )
  if (!request) throw new Error('nobody was asked')
  const list = async () => (await (await me.call('GET', '/api/contacts')).json()) as ContactList
  return { userid, me, old, fresh, manager, request, list }
}

const rowOf = async (id: string) =>
  (await world.context.db.select().from(contacts).where(eq(contacts.id, id)))[0]
const approvalOf = (list: ContactList, id: string) =>
  list.contacts.find((one) => one.id === id)?.steps.find(({ name }) => name === 'approved')

test('who replaces a proven contact in service waits for the superior, and the old one stays meanwhile', async () => {
  const { old, fresh, request, list } = await replacing()
  expect(request).toMatchObject({
    state: 'with_manager',
    reason: '结婚',
    now: { relation: '母亲', confirmed: true },
    changedTo: { relation: '配偶', confirmed: false },
    changed: { relation: true, phone: true, name: true },
    mayDecide: true,
  })
  await confirm(fresh)
  const after = await list()
  expect(after.coverage.counts).toBe(2)
  expect(after.contacts.map(({ id }) => id).sort()).toEqual([old.id, fresh.id].sort())
  expect(approvalOf(after, fresh.id)).toMatchObject({ state: 'waiting' })
  expect(approvalOf(after, fresh.id)?.hint).toContain('经理')
})

test('agreed after the confirmation: the new contact takes the place at once, and the employee hears it', async () => {
  const { old, fresh, manager, request, list } = await replacing()
  await confirm(fresh)
  const answer = await decide(manager, request.id, { approve: true, note: '已核实' })
  expect(answer.status).toBe(200)
  expect(await answer.json()).toMatchObject({ state: 'approved', mayDecide: false, note: '已核实' })
  await world.settle()
  const after = await list()
  expect(after.contacts.map(({ id }) => id)).toEqual([fresh.id])
  expect(after.coverage.counts).toBe(1)
  expect(approvalOf(after, fresh.id)).toMatchObject({ state: 'done' })
  expect(await rowOf(old.id)).toMatchObject({ state: 'retired', position: null })
  expect(await rowOf(fresh.id)).toMatchObject({ state: 'valid', position: 1 })
  expect(await noticesAbout(fresh.id)).toContain('approved')
})

test('agreed before the confirmation: nothing is retired until the new contact counts', async () => {
  const { old, fresh, manager, request, list } = await replacing()
  await decide(manager, request.id, { approve: true })
  await world.settle()
  expect((await rowOf(old.id))?.state).toBe('valid')
  expect(approvalOf(await list(), fresh.id)?.hint).toContain('已经同意')
  await confirm(fresh)
  expect((await rowOf(old.id))?.state).toBe('retired')
  expect(await rowOf(fresh.id)).toMatchObject({ state: 'valid', position: 1 })
})

test("a manager's refusal goes to HR, whose refusal is final: both contacts stay, each with a place", async () => {
  const { userid, old, fresh, manager, request, list } = await replacing()
  await confirm(fresh)
  expect(await (await decide(manager, request.id, { approve: false })).json()).toMatchObject({
    state: 'with_hr',
    mayDecide: false,
  })
  await world.settle()
  expect(await listChangesOf(manager, 'decided')).toContainEqual(
    expect.objectContaining({ id: request.id, state: 'with_hr' }),
  )
  const hr = await world.loginAs(hrOf(userid))
  const [seen] = (await listChangesOf(hr)).filter(({ id }) => id === request.id)
  expect(seen).toMatchObject({ mayDecide: true, now: { maskedName: '王*芬' } })
  await decide(hr, request.id, { approve: false })
  await world.settle()
  const after = await list()
  expect(after.coverage.counts).toBe(2)
  expect(after.contacts.map(({ id, order }) => [id, order])).toEqual([
    [old.id, 1],
    [fresh.id, 2],
  ])
  expect(approvalOf(after, fresh.id)).toMatchObject({ state: 'failed' })
  expect(await noticesAbout(fresh.id)).toContain('refused')
  expect((await rowOf(fresh.id))?.position).toBe(2)
})

test('a manager reads relations and masked numbers and no name of the family', async () => {
  const { manager, request } = await replacing()
  const text = await (await manager.call('GET', '/api/desk/change-requests')).text()
  expect(request.now.maskedName).toBeUndefined()
  expect(request.changedTo.maskedPhone).toMatch(/^137\*{4}\d{4}$/)
  expect(request.remarks.map(({ text }) => text)).toEqual([
    expect.stringMatching(/^新号码正常 · 中国移动/),
    '新联络人还没有确认，确认后才会替换',
  ])
  expect(text).not.toMatch(/王|李建国|李\*|137\d{8}/)
})

test('the same decision pressed twice is one; another person is told that it is over', async () => {
  const { userid, manager, request } = await replacing()
  const both = await Promise.all([
    decide(manager, request.id, { approve: true }),
    decide(manager, request.id, { approve: true }),
  ])
  expect(both.map(({ status }) => status)).toEqual([200, 200])
  const changedMind = await decide(manager, request.id, { approve: false })
  expect(await changedMind.json()).toMatchObject({ code: 'lost_race' })
  const rows = await world.context.db
    .select()
    .from(auditLog)
    .where(eq(auditLog.subject, request.id))
  expect(rows).toHaveLength(1)
  // never put to HR: to them there is no such request
  const hr = await world.loginAs(hrOf(userid))
  expect((await decide(hr, request.id, { approve: true })).status).toBe(404)
})

test('what is put to one manager does not exist for another, nor for the employee', async () => {
  const { me, request } = await replacing()
  const stranger = await world.loginAs(
    world.company.departments.find(({ name }) => name === '质量部')?.managerUserid ?? '',
  )
  const answer = await decide(stranger, request.id, { approve: true })
  expect(answer.status).toBe(404)
  const unknown = await decide(stranger, 'crq_nobody', { approve: true })
  expect({ ...((await answer.json()) as object), requestId: '' }).toEqual({
    ...((await unknown.json()) as object),
    requestId: '',
  })
  expect((await decide(me, request.id, { approve: true })).status).toBe(403)
})

test('the old contact is removed by the employee: nothing is left to decide, and the new one has a place', async () => {
  const { me, old, fresh, manager, request } = await replacing()
  await confirm(fresh)
  await me.call('DELETE', `/api/contacts/${old.id}`)
  await world.settle()
  expect((await listChangesOf(manager)).map(({ id }) => id)).not.toContain(request.id)
  expect(await (await decide(manager, request.id, { approve: true })).json()).toMatchObject({
    code: 'lost_race',
  })
  expect(await rowOf(fresh.id)).toMatchObject({ state: 'valid', position: 1 })
})

test('a new contact that refuses ends the request, and one that takes it back opens it again', async () => {
  const { old, fresh, manager, request } = await replacing()
  const page = await refuse(fresh)
  expect((await listChangesOf(manager)).map(({ id }) => id)).not.toContain(request.id)
  expect((await rowOf(old.id))?.state).toBe('valid')
  await pressForm(world, `${page}/undo`, {})
  await world.settle()
  expect((await listChangesOf(manager)).map(({ id }) => id)).toContain(request.id)
})

test('nobody is asked where the old contact was never confirmed, in onboarding, or where the company turned it off', async () => {
  const userid = workers.pop() ?? ''
  const me = await world.loginAs(userid)
  const before = (await announced(world.context, 'change_request.opened')).length
  const unproven = await submit(me)
  const second = await submit(me, { replaces: unproven.id, reason: '其他' })
  expect((await rowOf(unproven.id))?.state).toBe('retired')
  await confirm(second)
  await world.context.db.execute(
    sql`insert into settings (key, value, changed_at) values ('approveReplacements', 'false', now())`,
  )
  const third = await submit(me, { replaces: second.id, reason: '换号' })
  await confirm(third)
  expect((await rowOf(second.id))?.state).toBe('retired')
  await world.context.db.execute(sql`delete from settings where key = 'approveReplacements'`)
  await world.context.db
    .update(employees)
    .set({ status: 'onboarding' })
    .where(eq(employees.userid, userid))
  const fourth = await submit(me, { replaces: third.id, reason: '换号' })
  await confirm(fourth)
  expect((await rowOf(third.id))?.state).toBe('retired')
  expect((await announced(world.context, 'change_request.opened')).length).toBe(before)
})

async function noticesAbout(contactId: string): Promise<string[]> {
  const rows = await world.context.db
    .select({ kind: notices.kind })
    .from(notices)
    .where(eq(notices.contactId, contactId))
  return rows.map(({ kind }) => kind)
}

test('the manager gets a card, whose press decides as the page does', async () => {
  const { userid, fresh, request, old } = await replacing()
  await confirm(fresh)
  const manager = superiorOf(userid)
  const [card] = await world.context.db
    .select()
    .from(deliveries)
    .where(eq(deliveries.changeRequestId, request.id))
  expect(card).toMatchObject({ recipientId: await employeeIdOf(manager), kind: 'approval' })
  await recordPress(world.context, {
    key: 'press-1',
    taskId: card?.taskId ?? '',
    userid: manager,
    buttonKey: 'approve',
    responseCode: 'pressed-1',
  })
  await world.settle()
  expect((await rowOf(old.id))?.state).toBe('retired')
})

async function employeeIdOf(userid: string): Promise<string> {
  const [row] = await world.context.db
    .select({ id: employees.id })
    .from(employees)
    .where(eq(employees.userid, userid))
  return row?.id ?? ''
}
