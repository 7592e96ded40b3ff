import { afterAll, beforeAll, expect, test } from 'vitest'
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
  wecom = createWecom({ ...wecomOptions(served), roster: true }, core)
})
afterAll(async () => {
  await wecom.close()
  await served.close()
  await core.close()
})

function roster() {
  if (!wecom.roster) throw new Error('no roster')
  return wecom.roster
}

test('the emergency group is found by what its fields are, and read by place', async () => {
  sandbox.wecom.roster.set('ZhangMin', [
    { name: '王芬', relation: '父母', phone: '13900000201' },
    { name: '李四', relation: '', phone: '13900000202' },
  ])
  expect(await roster().contactsOf('ZhangMin')).toEqual([
    { place: 0, name: '王芬', relation: '父母', phone: '13900000201' },
    { place: 1, name: '李四', relation: null, phone: '13900000202' },
  ])
})

test('an entry is written over, another one added; a relation takes the roster’s own word', async () => {
  await roster().save('ZhangMin', {
    place: 1,
    name: '李思',
    relation: '配偶',
    phone: '13900000202',
  })
  await roster().save('ZhangMin', {
    place: null,
    name: '赵六',
    relation: '父亲',
    phone: '13900000203',
  })
  await roster().save('ZhangMin', {
    place: null,
    name: '孙七',
    relation: '其他亲属',
    phone: '13900000204',
  })
  expect(sandbox.wecom.roster.get('ZhangMin')?.slice(1)).toEqual([
    { name: '李思', relation: '配偶', phone: '13900000202' },
    { name: '赵六', relation: '父母', phone: '13900000203' },
    { name: '孙七', relation: '其他', phone: '13900000204' },
  ])
})

test('a place that is gone, and an employee who is, are refused', async () => {
  const entry = { name: '李思', relation: null, phone: '13900000202' }
  await expect(roster().save('ZhangMin', { ...entry, place: 4 })).rejects.toMatchObject({
    kind: 'rejected',
    code: 'roster_3',
  })
  await expect(roster().contactsOf('WuCiRen')).rejects.toMatchObject({ code: 'no_such_member' })
})
