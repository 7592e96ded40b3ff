import type { EmergencyContact } from '../../../../shared/emergency.ts'
import type { Core } from '../../kernel/core.ts'
import { listContactsOnCards } from './emergency-queries.ts'
import { orderCalls } from './order.ts'

type Outcome = EmergencyContact['outcomes'][number] & { contactId: string }

/**
 * The contacts of a card in full, the most likely to answer now first, each with what came of its calls. Whoever asks has
 * opened a card for a reason and has written that down.
 */
export async function listCardContacts(
  core: Core,
  { employeeId, outcomes }: { employeeId: string; outcomes: readonly Outcome[] },
): Promise<EmergencyContact[]> {
  const { vault } = core
  const contacts = await listContactsOnCards(core.db, [employeeId])
  const byId = new Map(contacts.map((contact) => [contact.id, contact]))
  return orderCalls(contacts, core.clock.now()).flatMap(({ id, standing, note }) => {
    const contact = byId.get(id)
    if (!contact) return []
    return {
      id,
      name: vault.open('name', contact.nameSealed),
      relation: contact.relation,
      phone: vault.open('phone', contact.phoneSealed),
      state: contact.state,
      standing,
      ...(note === undefined ? {} : { note }),
      outcomes: outcomes
        .filter(({ contactId }) => contactId === id)
        .map(({ contactId: _, ...outcome }) => outcome),
    }
  })
}
