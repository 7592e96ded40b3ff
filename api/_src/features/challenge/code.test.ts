import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMilliseconds } from '../../kernel/clock.ts'
import { systemRandom } from '../../kernel/random.ts'
import { createVault } from '../../kernel/vault.ts'
import {
  CODE_LASTS,
  type CodeRow,
  hashCode,
  liveCodes,
  MAX_LIVE_CODES,
  matchCode,
  mintCode,
  readCode,
} from './code.ts'

const vault = createVault({ keys: [{ id: 1, key: randomBytes(32) }], hashKey: randomBytes(32) })
const start = new Date('2026-11-23T02:00:00Z')

function sent(id: string, code: string, at: Date): CodeRow {
  return {
    id,
    codeHash: hashCode(vault, id, code),
    expiresAt: addMilliseconds(at, CODE_LASTS),
    usedAt: null,
    createdAt: at,
  }
}
const plus = (milliseconds: number) => addMilliseconds(start, milliseconds)

describe('codes', () => {
  test('are six digits, leading zeros included', () => {
    const codes = Array.from({ length: 2_000 }, () => mintCode(systemRandom))
    expect(codes.every((code) => /^\d{6}$/.test(code))).toBe(true)
    expect(codes.some((code) => code.startsWith('0'))).toBe(true)
    expect(new Set(codes).size).toBeGreaterThan(1_980)
  })

  test('an earlier code still works after a resend, the one before it does not', () => {
    const rows = [
      sent('a', '111111', start),
      sent('b', '222222', plus(60_000)),
      sent('c', '333333', plus(120_000)),
    ]
    const live = liveCodes(rows, plus(130_000))
    expect(live.map((row) => row.id)).toEqual(['c', 'b'])
    expect(matchCode(vault, live, '333333')?.id).toBe('c')
    expect(matchCode(vault, live, '222222')?.id).toBe('b')
    expect(matchCode(vault, live, '111111')).toBeNull()
  })

  test('a code that was asked for but not sent yet takes no place from one that was', () => {
    const unsent: CodeRow = { ...sent('c', '0', plus(120_000)), codeHash: null, expiresAt: null }
    const rows = [sent('a', '111111', start), sent('b', '222222', plus(60_000)), unsent]
    expect(liveCodes(rows, plus(130_000)).map((row) => row.id)).toEqual(['b', 'a'])
  })

  test('a code lives ten minutes from its sending', () => {
    const rows = [sent('a', '111111', start)]
    expect(liveCodes(rows, plus(CODE_LASTS - 1))).toHaveLength(1)
    expect(liveCodes(rows, plus(CODE_LASTS))).toHaveLength(0)
  })

  test('a used code is dead', () => {
    expect(liveCodes([{ ...sent('a', '111111', start), usedAt: start }], start)).toEqual([])
  })

  test('the same digits of two contacts are stored differently', () => {
    expect(hashCode(vault, 'a', '111111')).not.toBe(hashCode(vault, 'b', '111111'))
  })

  test('only the digits that were sent match, whatever is typed', () => {
    const code = fc.integer({ min: 0, max: 999_999 }).map((n) => String(n).padStart(6, '0'))
    fc.assert(
      fc.property(code, code, code, (first, second, typed) => {
        const live = [sent('b', second, plus(1)), sent('a', first, start)]
        const match = matchCode(vault, live, typed)
        expect(match !== null).toBe(typed === first || typed === second)
      }),
      { numRuns: 200 },
    )
  })

  test('never more than two are live', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3_600_000), { maxLength: 20 }), fc.nat(3_600_000), (ages, at) => {
        const rows = ages.map((age, i) => sent(String(i), '123456', plus(age)))
        expect(liveCodes(rows, plus(at)).length).toBeLessThanOrEqual(MAX_LIVE_CODES)
      }),
    )
  })
})

test.each([
  ['123456', '123456'],
  [' 123 456 ', '123456'],
  ['123-456', '123456'],
  ['１２３４５６', '123456'],
  ['12345', null],
  ['1234567', null],
  ['12345a', null],
  ['', null],
])('a code typed as "%s" is read as %s', (typed, code) => {
  expect(readCode(typed)).toBe(code)
})
