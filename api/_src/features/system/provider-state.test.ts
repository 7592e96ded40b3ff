import { expect, test } from 'vitest'
import { addMilliseconds, HOUR, MINUTE } from '../../kernel/clock.ts'
import { viewProvider, type Window } from './provider-state.ts'

const now = new Date('2026-11-27T02:00:00Z')
function at(minutesAgo: number, part: Partial<Window> = {}): Window {
  return {
    windowStart: addMilliseconds(now, -minutesAgo * MINUTE),
    answered: 0,
    failed: 0,
    totalMs: 0,
    lastFailure: null,
    brokenAt: null,
    ...part,
  }
}
const view = (...windows: Window[]) => viewProvider('wecom', windows, now)
const usual = at(12 * (HOUR / MINUTE), { answered: 100, totalMs: 40_000 })

test('a provider that nobody called for a day says nothing, and is not called well', () => {
  expect(view()).toEqual({
    provider: 'wecom',
    state: 'idle',
    calls: 0,
    answered: null,
    usualMs: null,
    nowMs: null,
    lastFailure: null,
  })
})

test('the share and the time are of a day, what is now of ten minutes', () => {
  const recent = at(5, { answered: 90, failed: 10, totalMs: 50_000, lastFailure: '45009' })
  expect(view(recent, usual)).toEqual({
    provider: 'wecom',
    state: 'ok',
    calls: 200,
    answered: 0.95,
    usualMs: 450,
    nowMs: 500,
    lastFailure: '45009',
  })
})

test('it fails where half of ten minutes fail, but not over one or two calls', () => {
  expect(view(at(5, { answered: 2, failed: 2 }), usual).state).toBe('failing')
  expect(view(at(5, { answered: 3, failed: 2 }), usual).state).toBe('ok')
  expect(view(at(5, { failed: 2 }), usual).state).toBe('ok')
  expect(view(at(5, { answered: 3 }), at(11, { failed: 50 }), usual).state).toBe('ok')
})

test('an outage is not over by being quiet: of whom is called rarely the latest calls count', () => {
  expect(view(at(11, { failed: 50 }), usual).state).toBe('failing')
  const rare = [at(20, { failed: 1 }), at(80, { failed: 1 }), at(140, { failed: 1 })]
  expect(view(...rare, usual).state).toBe('failing')
  expect(view(at(5, { answered: 2 }), ...rare, usual).state).toBe('ok')
})

test('it fails while calls are held back, whatever was answered', () => {
  const held = at(5, { answered: 50, brokenAt: addMilliseconds(now, -MINUTE) })
  expect(view(held, usual).state).toBe('failing')
  expect(view({ ...held, brokenAt: addMilliseconds(now, -3 * MINUTE) }, usual).state).toBe('ok')
})

test('it is slow at three times its usual time, if that is more than anybody would wait', () => {
  expect(view(at(5, { answered: 2, totalMs: 8_000 }), usual).state).toBe('slow')
  expect(view(at(5, { answered: 2, totalMs: 1_800 }), usual).state).toBe('ok')
  const quick = at(700, { answered: 100, totalMs: 1_000 })
  expect(view(at(5, { answered: 2, totalMs: 1_500 }), quick).state).toBe('ok')
})
