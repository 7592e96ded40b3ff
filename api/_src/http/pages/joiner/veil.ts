import type { Contact } from '../../../../../shared/contact.ts'
import { maskName } from '../../../../../shared/masked-name.ts'
import { maskPhone } from '../../../../../shared/phone.ts'
import { madeAt } from '../../../kernel/ids.ts'

/** Was it named on a page that an earlier link opened? */
export function isVeiled(contactId: string, issuedAt: Date): boolean {
  return madeAt(contactId) < issuedAt
}

/**
 * A contact as the page of a link shows it. Whoever asks for a link once more may be somebody else than whoever filled in
 * the page before: what an earlier link's page was told is masked, and may be replaced or removed.
 */
export function veil(contact: Contact, issuedAt: Date): Contact {
  if (!isVeiled(contact.id, issuedAt)) return contact
  const { suggestion, ...rest } = contact
  return { ...rest, name: maskName(contact.name), phone: maskPhone(contact.phone) }
}
