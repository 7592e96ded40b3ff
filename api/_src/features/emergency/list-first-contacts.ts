import type { Core } from '../../kernel/core.ts'
import { listContactsOnCards } from './emergency-queries.ts'
import { type CallFacts, orderCalls } from './order.ts'

/**
 * For each employee the contact whom a caller would call first of those who may be sent an SMS that they did not ask for;
 * nobody for whom there is none. Ids only.
 */
export async function listFirstContacts(
  core: Core,
  { employeeIds }: { employeeIds: readonly string[] },
): Promise<Map<string, string>> {
  const contacts = (await listContactsOnCards(core.db, employeeIds)).filter(mayBeWrittenTo)
  const employeeOf = new Map(contacts.map(({ id, employeeId }) => [id, employeeId]))
  const first = new Map<string, string>()
  // in the order of calling, whoever's they are: the first of each employee is theirs
  for (const { id } of orderCalls(contacts, core.clock.now())) {
    const employeeId = employeeOf.get(id)
    if (employeeId !== undefined && !first.has(employeeId)) first.set(employeeId, id)
  }
  return first
}

/**
 * Who agreed to be a contact, with a mobile that takes SMS and is theirs: the employee's own number would answer for the
 * family.
 */
export function mayBeWrittenTo(
  contact: Pick<CallFacts, 'state' | 'numberStatus' | 'stopped' | 'shared' | 'sharedConfirmed'> & {
    channel: string
  },
): boolean {
  const agreed = contact.state === 'valid' || contact.state === 'due'
  const takesSms =
    contact.channel === 'mobile' && !contact.stopped && contact.numberStatus !== 'vacant'
  return agreed && takesSms && (!contact.shared || contact.sharedConfirmed)
}
