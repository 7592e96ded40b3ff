import { expect, test } from 'vitest'
import { addMilliseconds } from '../../kernel/clock.ts'
import { missLimits, throttledUntil, windowStart } from './throttle.ts'

const now = new Date('2026-11-23T02:03:00Z')

test('a caller may miss up to the limit, then waits for the window to end', () => {
  const { within, most } = missLimits.link
  expect(throttledUntil('link', most, now)).toBeNull()
  const until = throttledUntil('link', most + 1, now)
  expect(until).toEqual(addMilliseconds(windowStart('link', now), within))
  expect(until && windowStart('link', until)).toEqual(until)
})
