import { stripPhone } from '../../../shared/phone.ts'

/** 137 0000 9012: as people read a mobile number aloud. Other numbers stay as they are. */
export function sayPhone(phone: string): string {
  const mobile = /^(\d{3})(\d{4})(\d{4})$/.exec(stripPhone(phone))
  return mobile ? `${mobile[1]} ${mobile[2]} ${mobile[3]}` : phone
}
