import { addMilliseconds } from '../../kernel/clock.ts'
import type { TxCore } from '../../kernel/core.ts'
import { findContactToAsk } from './asking-facts.ts'
import { QUESTION_LASTS } from './challenge.ts'
import { insertChallenge } from './challenge-row.ts'
import { newQuestion } from './new-question.ts'

/**
 * The contact comes back after the question expired: asks it again without a message of its own, and
 * says which challenge is open now. Null where it must not be asked (design §4.4) or the contact is gone.
 */
export async function reopenChallenge(t: TxCore, contactId: string): Promise<string | null> {
  const settings = await t.settings.read(t.tx)
  const facts = await findContactToAsk(t.tx, contactId, settings, t.now)
  const question = newQuestion(t, contactId, facts, { now: t.now, despiteSilence: true })
  if (question.outcome === 'already_open') return question.challengeId
  if (question.outcome === 'refused') return null
  const challenge = {
    ...question.challenge,
    askedAt: t.now,
    closesAt: addMilliseconds(t.now, QUESTION_LASTS),
  }
  return (await insertChallenge(t.tx, challenge, null)) ? challenge.id : null
}
