import { expect, test } from 'vitest'
import { sayCount, sayPoints, saySeconds, sayShare } from './say-number.ts'

test('counts are read in thousands', () => {
  expect([0, 999, 1000, 1234567].map(sayCount)).toEqual(['0', '999', '1,000', '1,234,567'])
})
test('a share of nobody is no number', () => {
  expect([sayShare(1, 3), sayShare(0, 0)]).toEqual(['33.3%', '—'])
})
test('points carry their sign, nothing carries none', () => {
  expect([1.44, -1.1, 0, -0.04].map(sayPoints)).toEqual(['+1.4', '−1.1', '0.0', '0.0'])
})
test('seconds become minutes, and what was not measured says so', () => {
  expect([24.4, 60, 185, null].map(saySeconds)).toEqual([
    '24 秒',
    '1 分 0 秒',
    '3 分 5 秒',
    '还没量',
  ])
})
