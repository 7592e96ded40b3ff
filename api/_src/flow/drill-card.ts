import type { DrillCard } from '../../../shared/drill-card.ts'
import { findDrillOutcomes, getDrillPerson } from '../features/drill/get-drill-person.ts'
import { listCardContacts } from '../features/emergency/list-card-contacts.ts'
import type { Core } from '../kernel/core.ts'

/**
 * The card of somebody in a sample: contacts in full while the caller has it open, none otherwise. Throws AppError
 * `not_found` for a card that the caller never had.
 */
export async function showDrillCard(
  core: Core,
  asked: { drillPersonId: string; callerId: string },
): Promise<DrillCard> {
  const held = await getDrillPerson(core, asked)
  if (!held.heldUntil) return { ...held, contacts: [] }
  const outcomes = await findDrillOutcomes(core.db, asked.drillPersonId)
  const contacts = await listCardContacts(core, { employeeId: held.employee.id, outcomes })
  return { ...held, contacts }
}
