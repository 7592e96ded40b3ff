/** Mainland mobile numbers: what a person may type and what we keep (design §5.1). */

const MOBILE = /^1[3-9]\d{9}$/
const OTHER = /^(?:\+[1-9]\d{6,14}|0\d{9,11}|[48]00\d{7})$/

export type PhoneReading =
  | { ok: true; phone: string }
  | {
      ok: false
      reason: 'empty' | 'too_short' | 'too_long' | 'bad_prefix' | 'not_a_number'
      missing?: number
      prefix?: string
    }

/**
 * What is left of a typed number once decoration is gone: full-width digits become plain ones,
 * spaces of any kind, dashes, dots, brackets, zero-width characters and a leading +86 / 0086 vanish.
 */
export function stripPhone(raw: string): string {
  const plain = raw.normalize('NFKC').replace(/[\s\p{Cf}\p{Pd}.()（）·]/gu, '')
  return plain.replace(/^(?:\+|00)86(?=1)/, '').replace(/^86(?=1[3-9]\d{9}$)/, '')
}

/** Reads a typed mobile number; says in a closed reason why it is not one. Never guesses a digit. */
export function readPhone(raw: string): PhoneReading {
  const phone = stripPhone(raw)
  if (phone === '') return { ok: false, reason: 'empty' }
  if (!/^\d+$/.test(phone)) return { ok: false, reason: 'not_a_number' }
  if (phone.length >= 3 && !/^1[3-9]/.test(phone))
    return { ok: false, reason: 'bad_prefix', prefix: phone.slice(0, 3) }
  if (phone.length < 11) return { ok: false, reason: 'too_short', missing: 11 - phone.length }
  if (phone.length > 11) return { ok: false, reason: 'too_long' }
  return MOBILE.test(phone)
    ? { ok: true, phone }
    : { ok: false, reason: 'bad_prefix', prefix: phone.slice(0, 3) }
}

/** Reads a 其他号码 (landline with area code, 400/800, foreign with +): digits and a leading +, or null. */
export function readOtherNumber(raw: string): string | null {
  const plain = raw.normalize('NFKC').replace(/[\s\p{Cf}\p{Pd}.()（）]/gu, '')
  if (MOBILE.test(stripPhone(raw))) return null
  return OTHER.test(plain) ? plain : null
}

/** 137****9012; a number that is no mobile keeps its last four digits only. '': purged. */
export function maskPhone(phone: string): string {
  if (phone === '') return '已删除'
  return MOBILE.test(phone)
    ? `${phone.slice(0, 3)}****${phone.slice(-4)}`
    : `****${phone.slice(-4)}`
}

/** The sentence under the phone field while typing, or null when nothing needs saying (mockups 02). */
export function phoneHint(raw: string): string | null {
  const reading = readPhone(raw)
  if (reading.ok) return null
  switch (reading.reason) {
    case 'empty':
      return '请填对方的手机号'
    case 'too_short':
      return `手机号是 11 位，还差 ${reading.missing} 位`
    case 'too_long':
      return '手机号是 11 位，您多填了几位'
    case 'bad_prefix':
      return `没有 ${reading.prefix} 开头的手机号。请检查前三位。`
    case 'not_a_number':
      return '手机号里只能有数字，请检查一下'
  }
}
