import { expect, test } from 'vitest'
import { cycleOf } from './cycle.ts'

test('until a company tightens it, the rhythm is that of the design', () => {
  expect(cycleOf(180)).toEqual({
    uncovered: 60,
    highRisk: 90,
    others: 173,
    latest: 180,
    renewAfter: 150,
  })
})

test('whatever is set, who is worse off is asked no later, and nobody later than the latest', () => {
  for (let latest = 60; latest <= 180; latest++) {
    const { uncovered, highRisk, others, renewAfter } = cycleOf(latest)
    expect(uncovered).toBeLessThanOrEqual(highRisk)
    expect(highRisk).toBeLessThan(others)
    expect(others).toBeLessThan(latest)
    expect(renewAfter).toBeGreaterThan(0)
  }
})
