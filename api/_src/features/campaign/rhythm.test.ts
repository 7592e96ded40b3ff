import { expect, test } from 'vitest'
import { nextNudgeOn, workdaysBetween } from './rhythm.ts'

test('nudges come on day 3 and 7, on workdays, and no third one', () => {
  // a Monday: Thursday, then the Monday after
  expect(nextNudgeOn('2026-11-23', 0, '2026-11-23')).toBe('2026-11-26')
  expect(nextNudgeOn('2026-11-23', 1, '2026-11-26')).toBe('2026-11-30')
  expect(nextNudgeOn('2026-11-23', 2, '2026-11-30')).toBeNull()
  // a Wednesday: day 3 is a Saturday
  expect(nextNudgeOn('2026-11-25', 0, '2026-11-25')).toBe('2026-11-30')
})

test('after a pause two nudges do not follow on two days', () => {
  expect(nextNudgeOn('2026-11-23', 1, '2026-12-08')).toBe('2026-12-11')
})

test('workdays are those of the PRC calendar', () => {
  // 国庆 2026: 1–7 October off, Saturday the 10th worked
  expect(workdaysBetween('2026-09-30', '2026-10-10')).toEqual([
    '2026-09-30',
    '2026-10-08',
    '2026-10-09',
    '2026-10-10',
  ])
})
