import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allotSample, interleave, LEAST_A_SITE } from './allot.ts'
import { sampleSize } from './interval.ts'

describe('how many of each site', () => {
  test('each to the precision wanted, or the whole, with a few of the smallest too', () => {
    expect(allotSample([1_000, 20], { precision: 5, basis: 'site' })).toEqual([278, 20])
    expect(allotSample([1_000, 20, 3], { precision: 10, basis: 'company' })).toEqual([87, 5, 3])
    expect(allotSample([], { precision: 5, basis: 'company' })).toEqual([])
  })

  test('never more than there are; all together at least what the whole needs', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 20_000 }), { minLength: 1, maxLength: 12 }),
        fc.constantFrom(3, 5, 8, 10, 15),
        (populations, precision) => {
          const sizes = allotSample(populations, { precision, basis: 'company' })
          const all = populations.reduce((sum, people) => sum + people, 0)
          expect(sizes.reduce((sum, size) => sum + size, 0)).toBeGreaterThanOrEqual(
            Math.min(all, sampleSize(all, precision / 100)),
          )
          for (const [site, size] of sizes.entries()) {
            const people = populations[site] ?? 0
            expect(size).toBeLessThanOrEqual(people)
            expect(size).toBeGreaterThanOrEqual(Math.min(people, LEAST_A_SITE))
          }
        },
      ),
    )
  })
})

test('wherever the list is left, every site was called about as far as every other', () => {
  const lists = [40, 10, 3].map((size, site) => Array.from({ length: size }, () => site))
  const order = interleave(lists)
  expect(order).toHaveLength(53)
  for (let done = 1; done <= order.length; done++) {
    const called = order.slice(0, done)
    for (const [site, list] of lists.entries()) {
      const share = called.filter((one) => one === site).length
      expect(Math.abs(share - (done * list.length) / order.length)).toBeLessThanOrEqual(1.5)
    }
  }
})
