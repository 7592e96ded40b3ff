import { expect, test } from 'vitest'
import type { ProviderHealth } from '../../ports/provider-health.ts'
import { callsSince } from './calls-since.ts'

function health(part: Partial<ProviderHealth> = {}): ProviderHealth {
  return {
    provider: 'wecom',
    answered: 10,
    failed: 2,
    totalMs: 1_200,
    lastFailure: '45009',
    circuit: 'closed',
    degraded: false,
    ...part,
  }
}

test('only what was called since the last look is counted, so that no call counts twice', () => {
  const now = health({ answered: 13, failed: 3, totalMs: 1_700.4, lastFailure: '60020' })
  expect(callsSince([health()], [now])).toEqual([
    {
      provider: 'wecom',
      answered: 3,
      failed: 1,
      totalMs: 500,
      lastFailure: '60020',
      broken: false,
    },
  ])
})

test('an old failure is no news, and a provider that nobody called is left out', () => {
  expect(callsSince([health()], [health({ answered: 11 })])).toMatchObject([
    { answered: 1, failed: 0, lastFailure: null },
  ])
  expect(callsSince([health()], [health()])).toEqual([])
})

test('a provider that is held back is told although nobody gets through to it', () => {
  expect(callsSince([health()], [health({ circuit: 'open' })])).toMatchObject([
    { answered: 0, failed: 0, broken: true },
  ])
})
