import type { Core } from '../../kernel/core.ts'
import { findContactToAsk } from './asking-facts.ts'
import { insertChallenge } from './challenge-row.ts'
import { type NewQuestion, newQuestion } from './new-question.ts'

export type IssueResult =
  | { outcome: 'issued'; challengeId: string }
  | Exclude<NewQuestion, { outcome: 'ready' }>

/** Another caller may take the extend code in between; more rounds than a number ever needs. */
const ROUNDS = 8

/**
 * Puts the question to a contact: one open challenge per contact, however often this runs. Announces
 * `challenge.issued`. Never for a dead or stopped number, a pair that said no, an employee who left, an
 * own number (design §4.4); hours and limits are looked at when the message is sent. `resend`: the employee
 * pressed 再发一次, which does not wait for a workday.
 */
export async function issueChallenge(
  core: Core,
  { contactId, resend }: { contactId: string; resend?: { now: boolean } },
): Promise<IssueResult> {
  const settings = await core.settings.read(core.db)
  for (let round = 0; round < ROUNDS; round++) {
    const now = core.clock.now()
    const facts = await findContactToAsk(core.db, contactId, settings, now)
    // the silence may have been noted just after the press
    const despiteSilence = resend !== undefined
    const question = newQuestion(core, contactId, facts, { now, despiteSilence })
    if (question.outcome !== 'ready') return question
    if (await insertChallenge(core.db, question.challenge, resend ? { resend } : {}))
      return { outcome: 'issued', challengeId: question.challenge.id }
  }
  throw new Error('no challenge could be issued: its extend code was taken each time')
}
