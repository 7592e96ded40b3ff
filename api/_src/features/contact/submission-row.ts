import type { NewContact } from '../../../../shared/contact.ts'
import { readOtherNumber, readPhone, stripPhone } from '../../../../shared/phone.ts'
import { AppError } from '../../kernel/app-error.ts'
import type { Core } from '../../kernel/core.ts'
import { newId } from '../../kernel/ids.ts'

export type SubmissionRow = {
  id: string
  employeeId: string
  nameSealed: Buffer
  relation: string
  phoneSealed: Buffer
  phoneHash: string
  channel: 'mobile' | 'other'
  order: number | null
  replaces: string | null
  reason: string | null
  shared: boolean
  insists: boolean
  askNow: boolean
  carrierSilent: boolean
  key: string
  requestHash: string
  callTaskId: string
}

type NumberRead = { phone: string; channel: 'mobile' | 'other' }

/** The number that was typed, and how it is proven. Throws AppError with what to type instead. */
export function readNumber(contact: NewContact): NumberRead {
  const mobile = readPhone(contact.phone)
  if (mobile.ok) return { phone: mobile.phone, channel: 'mobile' }
  const other = contact.otherNumber ? readOtherNumber(contact.phone) : null
  if (other) return { phone: other, channel: 'other' }
  throw new AppError('invalid_input', {
    field: 'phone',
    sentence: contact.otherNumber
      ? '这个号码看不懂。座机请带区号，国外号码请以 + 开头。'
      : '请填 11 位手机号。座机或国外号码请选“其他号码”。',
  })
}

/** All that the database may see of one submit: names and numbers sealed and hashed. */
export function submissionRow(
  core: Core,
  input: { employeeId: string; key: string; contact: NewContact },
  { phone, channel }: NumberRead,
): SubmissionRow {
  const { contact } = input
  const now = core.clock.now()
  const content = { ...contact, phone: stripPhone(contact.phone) }
  return {
    id: newId('contact', now),
    callTaskId: newId('callTask', now),
    employeeId: input.employeeId,
    key: input.key,
    requestHash: core.vault.hash('request', JSON.stringify(content)),
    nameSealed: core.vault.seal('name', contact.name),
    phoneSealed: core.vault.seal('phone', phone),
    phoneHash: core.vault.hash('phone', phone),
    relation: contact.relation,
    channel,
    order: contact.order ?? null,
    replaces: contact.replaces ?? null,
    reason: contact.replaces ? (contact.reason ?? '其他') : null,
    shared: contact.shared ?? false,
    insists: contact.insists ?? false,
    askNow: contact.askNow ?? false,
    carrierSilent: false,
  }
}
