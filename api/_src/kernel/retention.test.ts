import { expect, test } from 'vitest'
import { purgeBefore } from './retention.ts'

const now = new Date('2026-11-27T00:00:00Z')

test.each([
  [30, '2026-10-29'],
  [2, '2026-11-26'],
  // 点错了，撤回 lasts a day
  [1, '2026-11-26'],
])('%i days are over tonight for what ended by %s', (days, date) => {
  expect(purgeBefore(now, days).toISOString()).toBe(`${date}T00:00:00.000Z`)
})
