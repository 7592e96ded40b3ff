import { stripPhone } from '../../../shared/phone.ts'

const LANDLINE = /^(0(?:10|2\d|[3-9]\d\d))(\d{3,4})(\d{4})$/

/** 137 0000 9012, 0512 6666 0000: as people read a number aloud. What is neither stays as it is. */
export function sayPhone(phone: string): string {
  const digits = stripPhone(phone)
  const parts = /^(1\d\d)(\d{4})(\d{4})$/.exec(digits) ?? LANDLINE.exec(digits)
  return parts ? parts.slice(1).join(' ') : phone
}
