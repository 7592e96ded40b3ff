import { asc, eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { requestSync } from '../../api/_src/features/directory/request-sync.ts'
import { purgeLeavers } from '../../api/_src/features/employee/purge-leavers.ts'
import { savePeople } from '../../api/_src/features/employee/save-people.ts'
import { syncDirectory } from '../../api/_src/flow/sync-directory.ts'
import { addMilliseconds, DAY, HOUR, MINUTE } from '../../api/_src/kernel/clock.ts'
import { inTransaction } from '../../api/_src/kernel/core.ts'
import { rowsOf } from '../../api/_src/kernel/rows.ts'
import {
  contacts,
  departments,
  directoryLeavers,
  directorySyncs,
  employees,
} from '../../db/schema/index.ts'
import { nameContact } from '../support/asked-contact.ts'
import { createMessageWorld, type MessageWorld } from '../support/message-world.ts'
import { createScriptedDirectory } from '../support/scripted-directory.ts'

const wecom = createScriptedDirectory()
let world: MessageWorld
beforeAll(async () => {
  world = await createMessageWorld({ directory: wecom })
})
afterAll(() => world.close())
beforeEach(async () => {
  await world.reset()
  wecom.forget()
})

async function sync(how: { askedBy: string | null; acceptLeavers?: boolean } = { askedBy: null }) {
  world.clock.advance(HOUR)
  await requestSync(world, how)
  await syncDirectory(world)
  return latest()
}
async function latest() {
  const rows = await world.db.select().from(directorySyncs).orderBy(asc(directorySyncs.createdAt))
  return rows.at(-1)
}
const people = () => world.db.select().from(employees).orderBy(asc(employees.employeeNo))
async function personOf(userid: string) {
  const [person] = await world.db.select().from(employees).where(eq(employees.userid, userid))
  if (!person) throw new Error(`nobody is ${userid}`)
  return person
}
async function announced(event: string): Promise<unknown[]> {
  const jobs = await world.db.execute(sql`select payload from jobs where event = ${event}`)
  return rowsOf<{ payload: unknown }>(jobs).map(({ payload }) => payload)
}
/** So many people in one department. */
function crowd(size: number): void {
  for (let i = 0; i < size; i++) wecom.put({ userid: `crowd${i}`, employeeNo: `C${i}` })
}

describe('a company that is read', () => {
  test('for the first time is in service already, with its departments, leaders and sites', async () => {
    wecom.put({ userid: 'Lin', name: '林', employeeNo: 'E1' })
    wecom.put({ userid: 'Wu', name: '吴', employeeNo: 'E2', leaderUserid: 'Lin' })
    wecom.place({ id: '101', name: '一车间', parentId: '10', leaderUserid: 'Lin' })
    expect(await sync()).toMatchObject({ state: 'done', counts: { joined: 2, members: 2 } })
    expect(await people()).toMatchObject([
      { employeeNo: 'E1', userid: 'Lin', status: 'active', site: '苏州基地' },
      { employeeNo: 'E2', userid: 'Wu', superiorNo: 'E1', status: 'active', site: '苏州基地' },
    ])
    const [shop] = await world.db.select().from(departments).where(eq(departments.name, '一车间'))
    expect(shop).toMatchObject({ externalId: '101', leaderId: (await personOf('Lin')).id })
    expect(await announced('employee.joined')).toEqual([])
  })

  test('again and unchanged, writes nothing', async () => {
    wecom.put({ userid: 'Lin', employeeNo: 'E1' })
    wecom.put({ userid: 'Wu', leaderUserid: 'Lin' })
    await sync()
    const before = [await people(), await world.db.select().from(departments)]
    await world.settle()
    expect(await sync()).toMatchObject({ counts: { joined: 0, changed: 0, left: 0 } })
    expect([await people(), await world.db.select().from(departments)]).toEqual(before)
    expect(await announced('employee.touched')).toEqual([])
  })

  test('joins, moves and leaves are what the callbacks did not tell, and are listed', async () => {
    crowd(3)
    await sync()
    wecom.put({ userid: 'Neu', name: '钮' })
    wecom.put({ userid: 'crowd0', departmentId: '20' })
    wecom.members.delete('crowd1')
    expect(await sync()).toMatchObject({ counts: { joined: 1, changed: 1, left: 1 } })
    const neu = await personOf('Neu')
    expect(neu).toMatchObject({ status: 'onboarding', employeeNo: 'Neu' })
    expect(await personOf('crowd0')).toMatchObject({ site: '郑州基地' })
    expect(await announced('employee.joined')).toEqual([{ employeeId: neu.id }])
    expect((await latest())?.differences).toEqual([
      {
        kind: 'changed',
        userid: 'crowd0',
        employeeId: (await personOf('crowd0')).id,
        details: ['department_id', 'site'],
      },
      { kind: 'joined', userid: 'Neu', employeeId: neu.id },
      { kind: 'left', userid: 'crowd1', employeeId: (await personOf('crowd1')).id },
    ])
  })
})

describe('leaving', () => {
  test('retires the contacts at once, and coming back makes the same employee onboarding again', async () => {
    const named = await nameContact(world)
    await world.db.update(employees).set({ userid: 'Lin', employeeNo: 'E1' })
    crowd(1)
    await sync()
    expect((await personOf('Lin')).status).toBe('left')
    await world.settle()
    const [contact] = await world.db.select().from(contacts)
    expect(contact).toMatchObject({ id: named.contactId, state: 'retired' })

    wecom.put({ userid: 'Lin', name: '林', employeeNo: 'E1' })
    expect(await sync()).toMatchObject({ counts: { returned: 1 } })
    expect(await personOf('Lin')).toMatchObject({ id: named.employeeId, status: 'onboarding' })
    expect(await announced('employee.joined')).toEqual([{ employeeId: named.employeeId }])
  })

  test('coming back after everything was forgotten makes the same employee onboarding again', async () => {
    wecom.put({ userid: 'Lin', name: '林', employeeNo: 'E1' })
    crowd(1)
    await sync()
    const { id } = await personOf('Lin')
    wecom.members.delete('Lin')
    await sync()
    await purgeLeavers(world, { before: addMilliseconds(world.clock.now(), DAY) })
    await world.settle()
    expect(await world.db.select().from(directoryLeavers)).toMatchObject([{ userid: id }])

    wecom.put({ userid: 'LinNew', name: '林', employeeNo: 'E1' })
    expect(await sync()).toMatchObject({ counts: { held: 0, returned: 1 } })
    expect(await personOf('LinNew')).toMatchObject({ id, name: '林', status: 'onboarding' })
    expect(await world.db.select().from(directoryLeavers)).toEqual([])
  })

  test('whoever left by another source’s word and was forgotten waits for a person', async () => {
    wecom.put({ userid: 'Lin', name: '林', employeeNo: 'E1' })
    crowd(1)
    await sync()
    await world.db.update(employees).set({ status: 'left' }).where(eq(employees.userid, 'Lin'))
    await purgeLeavers(world, { before: addMilliseconds(world.clock.now(), DAY) })
    await world.settle()
    expect(await sync()).toMatchObject({ counts: { held: 1, returned: 0 } })
  })

  test('who was hired again and left by another source’s word then is held, though the directory once saw them leave', async () => {
    wecom.put({ userid: 'Lin', name: '林', employeeNo: 'E1' })
    crowd(1)
    await sync()
    wecom.members.delete('Lin')
    await sync()
    const save = (status: 'active' | 'left') =>
      inTransaction(world, (t) => savePeople(t, { rows: [{ employeeNo: 'E1', status }] }))
    await save('active')
    await world.settle()
    expect(await world.db.select().from(directoryLeavers)).toEqual([])
    await save('left')
    await purgeLeavers(world, { before: addMilliseconds(world.clock.now(), DAY) })
    await world.settle()
    wecom.put({ userid: 'Lin', name: '林', employeeNo: 'E1' })
    expect(await sync()).toMatchObject({ counts: { held: 1, returned: 0 } })
  })

  test('whoever is only out of the app’s sight has not left', async () => {
    crowd(2)
    await sync()
    wecom.hidden.add('crowd1')
    expect(await sync()).toMatchObject({ counts: { left: 0, hidden: 1 } })
    expect((await personOf('crowd1')).status).toBe('active')
  })

  test('whoever left by another source’s word stays so, though WeCom still has the account', async () => {
    crowd(2)
    await sync()
    await world.db.update(employees).set({ status: 'left' }).where(eq(employees.userid, 'crowd1'))
    expect(await sync()).toMatchObject({ counts: { held: 1, returned: 0 } })
    expect((await personOf('crowd1')).status).toBe('left')
  })

  test('a page that fails, an empty answer or half a company gone changes nothing', async () => {
    crowd(60)
    await sync()
    const before = await people()
    wecom.answersLeft = 2
    expect(await sync()).toMatchObject({ state: 'due', trouble: 'http_502' })
    wecom.answersLeft = Number.POSITIVE_INFINITY
    const all = new Map(wecom.members)
    wecom.members.clear()
    expect(await sync()).toMatchObject({ state: 'due', trouble: 'empty' })
    for (const [userid, member] of [...all].slice(0, 30)) wecom.members.set(userid, member)
    expect(await sync()).toMatchObject({ state: 'stopped', counts: { missing: 30 } })
    expect(await people()).toEqual(before)
    await world.settle()
    expect(await world.openWarnings()).toContain('directory_stopped')

    expect(await sync({ askedBy: before[0]?.id ?? '', acceptLeavers: true })).toMatchObject({
      state: 'done',
      counts: { left: 30 },
    })
  })
})

test('what a person said of leavers is not taken back by the clock that asks meanwhile', async () => {
  crowd(60)
  await sync()
  const [someone] = await people()
  for (const userid of [...wecom.members.keys()].slice(30)) wecom.members.delete(userid)
  expect(await sync()).toMatchObject({ state: 'stopped' })
  await requestSync(world, { askedBy: someone?.id ?? '', acceptLeavers: true })
  await requestSync(world, { askedBy: null })
  await syncDirectory(world)
  expect(await latest()).toMatchObject({ state: 'done', counts: { left: 30 } })
})

describe('who is who', () => {
  test('an employee of the roster gets the account by 工号; a namesake without 工号 waits for a person', async () => {
    for (const [employeeNo, name] of [
      ['E1', '林'],
      ['E2', '吴'],
    ] as const)
      await world.db.insert(employees).values({
        id: `emp_${employeeNo}`,
        employeeNo,
        name,
        site: '苏州基地',
        status: 'active',
        createdAt: world.clock.now(),
        updatedAt: world.clock.now(),
      })
    wecom.put({ userid: 'Lin', name: '林', employeeNo: 'E1' })
    wecom.put({ userid: 'Wu', name: '吴' })
    expect(await sync()).toMatchObject({
      counts: { joined: 0, changed: 1, held: 1 },
      differences: [{ kind: 'same_name', userid: 'Wu', employeeId: null }],
    })
    expect(await people()).toMatchObject([
      { id: 'emp_E1', userid: 'Lin' },
      { id: 'emp_E2', userid: null },
    ])
  })

  test('of two members with one 工号 the first one counts', async () => {
    wecom.put({ userid: 'Lin', employeeNo: 'E1' })
    wecom.put({ userid: 'Zwei', employeeNo: 'E1' })
    expect(await sync()).toMatchObject({ counts: { joined: 1, held: 1 } })
    expect(await people()).toMatchObject([{ userid: 'Lin' }])
    expect(await sync()).toMatchObject({ counts: { changed: 0, held: 1 } })
  })
})

describe('of two instances', () => {
  test('one reads, and another one goes on when it died', async () => {
    crowd(2)
    await requestSync(world, { askedBy: null })
    await Promise.all([syncDirectory(world), syncDirectory(world)])
    expect(wecom.calls).toBe(5)
    expect(await world.db.select().from(directorySyncs)).toHaveLength(1)

    await requestSync(world, { askedBy: null })
    const died = world.clock.now()
    await world.db
      .update(directorySyncs)
      .set({ state: 'running', leasedUntil: new Date(died.getTime() + 15 * MINUTE), attempts: 1 })
      .where(eq(directorySyncs.state, 'due'))
    await syncDirectory(world)
    expect(await latest()).toMatchObject({ state: 'running' })
    world.clock.advance(15 * MINUTE)
    await syncDirectory(world)
    expect(await latest()).toMatchObject({ state: 'done', attempts: 2 })
  })

  test('what WeCom does not answer is tried six times, then an administrator hears of it', async () => {
    wecom.answersLeft = 0
    await sync()
    for (let again = 0; again < 5; again++) {
      world.clock.advance(10 * MINUTE)
      await syncDirectory(world)
    }
    expect(await latest()).toMatchObject({ state: 'failed', attempts: 6 })
    await world.settle()
    expect(await world.openWarnings()).toEqual(['directory_failed'])
  })
})
