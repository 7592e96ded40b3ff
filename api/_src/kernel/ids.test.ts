import { expect, test } from 'vitest'
import { madeAt, newId } from './ids.ts'

test('an id names its kind, sorts by time and is never given twice', () => {
  const early = newId('contact', new Date('2026-01-01T00:00:00Z'))
  const late = newId('contact', new Date('2026-01-01T00:00:00.001Z'))
  expect(early).toMatch(/^con_[0-9a-hjkmnp-tv-z]{26}$/)
  expect(early < late).toBe(true)
  const now = new Date()
  expect(new Set(Array.from({ length: 1000 }, () => newId('message', now))).size).toBe(1000)
})

test('an id tells when it was made', () => {
  const at = new Date('2026-11-27T08:00:00.123Z')
  expect(madeAt(newId('contact', at))).toEqual(at)
})
