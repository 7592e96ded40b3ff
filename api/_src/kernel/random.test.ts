import fc from 'fast-check'
import { expect, test } from 'vitest'
import { randomString, systemRandom } from './random.ts'

test('a random string has the length and the alphabet asked for', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.constantFrom('0123456789', 'ab', 'xyz'),
      (length, alphabet) => {
        const text = randomString(systemRandom, length, alphabet)
        expect(text).toHaveLength(length)
        expect([...text].every((letter) => alphabet.includes(letter))).toBe(true)
      },
    ),
  )
})

test('no digit is likelier than another: bytes beyond the last full round are thrown away', () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, i) => i)
  const text = randomString({ bytes: () => bytes }, 250, '0123456789')
  for (const digit of '0123456789') expect(text.split(digit).length - 1).toBe(25)
})
