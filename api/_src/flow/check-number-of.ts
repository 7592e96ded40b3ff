import { checkContactNumber } from '../features/number/check-contact-number.ts'
import type { Flow } from './flow.ts'

/** Has the carrier asked about the contact's number; `again`: even if it was a few minutes ago. */
export function checkNumberOf({ again }: { again: boolean }) {
  return (flow: Flow, { contactId }: { contactId: string }): Promise<void> =>
    checkContactNumber(flow, { contactId, again })
}
