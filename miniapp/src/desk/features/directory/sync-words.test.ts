import { expect, test } from 'vitest'
import { sayCounts } from './sync-words.ts'

test('a reading says how many it read and only what it changed', () => {
  const none = { joined: 0, returned: 0, left: 0, changed: 0, held: 0, hidden: 0 }
  expect(sayCounts({ members: 12_161, departments: 48, ...none })).toBe('12,161 人，48 个部门')
  expect(
    sayCounts({ members: 12_161, departments: 48, ...none, joined: 3, left: 1, hidden: 1_200 }),
  ).toBe('12,161 人，48 个部门；加入 3，离开 1，不在可见范围 1,200')
})
