import { readOtherNumber, readPhone, stripPhone } from '../../../../shared/phone.ts'
import { cleanCell, isBlank } from './clean-cell.ts'

export type PhoneTrouble =
  | 'digits_lost'
  | 'two_numbers'
  | 'landline'
  | 'foreign'
  | 'placeholder'
  | 'too_short'
  | 'too_long'
  | 'no_such_prefix'
  | 'masked'
  | 'same_as_above'
  | 'no_number'
  | 'unclear'

export type PhoneCell =
  | { kind: 'mobile'; phone: string }
  | { kind: 'blank' }
  | { kind: 'unreadable'; trouble: PhoneTrouble }

// Most cells: a number and nothing else.
const PLAIN_MOBILE = /^1[3-9]\d{9}$/
// 13923000000: a workbook keeps such a number after Excel once showed it as 1.3923E+10.
const LOST_TAIL = /^1\d{4}0{6}$/
// Digits and what people put between the digits of one number.
const NUMBER = /[+]?\d[\d\s\p{Pd}.()·_+]*/gu
const NOTE = /[([{【〔「《<]([^)\]}】〕」》>]*)[)\]}】〕」》>]/gu
const LABEL = /(?:手机号?码?|电话|号码|联系方式|tel|phone|mobile)\s*\d?\s*[:：]/gi
// Footnotes and the ① before an item of a list.
const SUPERSCRIPT = /[\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u2080-\u2089\u2460-\u249b]/g
// 139/1234/5678, 139,1234,5678: the same mark between the three groups of one number.
const GROUPED = /^(1[3-9]\d)([/,、_~])(\d{4})\2(\d{4})$/

/**
 * Reads the mobile number of one cell. A number is taken only when the cell holds exactly one and every
 * digit of it: decoration and notes in words are dropped, digits are never guessed, cut or added.
 */
export function cleanPhone(raw: string): PhoneCell {
  if (PLAIN_MOBILE.test(raw) && !LOST_TAIL.test(raw)) return { kind: 'mobile', phone: raw }
  const cell = cleanCell(withoutFootnotes(raw))
  if (isBlank(cell)) return { kind: 'blank' }
  const whole = fromSpreadsheetNumber(cell)
  if (whole === null) return { kind: 'unreadable', trouble: 'digits_lost' }
  if (/^同(?:上|前|左)/.test(whole)) return { kind: 'unreadable', trouble: 'same_as_above' }
  if (/\d\s*(?:[*＊xX#?]{2,}|\.{3,})\s*\d/.test(whole))
    return { kind: 'unreadable', trouble: 'masked' }

  const numbers =
    whole
      .replace(GROUPED, '$1$3$4')
      .replace(NOTE, noteOrDigits)
      .replace(LABEL, ';')
      .match(NUMBER) ?? []
  const mobiles = new Set(numbers.flatMap((number) => readMobile(number) ?? []))
  const [mobile] = mobiles
  const others = numbers.filter((number) => readMobile(number) === null)
  if (mobile !== undefined && mobiles.size === 1 && others.length === 0) {
    return LOST_TAIL.test(mobile)
      ? { kind: 'unreadable', trouble: 'digits_lost' }
      : { kind: 'mobile', phone: mobile }
  }
  return { kind: 'unreadable', trouble: explain(numbers, mobiles.size) }
}

/** A trunk 0 before a mobile is how some dial it from elsewhere; no area code begins with 01[3-9]. */
function readMobile(number: string): string | null {
  const reading = readPhone(stripPhone(number).replace(/^0(?=1[3-9]\d{9}$)/, ''))
  return reading.ok ? reading.phone : null
}

function isCounting(digits: string): boolean {
  return digits.length > 5 && '0123456789012'.includes(digits)
}

// With an area code the 0 falls away behind +86.
const HOME_COUNTRY = /^(?:\+|00)86[-\s]*0?(?=[2-9]\d)/
const LANDLINE = /^(?:\(?0\d{2,3}\)?-?)?[2-9]\d{6,7}(?:-\d{1,6})?$/

function explain(numbers: readonly string[], mobiles: number): PhoneTrouble {
  const [only, another] = numbers
  if (only === undefined) return 'no_number'
  const long = numbers.filter((number) => number.replace(/\D/g, '').length >= 7)
  if (mobiles > 1 || long.length > 1) return 'two_numbers'
  if (another !== undefined) return 'unclear'
  const digits = only.replace(/\D/g, '')
  if (/^(\d)\1*$/.test(digits) || isCounting(digits)) return 'placeholder'
  if (/^(?:(?:86|0086)?1[3-9]\d{9}){2,}$/.test(digits)) return 'two_numbers'
  const other = readOtherNumber(only.replace(HOME_COUNTRY, '0').replace(/^00(?=[1-9])/, '+'))
  if (other?.startsWith('+')) return 'foreign'
  if (other !== null || LANDLINE.test(only.replace(/\s+/g, ''))) return 'landline'
  const reading = readPhone(only)
  if (reading.ok || reading.reason === 'not_a_number' || reading.reason === 'empty')
    return 'unclear'
  return reading.reason === 'bad_prefix' ? 'no_such_prefix' : reading.reason
}

/** 13923456789.0 and 1.3923456789E+10 keep every digit; 1.3923e+10 does not: null. */
function fromSpreadsheetNumber(cell: string): string | null {
  const scientific =
    /^(\d)[.,](\d+)e\+?(\d{1,2})$/i.exec(cell) ?? /^(\d)()e\+?(\d{1,2})$/i.exec(cell)
  if (scientific) {
    const [, head = '', tail = '', exponent = ''] = scientific
    return tail.length === Number(exponent) ? head + tail : null
  }
  if (/^\d{2}(?:,\d{3}){3}(?:\.0+)?$/.test(cell))
    return cell.replace(/\.0+$/, '').replaceAll(',', '')
  return cell.replace(/^(\d{11,13})\.0+$/, '$1')
}

/** A bracket with words is a note; one with digits alone is part of the number: (+86), (0512). */
function noteOrDigits(whole: string, inside: string): string {
  const digits = inside.replace(/\D/g, '').length
  if (digits >= 7) return `;${inside};`
  return /\p{L}/u.test(inside) || digits === 0 ? ' ' : whole.replace(NOTE, ' $1 ')
}

/** 139…² carries a footnote; a number written in superscripts throughout is still a number. */
function withoutFootnotes(raw: string): string {
  return /[0-9\uff10-\uff19]{7}/.test(raw) ? raw.replace(SUPERSCRIPT, '') : raw
}
