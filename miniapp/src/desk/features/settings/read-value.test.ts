import { expect, test } from 'vitest'
import { readList, readNumber } from './read-value.ts'

test('digits are a number, anything else is left to the server to refuse', () => {
  expect([readNumber(' 5000 '), readNumber('五千'), readNumber('')]).toEqual([5000, '五千', ''])
})

test('names stand between commas of either kind', () => {
  expect(readList('ZhangHui，KongSi, HeQian')).toEqual(['ZhangHui', 'KongSi', 'HeQian'])
  expect(readList('ZhangHui，')).toEqual(['ZhangHui', ''])
  expect(readList('  ')).toEqual([])
})
