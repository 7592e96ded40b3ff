import { type NewContact, personNameSchema } from '../../../../shared/contact.ts'
import { phoneHint, readOtherNumber, readPhone } from '../../../../shared/phone.ts'
import type { Draft } from './draft.ts'

export type FormField = 'name' | 'relation' | 'phone' | 'reason'
export type Missing = Partial<Record<FormField, string>>

/** What still stands between the form and a submit, by field, in the words the field shows. */
export function missingOf(draft: Draft, replaces: string | undefined): Missing {
  const missing: Missing = {}
  if (replaces && !draft.reason) missing.reason = '请选一下更换的原因'
  const name = nameMissing(draft.name)
  if (name) missing.name = name
  if (!draft.relation) missing.relation = '请选这位是您的什么人'
  const phone = phoneMissing(draft)
  if (phone) missing.phone = phone
  return missing
}

export function nameMissing(name: string): string | null {
  const read = personNameSchema.safeParse(name)
  return read.success ? null : (read.error.issues[0]?.message ?? '请填对方的姓名')
}

function phoneMissing({ phone, otherNumber }: Draft): string | null {
  if (!otherNumber) return phoneHint(phone)
  if (phone.trim() === '') return '请填对方的号码'
  return readOtherNumber(phone) ? null : '请填带区号的座机，或以 + 开头的国外号码'
}

/** The number in the form the server keeps, or null while it is not one. */
export function readNumber({ phone, otherNumber }: Pick<Draft, 'phone' | 'otherNumber'>) {
  if (otherNumber) return readOtherNumber(phone)
  const reading = readPhone(phone)
  return reading.ok ? reading.phone : null
}

/** The body of a submit; call it only when nothing is missing. `insists`: 号码确实能打通. */
export function contactOf(
  draft: Draft,
  context: { replaces: string | undefined; insists: boolean },
): NewContact | null {
  const phone = readNumber(draft)
  if (!draft.relation || !phone) return null
  return {
    name: draft.name.trim(),
    relation: draft.relation,
    phone,
    ...(context.replaces ? { replaces: context.replaces } : {}),
    ...(context.replaces && draft.reason ? { reason: draft.reason } : {}),
    ...(draft.shared ? { shared: true } : {}),
    ...(draft.otherNumber ? { otherNumber: true } : {}),
    ...(context.insists ? { insists: true } : {}),
    ...(draft.askNow ? { askNow: true } : {}),
  }
}
