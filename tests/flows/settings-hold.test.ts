import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { getWorklist } from '../../api/_src/features/alert/get-worklist.ts'
import { askMembers } from '../../api/_src/features/campaign/ask-members.ts'
import { planReminders } from '../../api/_src/features/campaign/plan-reminders.ts'
import { planDueContacts } from '../../api/_src/features/contact/plan-due-contacts.ts'
import { planRenewal } from '../../api/_src/features/contact/plan-renewal.ts'
import { planNumberChecks } from '../../api/_src/features/number/plan-number-checks.ts'
import { saveSetting } from '../../api/_src/features/system/save-setting.ts'
import { addMilliseconds, DAY, MINUTE, shanghaiInstant } from '../../api/_src/kernel/clock.ts'
import { announce } from '../../api/_src/kernel/outbox.ts'
import {
  contactActivity,
  contacts,
  jobs,
  messages,
  numbers,
  reminderPlans,
  scores,
  settings,
} from '../../db/schema/index.ts'
import { type SettingKey, type Settings, settingsSchema } from '../../shared/settings.ts'
import { addCovered, addDepartment, addHr, openAlerts } from '../support/alerted.ts'
import { nameContact } from '../support/asked-contact.ts'
import { scoreRow, touchContact } from '../support/judged.ts'
import { createMessageWorld, type MessageWorld } from '../support/message-world.ts'

let world: MessageWorld
beforeAll(async () => {
  world = await createMessageWorld()
})
beforeEach(() => world.reset())
afterAll(() => world.close())

const set = (values: Partial<Settings>) =>
  world.db
    .insert(settings)
    .values(
      Object.entries(values).map(([key, value]) => ({ key, value, changedAt: world.clock.now() })),
    )
const ago = (days: number) => addMilliseconds(world.clock.now(), -days * DAY)
const contactOf = async (id: string) =>
  (await world.db.select().from(contacts).where(eq(contacts.id, id)))[0]

describe('the hours that a company has set', () => {
  test('hold back a notice', async () => {
    await set({ noticeTo: 17 })
    world.clock.set(shanghaiInstant('2026-11-23', 18))
    await world.ask()
    await world.settle()
    expect(world.sms.calls).toHaveLength(0)
    const [held] = await world.messages()
    expect(held).toMatchObject({ state: 'queued', why: 'hours' })
    expect(held?.dueAt).toEqual(shanghaiInstant('2026-11-24', 8))
  })

  test('hold back what a roster brought, and the reminders of the day', async () => {
    await set({ batchFrom: 12 })
    await world.ask({ row: { source: 'import' } })
    await world.settle()
    expect((await world.messages())[0]?.dueAt).toEqual(shanghaiInstant('2026-11-23', 12))
    const { employeeId } = await addCovered(world, {})
    const day = '2026-11-23'
    const window = { askedOn: '2026-06-01', opensOn: day, wantedBy: day, latestOn: day, askOn: day }
    await world.db.insert(reminderPlans).values({ employeeId, asked: true, ...window })
    expect(await askMembers(world)).toBe(0)
    world.clock.set(shanghaiInstant(day, 12))
    expect(await askMembers(world)).toBe(1)
  })
})

describe('the limits that a company has set', () => {
  test('end what a number may get in a year sooner', async () => {
    await set({ pairYear: 3 })
    const { contactId, challengeId } = await world.ask()
    await world.settle()
    const [first] = await world.messages()
    if (!first) throw new Error('nothing was queued')
    await world.db.insert(messages).values(
      [40, 80].map((days) => ({
        ...first,
        id: `msg_${days}`,
        once: `once_${days}`,
        outId: `out_${days}`,
        state: 'delivered' as const,
        claimedAt: ago(days),
      })),
    )
    await world.db.insert(messages).values({
      ...first,
      id: 'msg_next',
      once: 'next',
      outId: null,
      kind: 'repeat',
      state: 'queued',
      claimedAt: null,
      challengeId,
      contactId,
    })
    world.clock.advance(2 * DAY)
    await announce(world.db, world.clock.now(), 'message.queued', { messageId: 'msg_next' })
    await world.settle()
    const next = (await world.messages()).find(({ id }) => id === 'msg_next')
    expect(next).toMatchObject({ state: 'dropped', why: 'limit' })
  })
})

describe('the cycle that a company has set', () => {
  const proven = (days: number, dueOn: string) => ({
    row: {
      state: 'valid' as const,
      proofKind: 'contact_code' as const,
      proofAt: ago(days),
      dueOn,
    },
  })

  test('makes a contact due sooner, also one that was proven before it was set', async () => {
    const { contactId } = await nameContact(world, proven(91, '2027-02-20'))
    expect(await planDueContacts(world)).toBe(0)
    await set({ askEveryDays: 90 })
    expect(await planDueContacts(world)).toBe(1)
    expect(await contactOf(contactId)).toMatchObject({ state: 'due', dueOn: '2026-11-22' })
  })

  test('renews a proof that is near its end by then', async () => {
    const { contactId } = await nameContact(world, proven(70, '2027-02-20'))
    const outdated = async () =>
      (await world.db.select().from(jobs)).filter(({ event }) => event === 'contact.outdated')
    await planRenewal(world, { contactId })
    expect(await outdated()).toHaveLength(0)
    await set({ askEveryDays: 90 })
    await planRenewal(world, { contactId })
    expect(await outdated()).toHaveLength(1)
  })

  test('has everybody asked within it', async () => {
    await addCovered(world, { row: { state: 'valid', proofAt: ago(1) } })
    const latest = async () => (await world.db.select().from(reminderPlans))[0]?.latestOn
    await planReminders(world)
    expect(await latest()).toBe('2027-05-22')
    await world.db.delete(reminderPlans)
    await set({ askEveryDays: 60 })
    await planReminders(world)
    expect(await latest()).toBe('2027-01-22')
  })

  test('has the carrier asked of a number sooner', async () => {
    const { contactId } = await nameContact(world, { row: { state: 'valid' } })
    const contact = await contactOf(contactId)
    await world.db.insert(numbers).values({
      phoneHash: contact?.phoneHash ?? '',
      status: 'normal',
      checkedAt: ago(3),
    })
    expect(await planNumberChecks(world)).toBe(0)
    await world.db.update(numbers).set({ checkedAt: ago(14) })
    await set({ numberCheckDays: 15 })
    expect(await planNumberChecks(world)).toBe(1)
  })
})

