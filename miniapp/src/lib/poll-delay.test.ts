import { expect, test } from 'vitest'
import { pollDelay } from './poll-delay.ts'

test('asking begins every 2 s and slows down to every 30 s, never slower', () => {
  const delays = Array.from({ length: 30 }, (_, round) => pollDelay(round))
  expect(delays[0]).toBe(2_000)
  expect(delays).toEqual([...delays].sort((a, b) => a - b))
  expect(delays.at(-1)).toBe(30_000)
})
