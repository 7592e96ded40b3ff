import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { sampleSize, shareInterval } from './interval.ts'

describe('the share that was reached', () => {
  // of an endless population: the textbook's Wilson intervals
  it.each([
    [80, 100, 0.7112, 0.8666],
    [0, 10, 0, 0.2775],
    [10, 10, 0.7225, 1],
    [5, 10, 0.2366, 0.7634],
  ])('%i of %i lies between %f and %f', (reached, called, low, high) => {
    const interval = shareInterval({ reached, called, population: 1e12 })
    expect(interval?.low).toBeCloseTo(low, 4)
    expect(interval?.high).toBeCloseTo(high, 4)
  })

  it('is known better where half of everybody was called: 80 of 100 of 200', () => {
    const interval = shareInterval({ reached: 80, called: 100, population: 200 })
    expect(interval?.low).toBeCloseTo(0.739, 3)
    expect(interval?.high).toBeCloseTo(0.8497, 3)
  })

  it('is known exactly where everybody was called, and not at all where nobody was', () => {
    expect(shareInterval({ reached: 7, called: 9, population: 9 })).toEqual({
      low: 7 / 9,
      high: 7 / 9,
    })
    expect(shareInterval({ reached: 0, called: 0, population: 9 })).toBeNull()
  })

  test('always holds the share itself, within 0 and 1, and never widens with a smaller population', () => {
    fc.assert(
      fc.property(fc.nat(300), fc.nat(300), fc.nat(3000), fc.nat(3000), (a, b, c, d) => {
        const [reached, called] = [Math.min(a, b), Math.max(a, b)]
        if (called === 0) return
        const few = called + Math.min(c, d)
        const many = called + Math.max(c, d)
        const small = shareInterval({ reached, called, population: few })
        const large = shareInterval({ reached, called, population: many })
        if (!small || !large) throw new Error('somebody was called')
        const share = reached / called
        expect(small.low).toBeLessThanOrEqual(share + 1e-9)
        expect(small.high).toBeGreaterThanOrEqual(share - 1e-9)
        expect(small.low).toBeGreaterThanOrEqual(0)
        expect(small.high).toBeLessThanOrEqual(1)
        expect(small.high - small.low).toBeLessThanOrEqual(large.high - large.low + 1e-9)
      }),
    )
  })
})

describe('how many are called', () => {
  // Cochran's formula with the finite-population correction, as the tables have it
  it.each([
    [1_000, 0.05, 278],
    [10_000, 0.05, 370],
    [1_000_000, 0.05, 384],
    [500, 0.1, 81],
    [20, 0.05, 20],
    [1, 0.05, 1],
    [0, 0.05, 0],
  ])('of %i to ± %f: %i', (population, precision, size) => {
    expect(sampleSize(population, precision)).toBe(size)
  })
})
