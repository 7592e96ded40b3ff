import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { takeBatch, type WriteBatch } from '../../api/_src/flow/batches/take-batch.ts'
import { writeActivity } from '../../api/_src/flow/batches/write-activity.ts'
import { writeEmployees } from '../../api/_src/flow/batches/write-employees.ts'
import { writeOwnNumbers } from '../../api/_src/flow/batches/write-own-numbers.ts'
import { writeTalents } from '../../api/_src/flow/batches/write-talents.ts'
import { judgeContacts } from '../../api/_src/flow/judge.ts'
import { rowsOf } from '../../api/_src/kernel/rows.ts'
import {
  contactActivity,
  contacts,
  employeeNumbers,
  employees,
  findings,
  scores,
  settings,
} from '../../db/schema/index.ts'
import { type BatchAnswer, batchAnswerSchema } from '../../shared/integration.ts'
import { nameContact } from '../support/asked-contact.ts'
import { createMessageWorld, type MessageWorld } from '../support/message-world.ts'

let world: MessageWorld
beforeAll(async () => {
  world = await createMessageWorld()
})
afterAll(() => world.close())
beforeEach(() => world.reset())

let keys = 0
function send(write: WriteBatch, rows: unknown[], given: { key?: string; lineId?: string } = {}) {
  const { key = `k${++keys}`, lineId = 'key_1' } = given
  return takeBatch(world, { lineId, key, what: write.name, rows }, write)
}
async function take(write: WriteBatch, ...rows: unknown[]): Promise<BatchAnswer> {
  return batchAnswerSchema.parse(JSON.parse(await send(write, rows)))
}
const said = ({ results }: BatchAnswer) => results.map(({ status, code }) => code ?? status)
/** What was announced, and takes it away. */
async function heard(): Promise<string[]> {
  const taken = await world.db.execute(sql`delete from jobs returning event`)
  return rowsOf<{ event: string }>(taken)
    .map(({ event }) => event)
    .sort()
}
const attendance = writeOwnNumbers('attendance')
const payroll = writeOwnNumbers('payroll')
const person = { employeeNo: 'E1', name: '李四', status: 'active', site: '苏州基地' }
const noOf = async (id: string) =>
  (await world.db.select().from(employees).where(eq(employees.id, id)))[0]?.employeeNo ?? ''
/** Somebody with a named contact. */
async function named(phone: string) {
  const { contactId, employeeId } = await nameContact(world, { phone })
  await world.db.execute(sql`delete from jobs`)
  return { contactId, employeeId, employeeNo: await noOf(employeeId) }
}

test('the HR core’s people join, stay, move and leave, and each row says what became of it', async () => {
  expect(said(await take(writeEmployees, person))).toEqual(['added'])
  expect(await heard()).toContain('employee.joined')
  expect(said(await take(writeEmployees, person))).toEqual(['unchanged'])
  expect(await heard()).toEqual([])
  expect(said(await take(writeEmployees, { ...person, site: '合肥基地' }))).toEqual(['changed'])
  const gone = { employeeNo: 'E1', status: 'left', leftOn: '2026-11-23' }
  expect(said(await take(writeEmployees, gone))).toEqual(['changed'])
  expect(await heard()).toContain('employee.left')
  const [kept] = await world.db.select().from(employees).where(eq(employees.employeeNo, 'E1'))
  expect(kept).toMatchObject({ name: '李四', site: '合肥基地', leftOn: '2026-11-23' })
})

test('a row that is wrong is refused alone, by field and reason', async () => {
  const answer = await take(
    writeEmployees,
    person,
    { ...person, employeeNo: 'E2', salary: 1 },
    { employeeNo: 'E3', status: 'active' },
    { ...person, employeeNo: 'E4', status: 'retired' },
    { ...person, employeeNo: 'E5', leftOn: '2026-11-01' },
    { ...person, employeeNo: 'E6', department: { externalId: 'nobody-knows' } },
    person,
  )
  expect(said(answer)).toEqual([
    'added',
    'unknown_field',
    'name_missing',
    'invalid_field',
    'invalid_field',
    'department_unknown',
    'repeated',
  ])
  expect(answer).toMatchObject({ taken: 1, refused: 6 })
  expect(answer.results[1]).toMatchObject({ field: 'salary', message: '有接口里没有的字段' })
})

