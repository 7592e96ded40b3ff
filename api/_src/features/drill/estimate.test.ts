import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allotSample } from './allot.ts'
import { drawSample } from './draw.ts'
import { estimateShare, type Stratum } from './estimate.ts'
import { shareInterval } from './interval.ts'
import { seeded } from './seeded.ts'

const stratum = fc.tuple(fc.nat(400), fc.nat(400), fc.nat(2_000)).map(([a, b, more]): Stratum => {
  const [reached, called] = [Math.min(a, b), Math.max(a, b)]
  return { reached, called, population: called + more }
})

describe('the share of the whole company', () => {
  test('of one site alone is that site’s, interval and all', () => {
    fc.assert(
      fc.property(stratum, (one) => {
        const all = estimateShare([one])
        const interval = shareInterval(one)
        expect(all?.interval ?? null).toEqual(interval)
        if (all) expect(all.share).toBeCloseTo(one.reached / one.called, 10)
      }),
    )
  })

  test('weighs each site by its people, not by how many of them were called', () => {
    const small = { population: 100, called: 50, reached: 50 }
    const large = { population: 900, called: 50, reached: 25 }
    expect(estimateShare([small, large])?.share).toBeCloseTo(0.1 * 1 + 0.9 * 0.5, 10)
  })

  test('lies within its interval, within 0 and 1, whatever the order of the sites', () => {
    fc.assert(
      fc.property(fc.array(stratum, { minLength: 1, maxLength: 8 }), (strata) => {
        const all = estimateShare(strata)
        if (!all) return expect(strata.every(({ called }) => called === 0)).toBe(true)
        const { share, interval } = all
        expect(interval.low).toBeGreaterThanOrEqual(0)
        expect(interval.high).toBeLessThanOrEqual(1)
        expect(interval.low).toBeLessThanOrEqual(share + 1e-9)
        expect(interval.high).toBeGreaterThanOrEqual(share - 1e-9)
        const turned = estimateShare([...strata].reverse())
        expect(turned?.interval.low).toBeCloseTo(interval.low, 9)
        expect(turned?.interval.high).toBeCloseTo(interval.high, 9)
      }),
    )
  })

  test('is never certain while somebody was not called, and exact once everybody was', () => {
    const most = { population: 20, called: 19, reached: 19 }
    const some = estimateShare([most, most])
    expect(some?.interval.low).toBeLessThan(1)
    const every = { population: 20, called: 20, reached: 15 }
    expect(estimateShare([every, every])?.interval).toEqual({ low: 0.75, high: 0.75 })
  })

  test('says of how many sites it knows nothing, and nothing at all before the first call', () => {
    const none = { population: 50, called: 0, reached: 0 }
    expect(estimateShare([none, none])).toBeNull()
    expect(estimateShare([none, { population: 50, called: 10, reached: 9 }])?.unknownSites).toBe(1)
    expect(estimateShare([{ ...none, population: 0 }])).toBeNull()
  })
})

// a company whose sites differ much, so that a sample of no strata would be far off
const company = [
  { people: 1_200, truth: 0.93 },
  { people: 700, truth: 0.8 },
  { people: 320, truth: 0.6 },
  { people: 60, truth: 0.97 },
].map(({ people, truth }) =>
  Array.from({ length: people }, (_, place) => place < Math.round(people * truth)),
)
const everybody = company.flat()
const truth = everybody.filter(Boolean).length / everybody.length

test.each([
  ['each site to ± 10', { precision: 10, basis: 'site' }, 600],
  ['the company to ± 5', { precision: 5, basis: 'company' }, 600],
  ['the company to ± 15, a few calls a site', { precision: 15, basis: 'company' }, 600],
] as const)(
  'over hundreds of drills (%s) the interval holds the truth in at least 93 of 100',
  (_, aim, drills) => {
    const sizes = allotSample(
      company.map(({ length }) => length),
      aim,
    )
    const random = seeded(`coverage ${aim.precision}`)
    let held = 0
    for (let drill = 0; drill < drills; drill++) {
      const strata = company.map((people, site): Stratum => {
        const drawn = drawSample(people, sizes[site] ?? 0, random)
        return {
          population: people.length,
          called: drawn.length,
          reached: drawn.filter(Boolean).length,
        }
      })
      const all = estimateShare(strata)
      if (all && all.interval.low <= truth && truth <= all.interval.high) held++
    }
    expect(held / drills).toBeGreaterThanOrEqual(0.93)
  },
)
