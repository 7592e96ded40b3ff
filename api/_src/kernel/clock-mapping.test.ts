import { expect, it } from 'vitest'
import { createClockMapping } from './clock-mapping.ts'

it('the quickest answer tells the offset, slower ones do not disturb it', () => {
  const toLocal = createClockMapping()
  toLocal(0, 1_000, 53)
  toLocal(0, 1_100, 102)
  expect(toLocal(1_210, 1_200, 240)).toBeCloseTo(-998 + 1_210, 0)
})

it('a clock that jumps is believed at once', () => {
  const toLocal = createClockMapping()
  toLocal(0, 1_000, 2)
  expect(toLocal(9_000, 9_000, 102)).toBe(102)
})
