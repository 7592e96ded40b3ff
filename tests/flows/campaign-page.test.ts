import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { getCampaign } from '../../api/_src/features/campaign/get-campaign.ts'
import { listCampaigns } from '../../api/_src/features/campaign/list-campaigns.ts'
import { listSilent, listUnanswered } from '../../api/_src/features/campaign/list-unanswered.ts'
import { reaffirmContacts } from '../../api/_src/features/contact/reaffirm-contacts.ts'
import { DAY, shanghaiInstant } from '../../api/_src/kernel/clock.ts'
import { newId } from '../../api/_src/kernel/ids.ts'
import { campaignMembers, campaigns, departments, employees } from '../../db/schema/index.ts'
import { addEmployee } from '../support/add-employee.ts'
import { clearTables } from '../support/clear-tables.ts'
import { createTestCore, type TestCore } from '../support/test-core.ts'

let core: TestCore
beforeAll(async () => {
  core = await createTestCore()
})
afterAll(() => core.close())

const START = shanghaiInstant('2026-11-16', 10)
const all = { all: true } as const
const onlyB = { all: false, departmentIds: ['dep_b'] } as const
const campaignId = `cmp_${'0'.repeat(26)}`

beforeEach(async () => {
  await clearTables(core)
  core.clock.set(START)
  await core.db.insert(departments).values([
    { id: 'dep_a', name: '一车间', site: '苏州', createdAt: START },
    { id: 'dep_b', name: '二车间', site: '苏州', createdAt: START },
  ])
  await core.db.insert(campaigns).values({
    id: campaignId,
    kind: 'rolling',
    name: '11 月核对',
    state: 'running',
    once: '2026-11',
    departmentIds: [],
    createdAt: START,
  })
})

type Member = Partial<typeof campaignMembers.$inferInsert>

/** One who was asked on the 16th, and what they did so many days later. */
async function member(departmentId: string, row: Member = {}, name = '测试员'): Promise<string> {
  const employeeId = await addEmployee(core, { name })
  await core.db.update(employees).set({ departmentId }).where(eq(employees.id, employeeId))
  await core.db.insert(campaignMembers).values({
    id: newId('campaignMember', START),
    campaignId,
    employeeId,
    departmentId,
    askOn: '2026-11-16',
    askedAt: START,
    ...row,
  })
  return employeeId
}
const daysOn = (days: number) => new Date(START.getTime() + days * DAY)
const page = (scope: typeof all | typeof onlyB = all) =>
  getCampaign(core, { campaignId, scope, mayRun: false })

describe('the page of a campaign', () => {
  test('adds up asked, opened and answered, by day and by department, the worst first', async () => {
    await member('dep_a', { answeredAt: daysOn(0), how: 'no_change', openedAt: daysOn(0) })
    await member('dep_a', { answeredAt: daysOn(2), how: 'changed' })
    await member('dep_b', { answeredAt: daysOn(8), how: 'no_change', nudges: 2 })
    await member('dep_b', { openedAt: daysOn(1) })
    await member('dep_b', { askedAt: null })
    core.clock.set(daysOn(9))
    expect(await page()).toMatchObject({
      people: 5,
      asked: 4,
      opened: 4,
      answered: 3,
      noChange: 2,
      changed: 1,
      nudged: 1,
      inAWeek: { value: 2, outOf: 4 },
      departments: [
        { name: '苏州 · 二车间', asked: 2, answered: 1 },
        { name: '苏州 · 一车间', asked: 2, answered: 2 },
      ],
    })
    const { days } = await page()
    expect(days).toHaveLength(10)
    expect(days[0]).toEqual({ date: '2026-11-16', asked: 4, answered: 1 })
    expect(days[1]).toEqual({ date: '2026-11-17', asked: 0, answered: 0 })
    expect(days[8]).toEqual({ date: '2026-11-24', asked: 0, answered: 1 })
    // today: nobody answers any more, and the curve says so
    expect(days[9]).toEqual({ date: '2026-11-25', asked: 0, answered: 0 })
  })

  test('an HR specialist sees the people of their departments alone; a campaign that reaches none of them is not there', async () => {
    await member('dep_a')
    await expect(page(onlyB)).rejects.toMatchObject({ code: 'not_found' })
    expect((await listCampaigns(core, { scope: onlyB, withDepartments: false })).campaigns).toEqual(
      [],
    )
    await member('dep_b')
    expect(await page(onlyB)).toMatchObject({ people: 1, departments: [{ name: '苏州 · 二车间' }] })
    const { campaigns: seen } = await listCampaigns(core, { scope: all, withDepartments: true })
    expect(seen).toMatchObject([{ name: '11 月核对', people: 2, startedBy: null }])
  })

  test('before the first question there is nothing to draw', async () => {
    await member('dep_a', { askedAt: null })
    expect(await page()).toMatchObject({
      asked: 0,
      days: [],
      departments: [],
      inAWeek: { outOf: 0 },
    })
  })
})

describe('who has not answered', () => {
  test('is listed the longest waiting first, page by page, without anything of their contacts', async () => {
    for (let i = 0; i < 60; i++) await member('dep_a', { askedAt: daysOn(i % 3) }, `员工${i}`)
    await member('dep_a', { answeredAt: daysOn(1), how: 'changed' })
    const first = await listUnanswered(core, { campaignId, scope: all })
    expect(first).toMatchObject({ total: 60 })
    expect(first.people).toHaveLength(50)
    const rest = await listUnanswered(core, {
      campaignId,
      scope: all,
      cursor: first.nextCursor ?? '',
    })
    const names = [...first.people, ...rest.people].map(({ name }) => name)
    expect(new Set(names).size).toBe(60)
    expect(rest.nextCursor).toBeNull()
    expect(Object.keys(first.people[0] ?? {}).sort()).toEqual(
      ['askedAt', 'department', 'employeeId', 'employeeNo', 'name', 'nudges', 'opened'].sort(),
    )
  })

  test('reaches the manager after the second nudge, by where the person works now, until they answer or leave', async () => {
    const silent = await member('dep_a', { nudges: 2 }, '李四')
    await member('dep_a', { nudges: 1 })
    const team = () => listSilent(core, { scope: onlyB })
    expect((await team()).people).toEqual([])
    await core.db.update(employees).set({ departmentId: 'dep_b' }).where(eq(employees.id, silent))
    expect((await team()).people).toMatchObject([{ name: '李四', nudges: 2 }])
    await core.db.execute(sql`update employees set status = 'left' where id = ${silent}`)
    expect(await team()).toMatchObject({ people: [], total: 0 })
  })

  test('somebody whom nobody asked may say 没有变化 all the same', async () => {
    const employeeId = await addEmployee(core)
    expect(await reaffirmContacts(core, { employeeId })).toMatchObject({ contacts: [] })
  })
})
