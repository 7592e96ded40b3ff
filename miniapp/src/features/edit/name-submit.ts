import type { NewContact } from '../../../../shared/contact.ts'
import type { Draft } from './draft.ts'

export type Sent = Draft['sent']

/** The same content sent again after a lost answer is the same submit; other content is another one. */
export function nameSubmit(
  sent: Sent,
  contact: NewContact,
  newKey: () => string,
): NonNullable<Sent> {
  const content = JSON.stringify(contact)
  return sent?.content === content ? sent : { key: newKey(), content }
}
