import { expect, test } from 'vitest'
import { inSendingHours, sayDay, sayFrom, sayMoment, sayTime } from './say-time.ts'

const at = (clock: string) => Date.parse(`2026-11-23T${clock}:00+08:00`)
const NOW = at('10:24')

test.each([
  ['2026-11-23T02:02:00Z', '10:02'],
  ['2026-11-22T15:59:00Z', '昨天 23:59'],
  ['2026-11-24T02:02:00Z', '明天 10:02'],
  ['2026-11-21T02:02:00Z', '11 月 21 日'],
  ['2025-05-20T02:02:00Z', '2025 年 5 月 20 日'],
])('%s is said as people in Shanghai say it', (iso, said) => {
  expect(sayTime(iso, NOW)).toBe(said)
})
test('a moment always has its minute', () => {
  expect(sayMoment('2026-11-21T02:02:00Z', NOW)).toBe('11 月 21 日 10:02')
  expect(sayMoment('2026-11-23T02:02:00Z', NOW)).toBe('10:02')
})
test('a date without a time is that day in Shanghai, wherever the phone is', () => {
  expect(sayDay('2027-05-22', NOW)).toBe('2027 年 5 月 22 日')
})
test('a refused send says from when it is possible', () => {
  expect(sayFrom('2026-11-23T03:30:00Z', NOW)).toBe('今天 11:30 以后')
  expect(sayFrom('2026-11-24T02:05:00Z', NOW)).toBe('明天 10:05 以后')
})
test('first notices leave from 08:00 to 21:00', () => {
  const inside = ['07:59', '08:00', '20:59', '21:00'].map((clock) => inSendingHours(at(clock)))
  expect(inside).toEqual([false, true, true, false])
})
