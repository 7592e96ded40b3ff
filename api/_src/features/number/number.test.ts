import { expect, test } from 'vitest'
import { carrierName } from '../../../../shared/number-check.ts'
import { isFresh } from './number.ts'

const now = new Date('2026-11-23T02:00:00Z')
const before = (minutes: number) => new Date(now.getTime() - minutes * 60_000)

test('a normal number is not asked about again within 24 hours', () => {
  expect(isFresh({ status: 'normal', checkedAt: before(24 * 60 - 1) }, now)).toBe(true)
  expect(isFresh({ status: 'normal', checkedAt: before(24 * 60) }, now)).toBe(false)
})

test('any other answer is asked again after 10 minutes, so a paid bill soon counts', () => {
  for (const status of [
    'suspended',
    'vacant',
    'off',
    'suspected_off',
    'busy',
    'unknown',
  ] as const) {
    expect(isFresh({ status, checkedAt: before(9) }, now)).toBe(true)
    expect(isFresh({ status, checkedAt: before(10) }, now)).toBe(false)
  }
})

test('a number never checked is never fresh', () => {
  expect(isFresh({ status: null, checkedAt: null }, now)).toBe(false)
})

test('carriers are called what people call them', () => {
  expect(carrierName('CMCC')).toBe('中国移动')
  expect(carrierName('other')).toBeNull()
  expect(carrierName(null)).toBeNull()
})
