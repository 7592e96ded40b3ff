import { expect, test } from 'vitest'
import { departmentOptions, isFiltered, noFilters, worklistQuery } from './filters.ts'

test('another order narrows nothing down; a word does', () => {
  expect(isFiltered({ ...noFilters, sort: 'due' })).toBe(false)
  expect(isFiltered({ ...noFilters, q: '李' })).toBe(true)
})
test('the first page asks for no place in the list', () => {
  expect(worklistQuery({ ...noFilters, q: ' 李四 ' }, null)).toEqual({ ...noFilters, q: '李四' })
  expect(worklistQuery(noFilters, 'abc').cursor).toBe('abc')
})
test('departments are told apart by their site', () => {
  const all = departmentOptions([{ id: 'dep_1', name: '二车间', site: '苏州' }])
  expect(all.map(({ words }) => words)).toEqual(['全部 1 个', '苏州 · 二车间'])
})
