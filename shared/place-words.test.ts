import { expect, test } from 'vitest'
import { placeWords } from './place-words.ts'

test.each([
  ['苏州基地', '二车间', '苏州基地 · 二车间'],
  ['苏州基地', '苏州基地', '苏州基地'],
  ['苏州基地', null, '苏州基地'],
  ['', '二车间', '二车间'],
  [undefined, undefined, ''],
])('site %s and department %s are said as %s', (site, department, words) => {
  expect(placeWords({ site, department })).toBe(words)
})
