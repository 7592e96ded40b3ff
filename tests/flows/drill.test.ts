import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { closeDrill } from '../../api/_src/features/drill/close-drill.ts'
import { listDrills } from '../../api/_src/features/drill/list-drills.ts'
import { planDrill } from '../../api/_src/features/drill/plan-drill.ts'
import { purgeDrillPeople } from '../../api/_src/features/drill/purge-drill-people.ts'
import { recordDrillLeaver } from '../../api/_src/features/drill/record-drill-leaver.ts'
import { recordNonAttempt } from '../../api/_src/features/drill/record-non-attempt.ts'
import { startDrill } from '../../api/_src/features/drill/start-drill.ts'
import { MINUTE } from '../../api/_src/kernel/clock.ts'
import {
  auditLog,
  contacts,
  departments,
  drillCalls,
  drillPeople,
  drillSites,
  emergencies,
  employees,
} from '../../db/schema/index.ts'
import { addEmployee } from '../support/add-employee.ts'
import { clearTables } from '../support/clear-tables.ts'
import { addContact, addPeople, everybody, startCalls, wholeCompany } from '../support/drilled.ts'
import { createTestCore, type TestCore, workdayMorning } from '../support/test-core.ts'

let core: TestCore
beforeAll(async () => {
  core = await createTestCore()
})
afterAll(() => core.close())
beforeEach(async () => {
  core.clock.set(workdayMorning)
  await clearTables(core)
})

