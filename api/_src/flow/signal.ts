import { findChallenge } from '../features/challenge/challenge-queries.ts'
import { announce } from '../kernel/outbox.ts'
import type { Flow } from './flow.ts'

/** Seven days of silence: of a contact that stays as it is, only the score falls. */
export async function signalSilence(
  flow: Flow,
  { challengeId }: { challengeId: string },
): Promise<void> {
  const question = await findChallenge(flow.db, challengeId)
  if (question)
    await announce(flow.db, flow.clock.now(), 'contact.signalled', {
      contactId: question.contactId,
    })
}

/** Whoever named a leaver's own number, or shares a contact with them, is looked at again. */
export async function touchLeaver(
  flow: Flow,
  { employeeId }: { employeeId: string },
): Promise<void> {
  await announce(flow.db, flow.clock.now(), 'employee.touched', { employeeId })
}
