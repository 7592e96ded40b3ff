import type { Contact } from '../../../../shared/contact.ts'

/**
 * True for who stands in the order in which the company calls: somebody who is out has lost the place, and
 * a waiting replacement takes it over only from the one it replaces.
 */
export function holdsPlace(contact: Contact): boolean {
  return contact.state !== 'invalid' && contact.state !== 'retired' && !contact.replaces
}

/** The number on each card, by contact; null for who holds no place. */
export function placesOf(contacts: readonly Contact[]): Map<string, number | null> {
  let last = 0
  return new Map(contacts.map((one) => [one.id, holdsPlace(one) ? ++last : null]))
}
