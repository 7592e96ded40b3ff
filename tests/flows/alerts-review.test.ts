import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { reviewAlerts } from '../../api/_src/features/alert/review-alerts.ts'
import { reviewOwnedAlerts } from '../../api/_src/features/alert/review-owned-alerts.ts'
import { shanghaiInstant } from '../../api/_src/kernel/clock.ts'
import {
  alertHistory,
  alerts,
  contacts,
  coverages,
  employees,
  roleGrants,
  settings,
  worklistRows,
} from '../../db/schema/index.ts'
import { addCovered, addDepartment, addHr, openAlerts } from '../support/alerted.ts'
import { announced } from '../support/announced.ts'
import { clearTables } from '../support/clear-tables.ts'
import { createTestCore, type TestCore, workdayMorning } from '../support/test-core.ts'

let core: TestCore
beforeAll(async () => {
  core = await createTestCore()
})
beforeEach(async () => {
  await clearTables(core)
  core.clock.set(workdayMorning)
})
afterAll(() => core.close())

const dead = { row: { state: 'invalid', cause: 'dead', position: null } } as const
const review = (...employeeIds: string[]) => reviewAlerts(core, { employeeIds })
const history = async () =>
  (await core.db.select().from(alertHistory).orderBy(alertHistory.id)).map(({ event }) => event)

describe('a review', () => {
  it('opens one alert per contact, owned by HR of the nearest department upward, and says so once', async () => {
    const base = await addDepartment(core, '基地')
    const shop = await addDepartment(core, '二车间', base)
    const near = await addHr(core, { userid: 'near', departmentId: base })
    await addHr(core, { userid: 'lead', role: 'hr_lead' })
    const { employeeId, contactId } = await addCovered(core, { ...dead, departmentId: shop })
    await Promise.all([review(employeeId), review(employeeId)])
    await review(employeeId)
    expect(await openAlerts(core)).toMatchObject([
      {
        contactId,
        reasons: ['dead'],
        severity: 2,
        ownerId: near,
        dueAt: shanghaiInstant('2026-11-26', 18),
      },
    ])
    expect(await announced(core, 'alert.raised')).toHaveLength(1)
    expect(await core.db.select().from(worklistRows)).toMatchObject([
      { employeeId, departmentId: shop, severity: 2, state: 'open', reasons: ['dead'] },
    ])
    expect(await history()).toEqual(['opened'])
  })

  it('adds the employee whom nobody covers, first in the worklist, and closes both when the causes are gone', async () => {
    const { employeeId, contactId } = await addCovered(core, { ...dead, counts: 0 })
    await review(employeeId)
    expect((await openAlerts(core)).map(({ severity }) => severity).sort()).toEqual([2, 3])
    expect(await core.db.select().from(worklistRows)).toMatchObject([
      { severity: 3, reasons: ['uncovered', 'dead'] },
    ])
    await core.db.update(contacts).set({ state: 'retired' }).where(eq(contacts.id, contactId))
    await core.db.update(coverages).set({ counts: 1 })
    await review(employeeId)
    expect(await openAlerts(core)).toEqual([])
    expect(await core.db.select().from(worklistRows)).toEqual([])
    expect(await core.db.select().from(alerts)).toMatchObject([
      { state: 'resolved', closedWhy: 'cause_gone' },
      { state: 'resolved', closedWhy: 'cause_gone' },
    ])
    expect(await announced(core, 'alert.closed')).toHaveLength(2)
  })

  it('closes the alerts of who leaves', async () => {
    const { employeeId } = await addCovered(core, dead)
    await review(employeeId)
    await core.db.update(employees).set({ status: 'left' }).where(eq(employees.id, employeeId))
    await review(employeeId)
    expect(await core.db.select().from(alerts)).toMatchObject([{ closedWhy: 'employee_left' }])
  })
})

describe('the owner', () => {
  it('of several is the one with the fewest open alerts', async () => {
    const shop = await addDepartment(core, '车间')
    const [a, b] = [
      await addHr(core, { userid: 'a', departmentId: shop }),
      await addHr(core, { userid: 'b', departmentId: shop }),
    ]
    const people = []
    for (let i = 0; i < 4; i++) people.push(await addCovered(core, { ...dead, departmentId: shop }))
    await review(...people.map(({ employeeId }) => employeeId))
    const owners = (await openAlerts(core)).map(({ ownerId }) => ownerId)
    expect(owners.filter((id) => id === a)).toHaveLength(2)
    expect(owners.filter((id) => id === b)).toHaveLength(2)
  })

  it('who lost the role hands over: to the fallback list, else to the HR lead, else the administrator hears of it', async () => {
    const shop = await addDepartment(core, '车间')
    const first = await addHr(core, { userid: 'first', departmentId: shop })
    const { employeeId } = await addCovered(core, { ...dead, departmentId: shop })
    await review(employeeId)
    const endOf = (id: string) =>
      core.db
        .update(roleGrants)
        .set({ endedAt: core.clock.now() })
        .where(eq(roleGrants.employeeId, id))
    const ownerId = async () => (await openAlerts(core))[0]?.ownerId

    const spare = await addHr(core, { userid: 'spare' })
    const changedAt = core.clock.now()
    await core.db.insert(settings).values({ key: 'fallbackHr', value: ['spare'], changedAt })
    await endOf(first)
    await review(employeeId)
    expect(await ownerId()).toBe(spare)

    const lead = await addHr(core, { userid: 'lead', role: 'hr_lead' })
    await endOf(spare)
    await review(employeeId)
    expect(await ownerId()).toBe(lead)
    expect(await announced(core, 'trouble.seen')).toEqual([])

    await endOf(lead)
    await review(employeeId)
    expect(await ownerId()).toBeNull()
    expect(await announced(core, 'trouble.seen')).toEqual([
      { kind: 'alerts_undelivered', subject: 'no_owner' },
    ])
    expect(await announced(core, 'alert.raised')).toHaveLength(4)
    expect(await history()).toEqual(['opened', 'handed_over', 'handed_over', 'handed_over'])
  })

  it('who left or lost the role hands over all of theirs at once, and nothing of others', async () => {
    const shop = await addDepartment(core, '车间')
    const first = await addHr(core, { userid: 'first', departmentId: shop })
    const mine = await addCovered(core, { ...dead, departmentId: shop })
    await review(mine.employeeId)
    const second = await addHr(core, { userid: 'second', departmentId: shop })
    const other = await addCovered(core, { ...dead, departmentId: shop })
    await review(other.employeeId)
    const ownerOf = async (id: string) =>
      (await openAlerts(core)).find(({ employeeId }) => employeeId === id)?.ownerId
    expect([await ownerOf(mine.employeeId), await ownerOf(other.employeeId)]).toEqual([
      first,
      second,
    ])
    await core.db.update(employees).set({ status: 'left' }).where(eq(employees.id, first))
    await reviewOwnedAlerts(core, { employeeId: first })
    expect([await ownerOf(mine.employeeId), await ownerOf(other.employeeId)]).toEqual([
      second,
      second,
    ])
    expect(await history()).toEqual(['opened', 'opened', 'handed_over'])
  })
})
