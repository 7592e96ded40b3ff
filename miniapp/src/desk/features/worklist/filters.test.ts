import { expect, test } from 'vitest'
import { departmentOptions, isFiltered, noFilters, scoreOptions, worklistQuery } from './filters.ts'

test('another order narrows nothing down; a word does', () => {
  expect(isFiltered({ ...noFilters, sort: 'due' })).toBe(false)
  expect(isFiltered({ ...noFilters, q: '李' })).toBe(true)
})
test('the first page asks for no place in the list', () => {
  expect(worklistQuery({ ...noFilters, q: ' 李四 ' }, { cursor: null, line: 6 })).toEqual({
    ...noFilters,
    q: '李四',
  })
  expect(worklistQuery(noFilters, { cursor: 'abc', line: 6 }).cursor).toBe('abc')
})
test('the filter by score and its words follow the company’s line, also once it is raised', () => {
  const chosen = { ...noFilters, belowScore: 'line' as const }
  for (const line of [6, 7]) {
    expect(scoreOptions(line).map(({ words }) => words)).toEqual([
      '不限',
      `${line} 分以下`,
      '3 分以下',
    ])
    expect(worklistQuery(chosen, { cursor: null, line }).belowScore).toBe(String(line))
  }
})
test('departments are told apart by their site', () => {
  const all = departmentOptions([{ id: 'dep_1', name: '二车间', site: '苏州' }])
  expect(all.map(({ words }) => words)).toEqual(['全部 1 个', '苏州 · 二车间'])
})
