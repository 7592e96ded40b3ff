import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanPhone } from './clean-phone.ts'

const MOBILE = '13912345678'

describe('a cell with exactly one mobile number is taken, whatever stands around it', () => {
  test.each([
    '13912345678',
    '+8613912345678',
    '+86 139 1234 5678',
    '0086-13912345678',
    '86-139-1234-5678',
    '(+86)13912345678',
    '（86）139 1234 5678',
    '139-1234-5678',
    '139.1234.5678',
    '１３９１２３４５６７８',
    '\u200b13912345678\u00a0',
    '\uFEFF\t13912345678\r\n',
    "'13912345678",
    '="13912345678"',
    '13912345678（妈妈）',
    '妈妈：13912345678',
    '手机2：13912345678',
    '13912345678 微信同号',
    '13912345678(2025年换的)',
    '📞 13912345678',
    '13912345678²',
    '¹³⁹¹²³⁴⁵⁶⁷⁸',
    '013912345678',
    '13912345678.0',
    '1.3912345678E+10',
    '13912345678/13912345678',
    '13,912,345,678',
    '139/1234/5678',
    '139_1234_5678',
    '0-13912345678',
    '①13912345678',
  ])('%j', (cell) => {
    expect(cleanPhone(cell)).toEqual({ kind: 'mobile', phone: MOBILE })
  })
})

describe('a cell that could be read in two ways is left to a person, with the reason', () => {
  test.each([
    ['1.3923e+10', 'digits_lost'],
    ['1.392E10', 'digits_lost'],
    ['1.391234567E+10', 'digits_lost'],
    ['13923000000', 'digits_lost'],
    ['13912345678/13812345678', 'two_numbers'],
    ['13912345678 13812345678', 'two_numbers'],
    ['13912345678\n13812345678', 'two_numbers'],
    ['13912345678；0512-66123456', 'two_numbers'],
    ['1391234567813812345678', 'two_numbers'],
    ['家：0512-66123456 手机：13912345678', 'two_numbers'],
    ['13912345678（0512-66123456）', 'two_numbers'],
    ['0512-66123456', 'landline'],
    ['(0512)66123456', 'landline'],
    ['66123456', 'landline'],
    ['0512-66123456-802', 'landline'],
    ['+86 0512-66123456', 'landline'],
    ['400-800-1234', 'landline'],
    ['+852 9123 4567', 'foreign'],
    ['00852-91234567', 'foreign'],
    ['00000000000', 'placeholder'],
    ['12345678', 'placeholder'],
    ['0', 'placeholder'],
    ['1391234567', 'too_short'],
    ['139123456789', 'too_long'],
    ['12345678902', 'no_such_prefix'],
    ['139****5678', 'masked'],
    ['139....5678', 'masked'],
    ['同上', 'same_as_above'],
    ['问老张', 'no_number'],
    ['13912345678转802', 'unclear'],
    ['1391234567O', 'too_short'],
    ['l39I2345678', 'unclear'],
  ])('%j: %s', (cell, trouble) => {
    expect(cleanPhone(cell)).toEqual({ kind: 'unreadable', trouble })
  })
})

test.each(['', '  ', '\u200b', '无', '暂无', 'N/A', '-', '——', '/', 'null', '未填写'])(
  'a cell that says nothing (%j) is blank, not a broken number',
  (cell) => {
    expect(cleanPhone(cell)).toEqual({ kind: 'blank' })
  },
)

describe('digits are never guessed', () => {
  const digits = fc.stringMatching(/^1[3-9]\d{9}$/).filter((phone) => !phone.endsWith('000000'))

  test('a number that is taken stands in the cell digit by digit, for any cell', () => {
    const piece = fc.oneof(
      digits,
      fc.constantFrom('+86', ' ', '-', '/', '妈妈', '(', ')', '0', '12', 'e+10', '.', '、', '１'),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const cell = pieces.join('')
        const read = cleanPhone(cell)
        if (read.kind !== 'mobile') return
        const plain = cell.normalize('NFKC').replace(/\D/g, '')
        expect(plain).toContain(read.phone)
      }),
      { numRuns: 2000 },
    )
  })

  test('two different numbers in a cell are never reduced to one', () => {
    const between = fc.constantFrom('/', ' ', '、', '，', '\n', '或', ';', '(备用)', '')
    fc.assert(
      fc.property(digits, between, digits, (one, gap, other) => {
        fc.pre(one !== other)
        expect(cleanPhone(one + gap + other)).toEqual({
          kind: 'unreadable',
          trouble: 'two_numbers',
        })
      }),
    )
  })

  test('a number with a digit too few or too many is never repaired', () => {
    fc.assert(
      fc.property(digits, fc.nat(10), (phone, at) => {
        expect(cleanPhone(phone.slice(0, at) + phone.slice(at + 1)).kind).toBe('unreadable')
        expect(cleanPhone(`${phone}${at % 10}`).kind).toBe('unreadable')
      }),
    )
  })
})
