import { asc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { requestSync } from '../../api/_src/features/directory/request-sync.ts'
import { getPreboarding } from '../../api/_src/features/preboarding/get-preboarding.ts'
import { schedule } from '../../api/_src/flow/schedule.ts'
import { directorySyncs, employees } from '../../db/schema/index.ts'
import type { DirectorySync } from '../../shared/directory.ts'
import { personWho } from '../support/desk-people.ts'
import { issueJoinerLink } from '../support/joiner-pages.ts'
import { createWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld({ environment: { WECOM_DIRECTORY_ROOT: '1' } })
})
afterAll(() => world.close())

async function change(what: object): Promise<number> {
  const answer = await world.sandbox.control.request('/wecom/directory', {
    method: 'POST',
    body: JSON.stringify(what),
  })
  await world.settle()
  return answer.status
}
async function personOf(userid: string) {
  const [person] = await world.context.db
    .select()
    .from(employees)
    .where(eq(employees.userid, userid))
  return person
}
async function sync() {
  await requestSync(world.context, { askedBy: null })
  await schedule.sweep(world.context)
  await world.settle()
  const rows = await world.context.db
    .select()
    .from(directorySyncs)
    .orderBy(asc(directorySyncs.createdAt))
  return rows.at(-1)
}
const neu = { userid: 'NeuLing', name: '钮玲', departmentIds: [101], employeeNumber: 'N100' }

test('the company that was seeded is found as WeCom has it', async () => {
  expect(await sync()).toMatchObject({
    state: 'done',
    counts: { joined: 0, changed: 0, left: 0, held: 0, departments: 0 },
  })
})

test('an encrypted push brings somebody in at once, also when it comes twice', async () => {
  expect(await change({ put: neu, pushes: 'twice' })).toBe(201)
  expect(await personOf('NeuLing')).toMatchObject({ status: 'onboarding', employeeNo: 'N100' })
})

test('the night repairs what a lost push did not tell, and an administrator reads of it', async () => {
  await change({ put: { ...neu, name: '钮小玲', departmentIds: [102] }, pushes: 'lost' })
  expect(await personOf('NeuLing')).toMatchObject({ name: '钮玲' })
  await schedule.nightly(world.context)
  await world.clock.advance(60_000)
  await schedule.sweep(world.context)
  expect(await personOf('NeuLing')).toMatchObject({ name: '钮小玲' })

  const admin = await world.loginAs(personWho(world, ({ roles }) => roles.includes('admin')).userid)
  const answer = await admin.call('GET', '/api/desk/directory-syncs')
  const { enabled, syncs } = (await answer.json()) as { enabled: boolean; syncs: DirectorySync[] }
  expect(enabled).toBe(true)
  expect(syncs[0]).toMatchObject({
    stateText: '已完成',
    counts: { changed: 1 },
    differences: [
      { employee: '钮小玲', userid: 'NeuLing', text: '资料有变化，已更新（姓名、部门）' },
    ],
  })
  expect(await (await admin.call('POST', '/api/desk/directory-syncs', {})).json()).toMatchObject({
    syncs: [{ state: 'due', askedBy: expect.any(String) }, {}, {}],
  })
})

test('the joiner of the demo appears by the press on the stand-ins’ page, with what they filled in before', async () => {
  const { joiner } = world.sandbox.options.wecom
  const row = { employeeNo: joiner?.employeeNumber ?? '', name: joiner?.name ?? '' }
  await issueJoinerLink(world.context, row)
  const [before] = await world.context.db
    .select()
    .from(employees)
    .where(eq(employees.employeeNo, row.employeeNo))
  expect(before).toMatchObject({ userid: null, status: 'onboarding' })
  expect(await change({ put: joiner })).toBe(201)
  expect(await personOf('LinXiaoman')).toMatchObject({ id: before?.id, status: 'onboarding' })
  expect(await getPreboarding(world.context, row)).toMatchObject({ state: 'matched' })
})

test('who is deleted has left, and their log-in is over', async () => {
  const client = await world.loginAs('NeuLing')
  expect((await client.call('GET', '/api/contacts')).status).toBe(200)
  await change({ remove: 'NeuLing' })
  expect(await personOf('NeuLing')).toMatchObject({ status: 'left' })
  expect((await client.call('GET', '/api/contacts')).status).toBe(401)
})