test('whoever has a WeCom account keeps it: another system cannot give their log-in away', async () => {
  await take(writeEmployees, person)
  expect(said(await take(writeEmployees, { ...person, userid: 'LiSi' }))).toEqual(['changed'])
  expect(said(await take(writeEmployees, { ...person, userid: 'Mallory' }))).toEqual([
    'userid_fixed',
  ])
  const taken = { ...person, employeeNo: 'E2', userid: 'LiSi' }
  expect(said(await take(writeEmployees, taken))).toEqual(['userid_taken'])
})

test('the same request again gets the same answer and changes nothing, however often and at once', async () => {
  const once = await send(writeEmployees, [person], { key: 'same' })
  await take(writeEmployees, { ...person, name: '李思' })
  expect(await send(writeEmployees, [person], { key: 'same' })).toBe(once)
  const [kept] = await world.db.select().from(employees).where(eq(employees.employeeNo, 'E1'))
  expect(kept?.name).toBe('李思')

  const other = { ...person, employeeNo: 'E9' }
  const both = await Promise.all(
    [1, 2, 3].map(() => send(writeEmployees, [other], { key: 'at once' })),
  )
  expect(new Set(both).size).toBe(1)
  expect(said(batchAnswerSchema.parse(JSON.parse(both[0] ?? '')))).toEqual(['added'])
})

test('one key for two contents is refused; another line of keys has keys of its own', async () => {
  await send(writeEmployees, [person], { key: 'k' })
  const other = [{ ...person, name: '李思' }]
  await expect(send(writeEmployees, other, { key: 'k' })).rejects.toMatchObject({
    code: 'idempotency_key_reused',
  })
  await expect(send(payroll, [person], { key: 'k' })).rejects.toMatchObject({
    code: 'idempotency_key_reused',
  })
  const answer = await send(writeEmployees, other, { key: 'k', lineId: 'key_2' })
  expect(said(batchAnswerSchema.parse(JSON.parse(answer)))).toEqual(['changed'])
})

test('another attendance number asks the employee whether their contacts change too; payroll’s asks nobody', async () => {
  const { employeeNo } = await named('13900000011')
  const row = { employeeNo, phone: '139 0000 0021' }
  expect(said(await take(attendance, row))).toEqual(['changed'])
  expect(await heard()).not.toContain('employee.number_changed')
  expect(said(await take(attendance, { employeeNo, phone: '13900000021' }))).toEqual(['unchanged'])
  await take(attendance, { employeeNo, phone: '+86 13900000022' })
  expect(await heard()).toContain('employee.number_changed')
  await take(payroll, { employeeNo, phone: '13900000023' })
  await take(payroll, { employeeNo, phone: '13900000024' })
  expect(await heard()).not.toContain('employee.number_changed')
})

test('the payroll number counts as the employee’s own when contacts are compared', async () => {
  const { contactId, employeeNo } = await named('13900000012')
  expect(said(await take(payroll, { employeeNo, phone: '13900000012' }))).toEqual(['changed'])
  expect(await heard()).toContain('contact.touched')
  await judgeContacts(world, [{ contactId }])
  const found = await world.db.select().from(findings).where(eq(findings.contactId, contactId))
  expect(found.map(({ kind }) => kind)).toContain('own_number')
})

test('a number of somebody who is not there, or that is none, is refused without a trace of it', async () => {
  const answer = await take(
    attendance,
    { employeeNo: 'nobody', phone: '13900000031' },
    { employeeNo: 'E1', phone: '1390000003' },
    { employeeNo: 'E1', phone: '99988877766' },
  )
  expect(said(answer)).toEqual(['unknown_employee', 'phone_too_short', 'phone_bad_prefix'])
  expect(JSON.stringify(answer)).not.toMatch(/1390000003|99988877766/)
  expect(await world.db.select().from(employeeNumbers)).toEqual([])
})

