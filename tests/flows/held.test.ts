import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { listFindings } from '../../api/_src/features/finding/list-findings.ts'
import { exportHeld } from '../../api/_src/features/record/export-held.ts'
import { purge } from '../../api/_src/flow/purge.ts'
import { DAY } from '../../api/_src/kernel/clock.ts'
import { auditLog, contacts, employees, numbers } from '../../db/schema/index.ts'
import { addEmployee } from '../support/add-employee.ts'
import { createMessageWorld, type MessageWorld } from '../support/message-world.ts'

let world: MessageWorld
beforeAll(async () => {
  world = await createMessageWorld()
})
beforeEach(() => world.reset())
afterAll(() => world.close())

const asked = (phone: string) =>
  exportHeld(world, {
    phone,
    reason: '本人打总机要求查看',
    actorId: 'emp_privacy',
    company: '远禾精密',
    retentionDays: 30,
    sources: {
      findings: (contactId) => listFindings(world, contactId),
      followUps: async () => [],
    },
  })
const factsOf = (facts: readonly { label: string; value: string }[] = []) =>
  Object.fromEntries(facts.map(({ label, value }) => [label, value]))

it('all that is held of a number is told in words, however it is typed', async () => {
  const { contactId, phone } = await world.ask({ employee: '张敏', name: '王小芬' })
  await world.settle()
  const held = await asked(`+86 ${phone.slice(0, 3)}-${phone.slice(3, 7)} ${phone.slice(7)}`)
  expect(held.phone).toBe(phone)
  expect(held.contacts).toHaveLength(1)
  expect(factsOf(held.contacts[0]?.facts)).toMatchObject({
    谁填写了您: expect.stringContaining('张敏（工号'),
    您的姓名: '王小芬',
    您的号码: phone,
    关系: '母亲',
    现在: '等您答复',
    来源: '员工本人填写，2026 年 11 月 23 日',
  })
  expect(held.contacts[0]?.events.map(({ text }) => text)).toContain('确认短信：已发出')
  expect(held.contacts[0]?.id).toBe(contactId)
})

it('everybody who named the number is there, and whose own number it is; nobody else’s family', async () => {
  const first = await world.ask({ employee: '张敏', name: '王小芬' })
  const second = await world.ask({ employee: '李强', name: '王芬' })
  const stranger = await world.ask({ employee: '赵磊', name: '孙悟', phone: '13800000001' })
  await addEmployee(world, { name: '王小芬本人', ownPhone: first.phone })
  await world.settle()
  const held = await asked(first.phone)
  expect(held.contacts.map(({ id }) => id).sort()).toEqual(
    [first.contactId, second.contactId].sort(),
  )
  expect(held.elsewhere).toContainEqual({
    label: '员工本人的号码',
    value: '王小芬本人，来自考勤系统',
  })
  const text = JSON.stringify(held)
  expect(text).not.toContain(stranger.contactId)
  expect(text).not.toMatch(/孙悟|赵磊/)
})

it('whoever ended is told until when name and number are kept, and nothing once they are purged', async () => {
  const { contactId, employeeId, phone } = await world.ask()
  await world.db
    .update(contacts)
    .set({ state: 'retired', position: null, retiredAt: world.clock.now() })
    .where(eq(contacts.id, contactId))
  await world.db.update(employees).set({ status: 'left' }).where(eq(employees.id, employeeId))
  expect(factsOf((await asked(phone)).contacts[0]?.facts)).toMatchObject({
    现在: '已移除，不再联系您',
    删除: '最晚 2026 年 12 月 23 日 删除姓名和号码',
  })
  world.clock.advance(40 * DAY)
  await purge(world)
  await world.settle()
  expect(await asked(phone)).toMatchObject({ contacts: [], number: [], elsewhere: [] })
})

it('a number that said stop is told so', async () => {
  const phoneHash = world.vault.hash('phone', '13700009012')
  await world.db.insert(numbers).values({ phoneHash, stoppedAt: world.clock.now() })
  expect((await asked('13700009012')).number).toEqual([
    { label: '不收短信', value: '2026 年 11 月 23 日 起不再给这个号码发短信' },
  ])
})

it('audit keeps who asked and why, about each contact, and never the number', async () => {
  const { contactId, phone } = await world.ask()
  await asked(phone)
  await asked('13900000000')
  const rows = await world.db.select().from(auditLog).orderBy(auditLog.id)
  expect(rows).toMatchObject([
    {
      actorId: 'emp_privacy',
      action: 'held.exported',
      subject: contactId,
      reason: '本人打总机要求查看',
    },
    { actorId: 'emp_privacy', action: 'held.exported', subject: 'none' },
  ])
  expect(JSON.stringify(rows)).not.toMatch(/13900000000|13800009012/)
  expect(world.logLines.join('')).not.toMatch(/13900000000|13800009012/)
})

it('what is no number is refused', async () => {
  await expect(asked('王小芬的号码')).rejects.toMatchObject({ code: 'invalid_input' })
})
