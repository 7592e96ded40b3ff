import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { drawSample } from './draw.ts'

function seeded(seed: string) {
  let counter = 0
  return {
    bytes: (size: number) =>
      createHash('sha256').update(`${seed}:${counter++}`).digest().subarray(0, size),
  }
}
const people = Array.from({ length: 10 }, (_, i) => i)

test('nobody is drawn twice, and all where there are fewer than wanted', () => {
  const drawn = drawSample(people, 6, seeded('a'))
  expect(new Set(drawn).size).toBe(6)
  expect(drawSample(people, 50, seeded('a')).sort((a, b) => a - b)).toEqual(people)
  expect(drawSample(people, 0, seeded('a'))).toEqual([])
})

test('each is drawn as often as every other', () => {
  const random = seeded('often')
  const times = people.map(() => 0)
  for (let round = 0; round < 5_000; round++)
    for (const one of drawSample(people, 3, random)) times[one] = (times[one] ?? 0) + 1
  // 1,500 expected, a standard deviation of 32
  for (const count of times) expect(Math.abs(count - 1_500)).toBeLessThan(160)
})

test('the same randomness draws the same people', () => {
  expect(drawSample(people, 4, seeded('b'))).toEqual(drawSample(people, 4, seeded('b')))
})
