import { expect, test } from 'vitest'
import { linkEnds, linkWorks, looksLikeLink, mintLink, stateOf } from './preboarding.ts'

const now = new Date('2026-11-23T02:00:00Z')
const later = new Date('2026-12-10T00:00:00Z')
const life = {
  expiresAt: new Date('2026-12-07T16:00:00Z'),
  openedAt: null,
  finishedAt: null,
  revokedAt: null,
  closedWhy: null,
}

test('a link works for fourteen whole days, until a week after the first day of work, and two months at most', () => {
  expect(linkEnds(now, null).toISOString()).toBe('2026-12-07T16:00:00.000Z')
  expect(linkEnds(now, '2026-11-01').toISOString()).toBe('2026-12-07T16:00:00.000Z')
  expect(linkEnds(now, '2026-12-15').toISOString()).toBe('2026-12-22T16:00:00.000Z')
  expect(linkEnds(now, '2027-06-01').toISOString()).toBe('2027-01-22T16:00:00.000Z')
})

test('a link that was filled in stays filled in when it ends; a revoked one opens nothing', () => {
  expect(stateOf(life, now)).toBe('issued')
  expect(stateOf({ ...life, openedAt: now }, now)).toBe('opened')
  expect(stateOf({ ...life, openedAt: now }, later)).toBe('expired')
  const filled = { ...life, openedAt: now, finishedAt: now }
  expect([stateOf(filled, later), linkWorks(filled, now), linkWorks(filled, later)]).toEqual([
    'filled',
    true,
    false,
  ])
  expect(linkWorks({ ...filled, revokedAt: now }, now)).toBe(false)
  expect(stateOf({ ...filled, closedWhy: 'matched' }, now)).toBe('matched')
  expect(linkWorks({ ...filled, closedWhy: 'matched' }, now)).toBe(false)
})

test('what is no link of ours is not looked up', () => {
  expect(looksLikeLink(mintLink({ bytes: (size) => new Uint8Array(size).fill(7) }))).toBe(true)
  for (const raw of ['', 'a1B2c3D4', 'x'.repeat(25), "' or 1=1 --", 'a'.repeat(23).concat('\0')])
    expect(looksLikeLink(raw)).toBe(false)
})
