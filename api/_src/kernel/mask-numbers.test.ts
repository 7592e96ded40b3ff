import { expect, test } from 'vitest'
import { maskNumbers } from './mask-numbers.ts'

test.each([
  ['打给 13700009012 问问', '打给 ****9012 问问'],
  ['１３７ ００００ ９０１２', '****9012'],
  ['+86 137-0000-9012，或 0512-6600 1234', '****9012，或 ****1234'],
  ['137.0000.9012', '****9012'],
])('%s is kept without its number', (typed, kept) => {
  expect(maskNumbers(typed)).toBe(kept)
})

test.each(['预警跟进', '11 月 23 日 10:21 家属来电', '3 次没人接', ''])(
  '%s stays as it is',
  (typed) => {
    expect(maskNumbers(typed)).toBe(typed)
  },
)