test('whom a leaver named at an earlier time is found again as somebody else’s contact', async () => {
  await take(writeEmployees, person)
  const mother = { name: '王芳', relation: '母亲', phone: '13900000041', namedOn: '2025-03-01' }
  const row = { employeeNo: 'E1', phone: '13900000040', contacts: [mother] }
  expect(said(await take(writeTalents, row))).toEqual(['changed'])
  expect(said(await take(writeTalents, row))).toEqual(['unchanged'])
  const kept = await world.db.select().from(contacts)
  expect(kept).toHaveLength(1)
  expect(kept[0]).toMatchObject({ state: 'retired', source: 'history', relation: '母亲' })
  expect(world.vault.open('name', kept[0]?.nameSealed ?? Buffer.of())).toBe('王芳')

  const { contactId } = await named('13900000041')
  await take(writeEmployees, { employeeNo: 'E1', status: 'left', leftOn: '2026-11-20' })
  await judgeContacts(world, [{ contactId }])
  const found = await world.db.select().from(findings).where(eq(findings.contactId, contactId))
  expect(found.map(({ kind }) => kind)).toContain('leaver_contact')
})

test('an earlier contact is never asked, and takes nothing from the contact of today', async () => {
  const { contactId, employeeId, employeeNo } = await named('13900000042')
  const again = { name: '张三', relation: '父亲', phone: '13900000042' }
  const answer = await take(writeTalents, { employeeNo, contacts: [again] })
  expect(said(answer)).toEqual(['unchanged'])
  await world.settle()
  const kept = await world.db.select().from(contacts).where(eq(contacts.employeeId, employeeId))
  expect(kept.map(({ id }) => id)).toEqual([contactId])
  expect(await world.messages()).toEqual([])
})

test('a number once named as the father’s that is the mother’s now is looked at', async () => {
  const { employeeNo, employeeId } = await named('13900000043')
  const earlier = { name: '李建', relation: '父亲', phone: '13900000044', namedOn: '2022-01-05' }
  await take(writeTalents, { employeeNo, contacts: [earlier] })
  const { contactId } = await nameContact(world, {
    phone: '13900000044',
    relation: '母亲',
    row: { employeeId, position: 2 },
  })
  await judgeContacts(world, [{ contactId }])
  const found = await world.db.select().from(findings).where(eq(findings.contactId, contactId))
  expect(found.map(({ kind }) => kind)).toContain('relation_changed')
})

test('counts of activity are refused unless the company uses them; then they weigh, and an older count takes nothing back', async () => {
  const { contactId, employeeNo } = await named('13900000051')
  const row = { employeeNo, phone: '13900000051', interactions: 40, asOf: '2026-11-22' }
  await expect(send(writeActivity, [row])).rejects.toMatchObject({ code: 'turned_off' })
  await judgeContacts(world, [{ contactId }])
  const scoreOf = async () =>
    (await world.db.select().from(scores).where(eq(scores.contactId, contactId)))[0]?.tenths ?? 0
  const before = await scoreOf()

  await world.db
    .insert(settings)
    .values({ key: 'useActivity', value: true, changedAt: world.clock.now() })
  expect(said(await take(writeActivity, row))).toEqual(['changed'])
  expect(await heard()).toContain('contact.signalled')
  await judgeContacts(world, [{ contactId }])
  expect(await scoreOf()).toBeGreaterThan(before)
  const older = { ...row, interactions: 1, asOf: '2026-10-01' }
  expect(said(await take(writeActivity, row, older))).toEqual(['unchanged', 'unchanged'])
  const future = { ...row, asOf: '2026-12-24' }
  expect(said(await take(writeActivity, future))).toEqual(['invalid_field'])
  expect(await world.db.select().from(contactActivity)).toHaveLength(1)
})
