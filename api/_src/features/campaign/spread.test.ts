import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { daysAfter, workdaysBetween } from './rhythm.ts'
import { capFor, type Day, fillFirst, type Group, spread } from './spread.ts'

const START = '2026-11-23'
const dates = workdaysBetween(START, daysAfter(START, 200))

const someDays: fc.Arbitrary<Day[]> = fc
  .array(fc.nat({ max: 30 }), { minLength: dates.length, maxLength: dates.length })
  .map((loads) => dates.map((date, i) => ({ date, load: loads[i] ?? 0 })))

/** Windows of every kind: long past, of one day, of half a year; never after the days that are planned. */
const someGroups: fc.Arbitrary<Group[]> = fc.array(
  fc
    .tuple(
      fc.integer({ min: -40, max: 180 }),
      fc.nat({ max: 60 }),
      fc.nat({ max: 60 }),
      fc.nat({ max: 400 }),
    )
    .map(([latest, slack, wished, count]) => ({
      latestOn: daysAfter(START, latest),
      wantedBy: daysAfter(START, latest - slack),
      opensOn: daysAfter(START, latest - slack - wished),
      count,
    })),
  { maxLength: 12 },
)

const loadsAfter = (days: readonly Day[], placings: readonly { date: string; count: number }[]) =>
  days.map(({ date, load }) => ({
    date,
    load: placings
      .filter((placing) => placing.date === date)
      .reduce((sum, { count }) => sum + count, load),
  }))

describe('whatever the wishes', () => {
  test('everybody has a workday, by their latest, and no day is above the cap', () => {
    fc.assert(
      fc.property(
        someDays,
        someGroups,
        fc.integer({ min: 1, max: 100 }),
        (days, groups, wished) => {
          const cap = capFor(wished, days, groups)
          const placings = spread(days, cap, groups)
          for (const [index, group] of groups.entries()) {
            const own = placings.filter((placing) => placing.group === index)
            expect(own.reduce((sum, { count }) => sum + count, 0)).toBe(group.count)
            const deadline = group.latestOn < START ? START : group.latestOn
            for (const { date } of own) expect(date <= deadline && dates.includes(date)).toBe(true)
          }
          for (const { date, load } of loadsAfter(days, placings))
            expect(load).toBeLessThanOrEqual(
              Math.max(cap, days.find((day) => day.date === date)?.load ?? 0),
            )
        },
      ),
      { numRuns: 200 },
    )
  })

  test('the cap is the wished one, or the smallest at which nobody is late', () => {
    fc.assert(
      fc.property(
        someDays,
        someGroups,
        fc.integer({ min: 1, max: 100 }),
        (days, groups, wished) => {
          const cap = capFor(wished, days, groups)
          expect(cap).toBeGreaterThanOrEqual(wished)
          if (cap === wished) return
          const placed = spread(days, cap - 1, groups).reduce((sum, { count }) => sum + count, 0)
          expect(placed).toBeLessThan(groups.reduce((sum, { count }) => sum + count, 0))
        },
      ),
      { numRuns: 100 },
    )
  })
})

const empty = dates.map((date) => ({ date, load: 0 }))
const half: Group = {
  opensOn: START,
  wantedBy: daysAfter(START, 180),
  latestOn: daysAfter(START, 180),
  count: 12_000,
}

test('a company that starts on one day is level over all workdays of half a year', () => {
  const loads = loadsAfter(empty, spread(empty, 10_000, [half]))
    .filter(({ date }) => date <= half.latestOn)
    .map(({ load }) => load)
  expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1)
})

test('who wishes for later is asked then, unless those days are full: then a little earlier', () => {
  const [opensOn = '', wantedBy = ''] = [dates[20], dates[21]]
  const group = { opensOn, wantedBy, latestOn: wantedBy, count: 10 }
  expect(spread(empty, 5, [group]).map(({ date }) => date)).toEqual([opensOn, wantedBy])
  expect(spread(empty, 4, [group]).map(({ date }) => date)).toEqual([opensOn, wantedBy, dates[19]])
})

test('what HR starts goes out as soon as there is room', () => {
  const days = [
    { date: '2026-11-23', load: 9 },
    { date: '2026-11-24', load: 0 },
  ]
  expect(fillFirst(days, 10, 5)).toEqual([
    { date: '2026-11-23', count: 1 },
    { date: '2026-11-24', count: 4 },
  ])
})
