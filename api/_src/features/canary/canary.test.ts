import { expect, test } from 'vitest'
import { shanghaiInstant } from '../../kernel/clock.ts'
import { type CanaryRow, dayToPlan, viewCanary } from './canary.ts'

const rules = { hour: 10, minutes: 15 }
const at = (day: number, hour: number) => shanghaiInstant(`2026-11-${day}`, hour)
function row(day: number, state: CanaryRow['state'], more: Partial<CanaryRow> = {}): CanaryRow {
  const claimedAt = at(day, 10)
  const deliveredAt = state === 'delivered' ? new Date(claimedAt.getTime() + 6000) : null
  return {
    day: `2026-11-${day}`,
    state,
    plannedAt: claimedAt,
    claimedAt,
    deliveredAt,
    errCode: null,
    ...more,
  }
}
const state = (rows: readonly CanaryRow[], now: Date) => viewCanary(rows, rules, now).state

test('it leaves from its hour on and never at night', () => {
  expect(dayToPlan(at(23, 9), { hour: 10, closes: 21 })).toBeNull()
  expect(dayToPlan(at(23, 10), { hour: 10, closes: 21 })).toBe('2026-11-23')
  expect(dayToPlan(at(23, 20), { hour: 10, closes: 21 })).toBe('2026-11-23')
  expect(dayToPlan(at(23, 21), { hour: 10, closes: 21 })).toBeNull()
})

test('nothing is well because nothing was tried', () => {
  expect(state([], at(23, 9))).toBe('none')
  expect(state([row(20, 'delivered')], at(23, 9))).toBe('bad')
  expect(state([row(22, 'delivered')], at(23, 11))).toBe('bad')
})

test('the last one that is settled decides, and one on its way changes nothing yet', () => {
  expect(state([row(22, 'delivered')], at(23, 9))).toBe('ok')
  expect(state([row(23, 'sent'), row(22, 'delivered')], at(23, 10))).toBe('ok')
  expect(state([row(23, 'sent'), row(22, 'failed')], at(23, 10))).toBe('bad')
  expect(state([row(23, 'sent'), row(22, 'delivered')], at(23, 11))).toBe('bad')
  expect(state([row(23, 'delivered'), row(22, 'failed')], at(23, 11))).toBe('ok')
})

test('how long it took is told in seconds, and what came late is late', () => {
  const { days } = viewCanary([row(23, 'uncertain'), row(22, 'delivered')], rules, at(23, 11))
  expect(days).toEqual([
    { day: '2026-11-23', state: 'late', seconds: null, code: null },
    { day: '2026-11-22', state: 'delivered', seconds: 6, code: null },
  ])
})
