import { type Core, inTransaction } from '../../kernel/core.ts'
import { nextState } from './challenge.ts'
import { checkCode } from './check-code.ts'
import { isNoQuestion, type NoQuestion, openedQuestion } from './no-question.ts'
import { findQuestion } from './question.ts'
import { saveConfirmed } from './save-answer.ts'
import type { GuessOutcome } from './tries.ts'

export type ConfirmResult =
  | { outcome: 'confirmed' }
  /** Answered before, by this person or in another window: nothing changed. */
  | { outcome: 'answered' }
  /** Neither a code nor a link that proves by itself. */
  | { outcome: 'code_needed' }
  | Exclude<GuessOutcome, { outcome: 'right' }>
  | NoQuestion

/**
 * The contact confirms: with the code from the SMS, or by the press alone where the link proves (a renewal
 * if settings say so, or after a code on the fixed form). Announces `challenge.confirmed` exactly once.
 */
export function confirmChallenge(
  core: Core,
  input: { token: string; code: string },
): Promise<ConfirmResult> {
  return inTransaction(core, async (t) => {
    const opened = openedQuestion(await findQuestion(t.tx, t, input.token, t.now))
    if (isNoQuestion(opened)) return opened
    if (!nextState(opened, 'confirm', t.now)) return { outcome: 'answered' }
    if (input.code === '') {
      if (!opened.provenBy) return { outcome: 'code_needed' }
      const won = await saveConfirmed(t, opened.challengeId, opened.provenBy)
      return { outcome: won ? 'confirmed' : 'answered' }
    }
    const judged = await checkCode(t, {
      purpose: 'confirm',
      subject: opened.contactId,
      triesOf: opened.phoneHash,
      audience: 'contact',
      typed: input.code,
    })
    if (judged.outcome !== 'right') return judged
    const won = await saveConfirmed(t, opened.challengeId, 'code')
    return { outcome: won ? 'confirmed' : 'answered' }
  })
}
