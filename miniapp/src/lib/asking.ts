import type { Contact } from '../../../shared/contact.ts'

const stepOf = (contact: Contact, name: Contact['steps'][number]['name']) =>
  contact.steps.find((step) => step.name === name)

/** True while the notice waits for the morning; the server says so in the step's hint. */
export function offersAskNow(contact: Contact): boolean {
  const asked = stepOf(contact, 'asked')
  return asked?.state === 'waiting' && (asked.hint ?? '').includes('现在发送')
}

/** True where a contact that is due was asked again since its last proof. */
export function isAskedAnew(contact: Contact): boolean {
  const at = stepOf(contact, 'asked')?.at
  return contact.state === 'due' && !!at && !!contact.confirmedAt && at > contact.confirmedAt
}
