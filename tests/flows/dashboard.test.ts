import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { getDashboard } from '../../api/_src/features/dashboard/get-dashboard.ts'
import { recordBaseline } from '../../api/_src/features/dashboard/record-baseline.ts'
import { recordDashboardDays } from '../../api/_src/features/dashboard/record-dashboard-days.ts'
import { DAY } from '../../api/_src/kernel/clock.ts'
import { newId } from '../../api/_src/kernel/ids.ts'
import { departments, emergencies } from '../../db/schema/index.ts'
import { nameContact } from '../support/asked-contact.ts'
import { clearTables } from '../support/clear-tables.ts'
import { createTestCore, type TestCore, workdayMorning } from '../support/test-core.ts'

let core: TestCore
beforeAll(async () => {
  core = await createTestCore()
})
afterAll(() => core.close())
beforeEach(async () => {
  await clearTables(core)
  core.clock.set(workdayMorning)
  const base = { site: '苏州', createdAt: workdayMorning }
  await core.db.insert(departments).values([
    { ...base, id: departmentId('a'), name: '苏州基地' },
    { ...base, id: departmentId('b'), name: '一车间', parentId: departmentId('a') },
    { ...base, id: departmentId('c'), name: '总装车间', site: '东莞' },
  ])
})

const departmentId = (letter: string) => `dep_${letter.repeat(26)}`
const everything = { scope: { all: true } as const, departmentId: null }
let numbersUsed = 0

async function person(
  department: string,
  row: NonNullable<Parameters<typeof nameContact>[1]>['row'],
  counts = 0,
): Promise<string> {
  const phone = `137${String(10_000_000 + numbersUsed++)}`
  const { employeeId } = await nameContact(core, { phone, row: row ?? {} })
  const site = department === 'c' ? '东莞' : '苏州'
  await core.db.execute(sql`update employees set department_id = ${departmentId(department)}, site = ${site}
    where id = ${employeeId}`)
  await core.db.execute(sql`insert into coverages (employee_id, department_id, site, counts, near_relative, reviewed_at)
    values (${employeeId}, ${departmentId(department)}, ${site}, ${counts}, true, ${workdayMorning.toISOString()})`)
  return employeeId
}

const fresh = { state: 'valid', proofAt: workdayMorning } as const

test('coverage, states and places add up, the worst first', async () => {
  await person('a', fresh, 1)
  await person('b', fresh, 2)
  await person('b', { state: 'due', proofAt: workdayMorning }, 1)
  await person('c', { state: 'invalid', cause: 'dead', position: null })
  await person('c', { state: 'pending' })
  const seen = await getDashboard(core, everything)
  expect(seen).toMatchObject({
    scope: '全公司',
    coverage: { employees: 5, covered: 3, wanted: 1, uncovered: 2, noNearRelative: 0 },
    states: { valid: 2, waiting: 1, due: 1, invalid: 1 },
  })
  expect(seen.sites).toEqual([
    { id: '东莞', name: '东莞', covered: 0, employees: 2 },
    { id: '苏州', name: '苏州', covered: 3, employees: 3 },
  ])
  expect(seen.effects.map(({ id, now }) => [id, now])).toEqual([
    ['dead', 20],
    ['strangers', 0],
    ['stale', 0],
    ['answered_in_a_week', null],
    ['hr_minutes', 0],
  ])
})

test('only the departments in scope are added up, and another one does not exist', async () => {
  await person('a', fresh, 1)
  await person('b', fresh, 1)
  await person('c', fresh, 1)
  const scope = { all: false, departmentIds: [departmentId('a'), departmentId('b')] } as const
  expect(await getDashboard(core, { scope, departmentId: null })).toMatchObject({
    scope: '苏州基地等 2 个部门',
    coverage: { employees: 2 },
  })
  expect(await getDashboard(core, { scope, departmentId: departmentId('b') })).toMatchObject({
    scope: '一车间',
    coverage: { employees: 1 },
  })
  for (const id of [departmentId('c'), departmentId('z')])
    await expect(getDashboard(core, { scope, departmentId: id })).rejects.toMatchObject({
      code: 'not_found',
    })
  const nobody = { scope: { all: false, departmentIds: [] } as const, departmentId: null }
  expect((await getDashboard(core, nobody)).coverage.employees).toBe(0)
})

