import { asc, eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { recordChange } from '../../api/_src/features/directory/record-change.ts'
import { requestSync } from '../../api/_src/features/directory/request-sync.ts'
import { syncDirectory } from '../../api/_src/flow/sync-directory.ts'
import { MINUTE } from '../../api/_src/kernel/clock.ts'
import { contacts, departments, directorySyncs, employees } from '../../db/schema/index.ts'
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
  wecom.put({ userid: 'Lin', name: '林', employeeNo: 'E1' })
  await sync()
})

async function sync(): Promise<void> {
  await requestSync(world, { askedBy: null })
  await syncDirectory(world)
  await world.settle()
}
/** What a push says, and all that follows. */
async function push(changeType: string, userid: string | null = null, newUserid?: string) {
  await recordChange(world, { changeType, userid, newUserid: newUserid ?? null })
  await world.settle()
}
async function personOf(userid: string) {
  const [person] = await world.db.select().from(employees).where(eq(employees.userid, userid))
  return person
}
const people = () => world.db.select().from(employees).orderBy(asc(employees.employeeNo))

test('who joins is onboarding at once, in a department that nobody knew yet, under their superior', async () => {
  wecom.place({ id: '102', name: '二车间', parentId: '10', leaderUserid: 'Lin' })
  wecom.put({ userid: 'Neu', name: '钮', departmentId: '102', leaderUserid: 'Lin' })
  await push('create_user', 'Neu')
  const [shop] = await world.db.select().from(departments).where(eq(departments.name, '二车间'))
  expect(shop?.leaderId).toBe((await personOf('Lin'))?.id)
  expect(await personOf('Neu')).toMatchObject({
    status: 'onboarding',
    employeeNo: 'Neu',
    departmentId: shop?.id,
    superiorNo: 'E1',
  })
})

test('pushes twice, late, in the wrong order or about nobody end where the directory stands', async () => {
  wecom.put({ userid: 'Neu', name: '钮' })
  await push('delete_user', 'Neu')
  expect(await personOf('Neu')).toMatchObject({ status: 'onboarding' })
  wecom.members.delete('Neu')
  await push('update_user', 'Neu')
  await push('create_user', 'Neu')
  expect(await personOf('Neu')).toMatchObject({ status: 'left' })
  const before = await people()
  await push('delete_user', 'Neu')
  await push('delete_user', 'Nobody')
  await push('update_tag')
  expect(await people()).toEqual(before)
})

test('who leaves loses their contacts at once, and is the same employee when they come back', async () => {
  const named = await nameContact(world)
  await world.db
    .update(employees)
    .set({ userid: 'Wu', employeeNo: 'E2' })
    .where(eq(employees.id, named.employeeId))
  await push('delete_user', 'Wu')
  expect(await world.db.select().from(contacts)).toMatchObject([{ state: 'retired' }])
  expect(await personOf('Wu')).toMatchObject({ status: 'left', leftOn: '2026-11-23' })

  wecom.put({ userid: 'WuNew', name: '吴', employeeNo: 'E2' })
  await push('create_user', 'WuNew')
  expect(await personOf('WuNew')).toMatchObject({ id: named.employeeId, status: 'onboarding' })
})

test('an account with another name is the same employee', async () => {
  const before = await personOf('Lin')
  wecom.members.delete('Lin')
  wecom.put({ userid: 'LinMin', name: '林敏' })
  await push('update_user', 'Lin', 'LinMin')
  expect(await personOf('LinMin')).toMatchObject({ id: before?.id, employeeNo: 'E1', name: '林敏' })
  // the push of before once more
  await push('update_user', 'Lin', 'LinMin')
  expect(await people()).toHaveLength(1)
})

test('a 工号 that somebody else in the directory has is not taken from them', async () => {
  wecom.put({ userid: 'Zwei', name: '卫', employeeNo: 'E1' })
  await push('create_user', 'Zwei')
  expect(await people()).toMatchObject([{ userid: 'Lin', name: '林' }])
})

test('a department gets another name, another leader, and goes', async () => {
  wecom.place({ id: '20', name: '郑州工厂', leaderUserid: 'Lin' })
  await push('update_party')
  const [renamed] = await world.db
    .select()
    .from(departments)
    .where(eq(departments.externalId, '20'))
  expect(renamed).toMatchObject({ name: '郑州工厂', leaderId: (await personOf('Lin'))?.id })
  wecom.places.delete('20')
  await push('delete_party')
  expect(await world.db.select().from(departments)).toHaveLength(3)
})

test('while the whole directory is read only a leaver does not wait', async () => {
  wecom.put({ userid: 'Neu', name: '钮' })
  await requestSync(world, { askedBy: null })
  const until = new Date(world.clock.now().getTime() + 5 * MINUTE)
  await world.db
    .update(directorySyncs)
    .set({ state: 'running', leasedUntil: until })
    .where(sql`ended_at is null`)
  await push('create_user', 'Neu')
  expect(await personOf('Neu')).toBeUndefined()
  wecom.members.delete('Lin')
  await push('delete_user', 'Lin')
  expect(await personOf('Lin')).toMatchObject({ status: 'left' })
  world.clock.advance(5 * MINUTE)
  await world.settle()
  expect(await personOf('Neu')).toMatchObject({ status: 'onboarding' })
})

test('what WeCom does not answer is followed when it does', async () => {
  wecom.put({ userid: 'Neu', name: '钮' })
  wecom.answersLeft = 0
  await push('create_user', 'Neu')
  expect(await personOf('Neu')).toBeUndefined()
  wecom.answersLeft = 10
  world.clock.advance(30 * MINUTE)
  await world.settle()
  expect(await personOf('Neu')).toMatchObject({ status: 'onboarding' })
})
