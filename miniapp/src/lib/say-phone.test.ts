import { expect, test } from 'vitest'
import { sayPhone } from './say-phone.ts'

test.each([
  ['13700009012', '137 0000 9012'],
  ['051266660000', '0512 6666 0000'],
  ['01065550000', '010 6555 0000'],
  ['07551234567', '0755 123 4567'],
  ['+85221234567', '+85221234567'],
  ['4001234567', '4001234567'],
])('%s is read in groups, %s', (phone, said) => {
  expect(sayPhone(phone)).toBe(said)
})
