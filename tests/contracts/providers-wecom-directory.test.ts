import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createWecom, type Wecom } from '../../api/_src/providers/wecom/index.ts'
import { type ServedSandbox, serveSandbox } from '../sandbox/serve-sandbox.ts'
import type { Sandbox } from '../sandbox/world.ts'
import { wecomOptions } from '../support/provider-options.ts'
import { testSandbox } from '../support/sandbox-fixture.ts'
import { createTestCore, type TestCore } from '../support/test-core.ts'

let core: TestCore
let sandbox: Sandbox
let served: ServedSandbox
let wecom: Wecom
beforeAll(async () => {
  core = await createTestCore()
  sandbox = testSandbox()
  served = await serveSandbox(sandbox)
  const directory = { rootId: '1', numberField: '工号' }
  wecom = createWecom({ ...wecomOptions(served), directory }, core)
  const people = sandbox.wecom.directory
  people.putDepartment({ id: 71, name: '夜班', parentId: 1, leaders: ['YeBan', 'Other'] })
  people.put({
    userid: 'YeBan',
    name: '叶班',
    departmentIds: [1, 71],
    mainDepartmentId: 71,
    employeeNumber: 'N 071',
    directLeaders: ['YeBan', 'ZhangMin'],
  })
  people.put({ userid: 'YinCang', name: '尹藏', departmentIds: [71], visible: false })
  people.put({ userid: 'LiKai', name: '李开', departmentIds: [71], status: 5 })
})
afterAll(async () => {
  await wecom.close()
  await served.close()
  await core.close()
})
afterEach(() => sandbox.faults.clear())

function directory() {
  if (!wecom.directory) throw new Error('no directory')
  return wecom.directory
}

const YE = {
  userid: 'YeBan',
  name: '叶班',
  departmentId: '71',
  leaderUserid: 'ZhangMin',
  employeeNo: 'N 071',
  hasLeft: false,
}

test('departments come with their parent and their first leader; the root has no parent', async () => {
  const found = await directory().departments()
  expect(found.find(({ id }) => id === '1')).toMatchObject({ parentId: null })
  expect(found.find(({ id }) => id === '71')).toEqual({
    id: '71',
    name: '夜班',
    parentId: '1',
    leaderUserid: 'YeBan',
  })
})

test('a department’s people come with main department, superior and 工号, and without a mobile', async () => {
  expect(await directory().membersOf('71')).toEqual([YE])
})

test('a department of thousands comes whole', async () => {
  const crowd = Array.from({ length: 6_000 }, (_, i) => `crowd${i}`)
  for (const userid of crowd)
    sandbox.wecom.directory.put({ userid, name: '员工', departmentIds: [2], position: '操作工' })
  expect(await directory().membersOf('2')).toHaveLength(6_001)
})

test('one member is there, gone or hidden, and nobody who is hidden opens the circuit', async () => {
  expect(await directory().member('YeBan')).toEqual(YE)
  for (let again = 0; again < 12; again++)
    expect(await directory().member('YinCang')).toBe('hidden')
  expect(await directory().member('LiKai')).toBe('gone')
  expect(await directory().member('WuCiRen')).toBe('gone')
  expect(wecom.health()).toMatchObject({ circuit: 'closed' })
})

test('a connection that breaks is tried again; a limit is not', async () => {
  sandbox.faults.add({ target: 'wecom', action: 'user/list', fault: 'http_500', times: 1 })
  expect(await directory().membersOf('71')).toEqual([YE])
  sandbox.faults.add({ target: 'wecom', action: 'user/list', fault: 'throttle', times: 1 })
  await expect(directory().membersOf('71')).rejects.toMatchObject({ code: '45009' })
})
