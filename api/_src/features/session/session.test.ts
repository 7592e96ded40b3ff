import { expect, test } from 'vitest'
import { DAY, HOUR } from '../../kernel/clock.ts'
import { lifetimeOf, loginWindow, rolledEnd } from './session.ts'

const now = new Date('2026-11-23T02:00:00Z')
const inMs = (ms: number) => new Date(now.getTime() + ms)

test.each([
  [['employee'], 12 * HOUR],
  [['employee', 'manager', 'admin', 'privacy'], 12 * HOUR],
  [['employee', 'hr'], 30 * DAY],
  [['employee', 'hr_lead'], 30 * DAY],
  [['employee', 'duty'], 30 * DAY],
] as const)('a log-in of %s lasts %i ms', (roles, lifetime) => {
  expect(lifetimeOf(roles)).toBe(lifetime)
})

test('the log-in of a duty officer ends 30 days after its last use', () => {
  expect(rolledEnd(['duty'], inMs(20 * DAY), now)).toEqual(inMs(30 * DAY))
})

test('a rolling log-in is written at most once a day', () => {
  expect(rolledEnd(['hr'], inMs(29 * DAY + 1), now)).toBeNull()
  expect(rolledEnd(['hr'], inMs(29 * DAY), now)).toEqual(inMs(30 * DAY))
})

test('the log-in of an employee ends after 12 hours, used or not', () => {
  expect(rolledEnd(['employee'], inMs(1), now)).toBeNull()
})

test('failed log-ins are counted per ten minutes', () => {
  expect(loginWindow(new Date('2026-11-23T02:09:59.999Z'))).toEqual(now)
  expect(loginWindow(inMs(10 * 60_000))).toEqual(inMs(10 * 60_000))
})
