import { expect, test } from 'vitest'
import { sayDue } from './say-due.ts'

const now = Date.parse('2026-11-23T02:24:00Z')

test.each([
  ['2026-11-21T10:00:00Z', true, 'bad', '逾期 2 天'],
  ['2026-11-23T01:00:00Z', true, 'bad', '已逾期'],
  ['2026-11-23T10:00:00Z', false, 'wait', '今天到期'],
  ['2026-11-24T10:00:00Z', false, 'plain', '明天'],
  ['2026-11-25T10:00:00Z', false, 'plain', '11 月 25 日'],
  ['2027-01-04T10:00:00Z', false, 'plain', '2027 年 1 月 4 日'],
] as const)('what is due at %s is told as a person would', (dueAt, overdue, tone, words) => {
  expect(sayDue(dueAt, overdue, now)).toEqual({ tone, words })
})
