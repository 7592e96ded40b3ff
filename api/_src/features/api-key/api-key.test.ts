import { expect, test } from 'vitest'
import { systemRandom } from '../../kernel/random.ts'
import { minuteOf, newKeyText, readKey, stateOf, works, writeKey } from './api-key.ts'

const now = new Date('2026-11-27T02:00:30Z')
const later = new Date('2026-12-27T02:00:00Z')
const earlier = new Date('2026-11-20T02:00:00Z')

test('what was issued is read back, and nothing else is a key', () => {
  const made = newKeyText(systemRandom)
  const key = writeKey(made)
  expect(readKey(key)).toEqual(made)
  for (const wrong of ['', key.slice(0, -1), `${key}x`, ` ${key}`, key.toUpperCase(), `${key}, x`])
    expect(readKey(wrong)).toBeNull()
})

test('no two keys are alike', () => {
  const keys = Array.from({ length: 200 }, () => writeKey(newKeyText(systemRandom)))
  expect(new Set(keys).size).toBe(200)
})

test('a key works until it expires or is revoked; a replaced one works on meanwhile', () => {
  const life = { expiresAt: later, replacedAt: null, revokedAt: null }
  expect(stateOf(life, now)).toBe('active')
  expect(works({ ...life, replacedAt: earlier }, now)).toBe(true)
  expect(stateOf({ ...life, replacedAt: earlier }, now)).toBe('replaced')
  expect(works({ ...life, expiresAt: now }, now)).toBe(false)
  expect(stateOf({ ...life, expiresAt: earlier, replacedAt: earlier }, now)).toBe('expired')
  expect(stateOf({ ...life, revokedAt: earlier, expiresAt: earlier }, now)).toBe('revoked')
})

test('calls are counted by the minute', () => {
  expect(minuteOf(now).toISOString()).toBe('2026-11-27T02:00:00.000Z')
})