test('validity is drawn by month from what was kept each night, the running month as it is now', async () => {
  await person('a', fresh, 1)
  await person('c', { state: 'pending' })
  await recordDashboardDays(core)
  core.clock.advance(40 * DAY)
  await core.db.execute(sql`update contacts set state = 'valid'`)
  await recordDashboardDays(core)
  await recordDashboardDays(core)
  expect((await getDashboard(core, everything)).validity).toEqual([
    { month: '2026-11', value: 1, outOf: 2 },
    { month: '2027-01', value: 2, outOf: 2 },
  ])
})

test('the baseline is what the first import was worth, and stays what it was', async () => {
  const imported = { source: 'import', createdAt: core.clock.now() } as const
  await core.db.execute(sql`insert into imports (id, file_hash, state, as_of, counts, created_at, started_at)
    values ('imp_1', 'x', 'started', '2026-11-01', '{}', ${workdayMorning.toISOString()}, ${workdayMorning.toISOString()})`)
  await person('a', { ...imported, state: 'invalid', cause: 'dead', position: null })
  await person('a', { ...imported, state: 'valid', proofAt: workdayMorning })
  await recordBaseline(core)
  expect((await getDashboard(core, everything)).baselineAt).toBeNull()
  core.clock.advance(9 * DAY)
  await recordBaseline(core)
  await core.db.execute(
    sql`update contacts set state = 'retired', cause = null where cause = 'dead'`,
  )
  core.clock.advance(30 * DAY)
  await recordBaseline(core)
  const seen = await getDashboard(core, everything)
  expect(seen.baselineAt).toBe('2026-11-23')
  expect(seen.effects.find(({ id }) => id === 'dead')).toMatchObject({ baseline: 50, now: 0 })
})

test('old records are those of which nobody said anything within a year', async () => {
  const old = new Date(workdayMorning.getTime() - 400 * DAY)
  await person('a', { state: 'due', proofAt: old, createdAt: old })
  await person('a', { state: 'due', proofAt: old, createdAt: old, affirmedAt: workdayMorning })
  await person('a', { state: 'pending', source: 'import' })
  await person('a', { state: 'pending' })
  const { effects } = await getDashboard(core, everything)
  expect(effects.find(({ id }) => id === 'stale')).toMatchObject({ now: 50 })
})

const SECOND = 1000

async function opened(
  employeeId: string,
  { daysAgo = 1, dialledAfter }: { daysAgo?: number; dialledAfter?: number },
): Promise<void> {
  const at = new Date(workdayMorning.getTime() - daysAgo * DAY)
  const dialledAt = dialledAfter === undefined ? null : new Date(at.getTime() + dialledAfter)
  await core.db.insert(emergencies).values({
    id: newId('emergency', at),
    employeeId,
    openedBy: employeeId,
    reason: '工伤',
    brokeGlass: 'no',
    openedAt: at,
    dialledAt,
  })
}

test('from opening an emergency card to dialling: the middle time and how many within a minute, of a year', async () => {
  const [near, far] = [await person('b', fresh, 1), await person('c', fresh, 1)]
  const none = { opened: 0, dialled: 0, medianSeconds: null, withinMinute: 0 }
  expect((await getDashboard(core, everything)).dialling).toEqual(none)
  await opened(near, { dialledAfter: 10 * SECOND })
  await opened(near, { daysAgo: 364, dialledAfter: 60 * SECOND })
  await opened(near, { dialledAfter: 60.5 * SECOND })
  await opened(near, {})
  await opened(near, { daysAgo: 366, dialledAfter: SECOND })
  await opened(far, { dialledAfter: 200 * SECOND })
  expect((await getDashboard(core, everything)).dialling).toEqual({
    opened: 5,
    dialled: 4,
    medianSeconds: 60,
    withinMinute: 2,
  })
  const scope = { all: false, departmentIds: [departmentId('c')] } as const
  expect((await getDashboard(core, { scope, departmentId: null })).dialling).toEqual({
    opened: 1,
    dialled: 1,
    medianSeconds: 200,
    withinMinute: 0,
  })
})
