import { expect, test } from 'vitest'
import { dayAndTime } from '../../kernel/clock.ts'
import { fromWhen } from './when.ts'

const now = new Date('2026-11-23T02:21:30Z')

test.each([
  ['2026-11-23T02:22:00Z', '10:22'],
  ['2026-11-23T02:22:00.001Z', '10:23'],
  ['2026-11-23T16:00:00Z', '明天 00:00'],
  ['2026-11-24T02:21:30Z', '明天 10:22'],
  ['2026-11-25T02:00:00Z', '11 月 25 日 10:00'],
])('what becomes possible at %s is announced as %s, never too early', (at, words) => {
  expect(fromWhen(new Date(at), now)).toBe(words)
})

test('times are those of Shanghai', () => {
  expect(dayAndTime(new Date('2026-12-31T16:05:00Z'))).toBe('1 月 1 日 00:05')
})