describe('a sample', () => {
  test('has people of every site, as the preview said, and keeps how many there were', async () => {
    await addPeople(core, '苏州基地', 30)
    await addPeople(core, '合肥基地', 8)
    const plan = await planDrill(core, { ...wholeCompany, scope: everybody })
    const { hr } = await startCalls(core)
    const { sites, drawn, population } = await hr.drill()
    expect(sites.map(({ site, population, drawn }) => [site, population, drawn])).toEqual(
      plan.sites.map(({ site, population, size }) => [site, population, size]),
    )
    expect([drawn, population]).toEqual([plan.people, 38])
    await addPeople(core, '合肥基地', 2)
    expect((await hr.drill()).population).toBe(38)
    expect(plan.expected?.low).toBeLessThan(0.9)
    expect(plan.expected?.high).toBeGreaterThan(0.9)
  })

  test('asked for twice with one key is one drill; with other content it is refused', async () => {
    await addPeople(core, '苏州基地', 6)
    const start = { ...wholeCompany, starterId: 'emp_hr', scope: everybody, once: 'emp_hr:k' }
    const ids = [await startDrill(core, start), await startDrill(core, start)]
    expect(new Set(ids.map(({ drillId }) => drillId)).size).toBe(1)
    const at = core.clock.now()
    await core.db
      .insert(departments)
      .values({ id: 'dep_x', name: '二车间', site: '', createdAt: at })
    for (const other of [{ precision: 5 }, { departmentId: 'dep_x' }] as const)
      await expect(startDrill(core, { ...start, ...other })).rejects.toMatchObject({
        code: 'idempotency_key_reused',
      })
  })

  test('has nobody who left or is still to come', async () => {
    const [left, coming, joined] = await addPeople(core, '苏州基地', 4)
    const set = (id: string | undefined, row: Partial<typeof employees.$inferInsert>) =>
      core.db
        .update(employees)
        .set(row)
        .where(eq(employees.id, id ?? ''))
    await set(left, { status: 'left' })
    await set(coming, { status: 'onboarding', userid: null })
    await set(joined, { status: 'onboarding' })
    const { population } = await planDrill(core, { ...wholeCompany, scope: everybody })
    const { hr } = await startCalls(core)
    expect([population, (await hr.drill()).drawn]).toEqual([2, 2])
  })

  test('of departments without anybody is none', async () => {
    await addPeople(core, '苏州基地', 6)
    const start = { ...wholeCompany, starterId: 'emp_hr', once: 'k' }
    const scope = { all: false, departmentIds: [] } as const
    await expect(startDrill(core, { ...start, scope })).rejects.toMatchObject({
      code: 'nothing_to_do',
    })
    await expect(
      startDrill(core, { ...start, scope, departmentId: 'dep_x' }),
    ).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('the card in drill mode', () => {
  test('shows the contacts of who was drawn, is audited, and is no emergency of the hour', async () => {
    await addPeople(core, '苏州基地', 9)
    const { hr, drillId } = await startCalls(core)
    for (let n = 0; n < 7; n++) await hr.callNext('reached')
    expect(await core.db.select().from(emergencies)).toEqual([])
    const opened = await core.db
      .select()
      .from(auditLog)
      .where(eq(auditLog.action, 'drill.card_opened'))
    expect(opened).toHaveLength(7)
    expect(opened[0]?.details).toMatchObject({ drillId })
    expect(JSON.stringify(opened)).not.toMatch(/137|王芬/)
  })

  test('of somebody who was not drawn does not exist', async () => {
    await addPeople(core, '苏州基地', 3)
    const { hr } = await startCalls(core)
    await expect(hr.open('drp_00000000000000000000000000')).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(hr.card('drp_00000000000000000000000000')).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  test('loses its numbers when it is put down, and for whoever never took it has none', async () => {
    await addPeople(core, '苏州基地', 3)
    const { hr, other } = await startCalls(core)
    const id = (await hr.next())?.drillPersonId ?? ''
    expect((await hr.card(id)).contacts[0]?.phone).toMatch(/^137/)
    await expect(other.card(id)).rejects.toMatchObject({ code: 'not_found' })
    await hr.putDown(id, true)
    expect((await hr.card(id)).contacts).toEqual([])
  })

  test('is one person’s for some minutes: two work through one sample side by side', async () => {
    await addPeople(core, '苏州基地', 2)
    const { hr, other } = await startCalls(core)
    const [mine, theirs] = [await hr.next(), await other.next()]
    expect(mine?.drillPersonId).not.toBe(theirs?.drillPersonId)
    expect(await hr.next()).toEqual(mine)
    await expect(other.open(mine?.drillPersonId ?? '')).rejects.toMatchObject({ code: 'lost_race' })
    core.clock.advance(15 * MINUTE)
    expect(await other.open(mine?.drillPersonId ?? '')).toEqual(mine)
    await expect(hr.card(mine?.drillPersonId ?? '')).rejects.toMatchObject({ code: 'not_found' })
  })

  test('is never taken by two who press at the same moment', async () => {
    await addPeople(core, '苏州基地', 6)
    const hrId = await addEmployee(core, { site: '苏州基地' })
    const { hr, other, people } = await startCalls(core, {}, hrId)
    const taken = await Promise.all([hr.next(), other.next(), hr.next()])
    expect(new Set(taken.map((one) => one?.drillPersonId)).size).toBe(2)
    const last = (await people()).at(-1)?.id ?? ''
    const tries = await Promise.allSettled([hr.open(last), other.open(last)])
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('opens for the next one only once the call before has a result', async () => {
    await addPeople(core, '苏州基地', 3)
    const { hr, people } = await startCalls(core)
    const id = (await hr.next())?.drillPersonId ?? ''
    const [contact] = (await hr.card(id)).contacts
    await hr.press(id, contact?.id ?? '', 'dialled')
    await expect(hr.putDown(id, true)).rejects.toMatchObject({ code: 'not_now' })
    core.clock.advance(16 * MINUTE)
    const [another] = (await people()).filter((one) => one.id !== id)
    await expect(hr.open(another?.id ?? '')).rejects.toMatchObject({ code: 'not_now' })
    expect((await hr.drill()).mine?.id).toBe(id)
    expect(await hr.next()).toEqual({ drillPersonId: id })
    await hr.press(id, contact?.id ?? '', 'no_answer')
    await hr.putDown(id)
    expect((await hr.next())?.drillPersonId).not.toBe(id)
  })

  test('that went on to somebody else still takes the result of who had dialled', async () => {
    await addPeople(core, '苏州基地', 1)
    const { hr, other, people } = await startCalls(core)
    const id = (await hr.next())?.drillPersonId ?? ''
    const contactId = (await hr.card(id)).contacts[0]?.id ?? ''
    await hr.press(id, contactId, 'dialled')
    core.clock.advance(16 * MINUTE)
    await other.open(id)
    await hr.press(id, contactId, 'reached')
    expect((await people())[0]).toMatchObject({ state: 'reached', calls: 1 })
    await expect(hr.press(id, contactId, 'dialled')).rejects.toMatchObject({ code: 'lost_race' })
  })

  test('of a contact who says no while they are called needs no result, and keeps nobody from going on', async () => {
    await addPeople(core, '苏州基地', 2)
    const { hr, drillId } = await startCalls(core)
    const id = (await hr.next())?.drillPersonId ?? ''
    const contactId = (await hr.card(id)).contacts[0]?.id ?? ''
    await hr.press(id, contactId, 'dialled')
    const no = { state: 'invalid', cause: 'declined' } as const
    await core.db.update(contacts).set(no).where(eq(contacts.id, contactId))
    await hr.putDown(id)
    expect((await hr.next())?.drillPersonId).not.toBe(id)
    await closeDrill(core, { drillId, closerId: 'emp_hr', scope: everybody })
  })

  test('that was put down says what became of the call, and is not opened by that', async () => {
    await addPeople(core, '苏州基地', 1)
    const { hr, people } = await startCalls(core)
    const id = (await hr.next())?.drillPersonId ?? ''
    const contactId = (await hr.card(id)).contacts[0]?.id ?? ''
    await expect(hr.press(id, contactId, 'reached')).rejects.toMatchObject({ code: 'not_now' })
    await hr.putDown(id, true)
    await hr.press(id, contactId, 'dialled')
    await hr.press(id, contactId, 'reached')
    expect((await people())[0]?.state).toBe('reached')
    expect((await hr.card(id)).contacts).toEqual([])
  })

  test('is for calling: who opens ten in an hour and dials nobody waits', async () => {
    await addPeople(core, '苏州基地', 30)
    const { hr, people } = await startCalls(core)
    const [last = '', ...ids] = (await people()).map(({ id }) => id).slice(0, 11)
    for (const id of ids) {
      await hr.open(id)
      await hr.putDown(id, true)
      core.clock.advance(MINUTE)
    }
    await expect(hr.open(last)).rejects.toMatchObject({ code: 'not_now' })
    core.clock.advance(60 * MINUTE)
    await hr.open(last)
  })

  test('takes a press once, however often it is sent', async () => {
    await addPeople(core, '苏州基地', 1)
    const { hr } = await startCalls(core)
    const id = (await hr.next())?.drillPersonId ?? ''
    const contactId = (await hr.card(id)).contacts[0]?.id ?? ''
    await Promise.all([1, 2, 3].map(() => hr.press(id, contactId, 'dialled', { key: 'k' })))
    expect(await core.db.select().from(drillCalls)).toHaveLength(1)
    await expect(hr.press(id, contactId, 'reached', { key: 'k' })).rejects.toMatchObject({
      code: 'idempotency_key_reused',
    })
  })

  test('a slip is put right while the drill runs, and both presses stay on record', async () => {
    await addPeople(core, '苏州基地', 1)
    const { hr, people } = await startCalls(core)
    const { drillPersonId, contactId } = await hr.callNext('reached')
    await hr.open(drillPersonId)
    const pressed = (await hr.card(drillPersonId)).contacts[0]?.outcomes.at(-1)
    await hr.press(drillPersonId, contactId, 'no_answer', { corrects: pressed?.id ?? '' })
    expect((await people())[0]).toMatchObject({ state: 'waiting', calls: 1 })
    await hr.putDown(drillPersonId)
    expect((await people())[0]?.state).toBe('not_reached')
    expect(await core.db.select().from(drillCalls)).toHaveLength(3)
  })

  test('asks for every contact before somebody counts as not reached; one reached is enough', async () => {
    const [employeeId = ''] = await addPeople(core, '苏州基地', 1)
    await addContact(core, employeeId)
    await addContact(core, employeeId, { state: 'invalid', cause: 'declined' })
    const { hr, people } = await startCalls(core)
    const id = (await hr.next())?.drillPersonId ?? ''
    const [first, second] = (await hr.card(id)).contacts
    await hr.press(id, first?.id ?? '', 'dialled')
    await hr.press(id, first?.id ?? '', 'no_answer')
    await expect(hr.putDown(id)).rejects.toMatchObject({ code: 'not_now' })
    await hr.press(id, second?.id ?? '', 'dialled')
    await hr.press(id, second?.id ?? '', 'reached')
    await hr.putDown(id)
    expect((await people())[0]?.state).toBe('reached')
  })

  test('asks for no contact that it does not show, and for every one that it shows', async () => {
    const employeeId = await addEmployee(core, { site: '苏州基地' })
    for (const state of contacts.state.enumValues)
      for (const cause of state === 'invalid' ? contacts.cause.enumValues : [null])
        await addContact(core, employeeId, { state, cause })
    const { hr, people } = await startCalls(core)
    const id = (await hr.next())?.drillPersonId ?? ''
    const shown = (await hr.card(id)).contacts
    for (const [tried, contact] of shown.entries()) {
      const sentence = `还有 ${shown.length - tried} 位联络人没有打。`
      await expect(hr.putDown(id)).rejects.toMatchObject({ code: 'not_now', sentence })
      await hr.press(id, contact.id, 'dialled')
      await hr.press(id, contact.id, 'no_answer')
    }
    await hr.putDown(id)
    expect((await people())[0]).toMatchObject({ state: 'not_reached', calls: shown.length })
    // of whoever is invalid only the dead number is tried
    const states = ['draft', 'due', 'invalid', 'pending', 'unanswered', 'valid']
    expect(shown.map(({ state }) => state).sort()).toEqual(states)
  })

  test('of somebody without a contact ends as not reached, and is said apart', async () => {
    await addEmployee(core, { site: '苏州基地' })
    const { hr } = await startCalls(core)
    const id = (await hr.next())?.drillPersonId ?? ''
    expect((await hr.card(id)).contacts).toEqual([])
    await hr.putDown(id)
    expect(await hr.drill()).toMatchObject({ attempted: 1, reached: 0, withoutContact: 1 })
    expect(await hr.next()).toBeNull()
  })
})

describe('who was not called', () => {
  test('stands apart, by reason, and lowers no share', async () => {
    await addPeople(core, '苏州基地', 4)
    const { hr, people, drillId } = await startCalls(core)
    await hr.callNext('reached')
    const [, second, third, fourth] = await people()
    const skip = (drillPersonId = '', reason: 'on_leave' | 'no_time' = 'on_leave') =>
      recordNonAttempt(core, { drillPersonId, callerId: 'emp_hr', scope: everybody, reason })
    await skip(second?.id)
    await skip(second?.id)
    await skip(third?.id, 'no_time')
    await recordDrillLeaver(core, { employeeId: await employeeOf(fourth?.id ?? '') })
    const drill = await hr.drill()
    expect(drill).toMatchObject({ attempted: 1, reached: 1, notAttempted: 3, waiting: 0 })
    expect(drill.reasons).toEqual([
      { reason: 'left', count: 1 },
      { reason: 'no_time', count: 1 },
      { reason: 'on_leave', count: 1 },
    ])
    expect(drill.result?.share).toBe(1)
    expect(drill.result?.interval.low).toBeLessThan(1)
    await hr.open(second?.id ?? '')
    expect((await hr.drill()).notAttempted).toBe(2)
    await expect(hr.open(fourth?.id ?? '')).rejects.toMatchObject({ code: 'lost_race' })
    expect(drillId).toBe(drill.id)
  })

  test('is not who was dialled: that call ends in a result', async () => {
    await addPeople(core, '苏州基地', 1)
    const { hr } = await startCalls(core)
    const id = (await hr.next())?.drillPersonId ?? ''
    await hr.press(id, (await hr.card(id)).contacts[0]?.id ?? '', 'dialled')
    await expect(
      recordNonAttempt(core, {
        drillPersonId: id,
        callerId: 'emp_hr',
        scope: everybody,
        reason: 'no_time',
      }),
    ).rejects.toMatchObject({ code: 'not_now' })
  })
})

describe('a drill that is closed', () => {
  const close = (drillId: string) =>
    closeDrill(core, { drillId, closerId: 'emp_hr', scope: everybody })

  test('counts who was tried as not reached, the rest apart, and takes nothing more', async () => {
    const [employeeId = ''] = await addPeople(core, '苏州基地', 3)
    for (let n = 0; n < 2; n++) await addContact(core, employeeId)
    const { hr, drillId } = await startCalls(core)
    await hr.callNext('reached')
    const id = (await hr.next())?.drillPersonId ?? ''
    const contactId = (await hr.card(id)).contacts[0]?.id ?? ''
    await hr.press(id, contactId, 'dialled')
    await expect(close(drillId)).rejects.toMatchObject({ code: 'not_now' })
    await hr.press(id, contactId, 'no_answer')
    await close(drillId)
    await close(drillId)
    const drill = await hr.drill()
    expect(drill).toMatchObject({ state: 'closed', attempted: 2, reached: 1, notAttempted: 1 })
    expect(drill.reasons).toEqual([{ reason: 'no_time_left', count: 1 }])
    expect(drill.mayRun).toBe(false)
    await expect(hr.next()).rejects.toMatchObject({ code: 'not_now' })
    await expect(hr.press(id, contactId, 'reached')).rejects.toMatchObject({ code: 'not_now' })
  })

  test('keeps its shares and times when the people are forgotten', async () => {
    const ids = await addPeople(core, '苏州基地', 5)
    const { hr, drillId } = await startCalls(core)
    await hr.callNext('reached')
    await hr.callNext('no_answer')
    await close(drillId)
    const before = await hr.drill()
    await purgeDrillPeople(core, { employeeIds: ids })
    expect(await core.db.select().from(drillPeople)).toEqual([])
    expect(await core.db.select().from(drillCalls)).toEqual([])
    expect(await hr.drill()).toEqual(before)
    expect(before).toMatchObject({ dialSeconds: 0, attempted: 2, reached: 1 })
    expect(await core.db.select().from(drillSites)).toHaveLength(1)
  })
})

test('HR of a department that was drawn calls, and does not close what another one started', async () => {
  await addPeople(core, '苏州基地', 3, 'dep_near')
  const { drillId } = await startCalls(core)
  const scope = { all: false, departmentIds: ['dep_near'] } as const
  await expect(closeDrill(core, { drillId, closerId: 'emp_other', scope })).rejects.toMatchObject({
    code: 'forbidden',
  })
  await closeDrill(core, { drillId, closerId: 'emp_hr', scope })
})

test('HR sees the drills that drew people of their departments, and only those', async () => {
  await addPeople(core, '苏州基地', 3, 'dep_near')
  const { drillId } = await startCalls(core)
  const seenBy = async (departmentIds: string[]) =>
    (
      await listDrills(core, {
        callerId: 'emp_x',
        scope: { all: false, departmentIds },
        mayRun: false,
      })
    ).drills.map(({ id }) => id)
  expect(await seenBy(['dep_near'])).toEqual([drillId])
  expect(await seenBy(['dep_far'])).toEqual([])
})

async function employeeOf(drillPersonId: string): Promise<string> {
  const [row] = await core.db.select().from(drillPeople).where(eq(drillPeople.id, drillPersonId))
  return row?.employeeId ?? ''
}
