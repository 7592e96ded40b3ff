import { expect, test } from 'vitest'
import { shanghaiDate, shanghaiHour, shanghaiInstant } from './clock.ts'

test('a day begins at midnight in Shanghai', () => {
  expect(shanghaiDate(new Date('2026-11-22T15:59:59Z'))).toBe('2026-11-22')
  expect(shanghaiDate(new Date('2026-11-22T16:00:00Z'))).toBe('2026-11-23')
  expect(shanghaiHour(new Date('2026-11-22T16:00:00Z'))).toBe(0)
  expect(shanghaiInstant('2026-11-23', 8).toISOString()).toBe('2026-11-23T00:00:00.000Z')
})