const save = async (key: SettingKey, value: unknown) => {
  const before = (await world.settings.read(world.db))[key]
  await saveSetting(world, { key, value, before, actorId: 'emp_admin' })
  world.clock.advance(MINUTE)
  await world.settle()
}

test('how many contacts are wanted, once it is changed, decides anew about whoever has as many', async () => {
  const departmentId = await addDepartment(world, '品质部')
  await addHr(world, { userid: 'lin', departmentId })
  const { employeeId, contactId } = await addCovered(world, {
    departmentId,
    row: { state: 'valid', proofKind: 'contact_code', proofAt: ago(10), dueOn: '2027-05-10' },
  })
  const row = { state: 'invalid', cause: 'dead', position: null } as const
  const dead = await nameContact(world, { phone: '13800009013', row })
  await world.db.update(contacts).set({ employeeId }).where(eq(contacts.id, dead.contactId))
  await touchContact(world, contactId)
  expect(await openAlerts(world)).toMatchObject([{ contactId: dead.contactId, reasons: ['dead'] }])
  await save('coverageWanted', 1)
  expect(await openAlerts(world)).toEqual([])
  await save('coverageWanted', 2)
  expect(await openAlerts(world)).toHaveLength(1)
})

test('counts of activity that the company no longer uses leave the scores', async () => {
  await set({ useActivity: true })
  const row = { state: 'valid', proofKind: 'contact_code', proofAt: ago(100) } as const
  const { employeeId, contactId, phone } = await addCovered(world, { row })
  await touchContact(world, contactId)
  const without = (await scoreRow(world, contactId))?.tenths ?? 0
  const at = world.clock.now()
  await world.db.insert(contactActivity).values({
    employeeId,
    phoneHash: world.vault.hash('phone', phone),
    interactions: 40,
    asOf: '2026-11-22',
    updatedAt: at,
  })
  await touchContact(world, contactId)
  expect((await scoreRow(world, contactId))?.tenths).toBeGreaterThan(without)
  await save('useActivity', false)
  expect((await scoreRow(world, contactId))?.tenths).toBe(without)
})

describe('a changed alert line', () => {
  test('has those between the old and the new one judged anew, and takes it back', async () => {
    const departmentId = await addDepartment(world, '品质部')
    await addHr(world, { userid: 'lin', departmentId })
    const { contactId } = await addCovered(world, {
      departmentId,
      row: { state: 'valid', proofKind: 'contact_code', proofAt: ago(170), dueOn: '2026-12-20' },
    })
    await touchContact(world, contactId)
    const score = await scoreRow(world, contactId)
    expect(score?.tenths).toBeGreaterThanOrEqual(80)
    expect(score?.tenths).toBeLessThan(90)
    expect(await openAlerts(world)).toEqual([])
    await save('alertLine', 9)
    expect(await scoreRow(world, contactId)).toMatchObject({ highRisk: true })
    expect(await openAlerts(world)).toMatchObject([{ contactId, reasons: ['low_score'] }])
    // what HR is shown goes by the same line: the card names the score, the worklist's filter finds the alert
    expect(world.wecomCards.calls.map(({ card }) => card.title)).toEqual([
      expect.stringMatching(/的联络人评分 8\.\d，请跟进$/),
    ])
    const below = async (belowScore: number) => {
      const question = { scope: { all: true }, filter: { belowScore }, sort: 'severity' } as const
      return (await getWorklist(world, question)).items.length
    }
    expect([await below(9), await below(6)]).toEqual([1, 0])
    await save('alertLine', 6)
    expect(await scoreRow(world, contactId)).toMatchObject({ highRisk: false })
    expect(await openAlerts(world)).toEqual([])
  })

  test('is gone through page by page, each a job of its own', async () => {
    const people = await Promise.all(Array.from({ length: 201 }, () => addCovered(world, {})))
    await world.db.insert(scores).values(
      people.map(({ contactId, employeeId }) => ({
        contactId,
        employeeId,
        tenths: 70,
        probability: 0.7,
        highRisk: false,
        rulesVersion: 0,
        scoredAt: world.clock.now(),
      })),
    )
    await save('alertLine', 8)
    const after = await world.db.select().from(scores)
    expect(after.filter(({ rulesVersion }) => rulesVersion === 0)).toEqual([])
  })
})

test('until something is set the bounds of the design hold', () => {
  expect(settingsSchema.parse({})).toMatchObject({
    askEveryDays: 180,
    numberCheckDays: 60,
    noticeFrom: 8,
    noticeTo: 21,
    batchFrom: 9,
    batchTo: 20,
    pairYear: 6,
    numberYear: 12,
    codesADay: 10,
    alertLine: 6,
  })
})
