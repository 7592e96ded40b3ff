import { expect, test } from 'vitest'
import { orderDepartments } from './order-departments.ts'

const one = (id: string, parentId: string | null, name = `部门${id}`) => ({
  id,
  name,
  parentId,
  leaderUserid: undefined,
})

test('parents come first, and the site is what stands directly below the root', () => {
  const ordered = orderDepartments([
    one('102', '101'),
    one('101', '10'),
    one('10', '1', '苏州基地'),
    one('1', null, '远川精工'),
  ])
  expect(ordered.map(({ externalId, site }) => [externalId, site])).toEqual([
    ['1', '远川精工'],
    ['10', '苏州基地'],
    ['101', '苏州基地'],
    ['102', '苏州基地'],
  ])
})

test('what hangs on a department that the app may not see stands below the root', () => {
  const ordered = orderDepartments([one('1', null), one('7', '6', '夜班')])
  expect(ordered[1]).toEqual({
    externalId: '7',
    name: '夜班',
    parentExternalId: '1',
    site: '夜班',
  })
})
