import { sql } from 'drizzle-orm'
import type { DrillCard } from '../../../shared/drill.ts'
import { closeChallenges } from '../features/challenge/close-challenges.ts'
import { findDrillOutcomes, getDrillPerson } from '../features/drill/get-drill-person.ts'
import { listCardContacts } from '../features/emergency/list-card-contacts.ts'
import type { Core } from '../kernel/core.ts'
import { rowsOf } from '../kernel/rows.ts'

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

/** HR reached the contact, or found that it is none: nobody has to answer its SMS any more. */
export async function endCalledQuestion(core: Core, { callId }: { callId: number }): Promise<void> {
  const result = await core.db.execute(sql`
    select contact_id as "contactId" from drill_calls where id = ${callId} and outcome = 'reached'`)
  const [call] = rowsOf<{ contactId: string }>(result)
  if (call) await closeChallenges(core, call)
}
