import { type Core, inTransaction } from '../../kernel/core.ts'
import { nextState } from './challenge.ts'
import { checkCode } from './check-code.ts'
import { isNoQuestion, type NoQuestion, openedQuestion } from './no-question.ts'
import { findQuestion } from './question.ts'
import { saveWithdrawn } from './save-answer.ts'
import type { GuessOutcome } from './tries.ts'

export type WithdrawResult =
  | { outcome: 'withdrawn' }
  /** There is nothing confirmed to withdraw from. */
  | { outcome: 'answered' }
  | Exclude<GuessOutcome, { outcome: 'right' }>
  | NoQuestion

/**
 * A confirmed contact leaves. Needs the code: an employee's safety hangs on it, and links get forwarded.
 * Announces `challenge.withdrawn` exactly once.
 */
export function withdrawContact(
  core: Core,
  input: { token: string; code: string },
): Promise<WithdrawResult> {
  return inTransaction(core, async (t) => {
    const opened = openedQuestion(await findQuestion(t.tx, t, input.token, t.now))
    if (isNoQuestion(opened)) return opened
    if (!nextState(opened, 'withdraw', t.now)) return { outcome: 'answered' }
    const judged = await checkCode(t, {
      purpose: 'withdraw',
      subject: opened.contactId,
      triesOf: opened.phoneHash,
      audience: 'contact',
      typed: input.code,
    })
    if (judged.outcome !== 'right') return judged
    const won = await saveWithdrawn(t, opened.challengeId)
    return { outcome: won ? 'withdrawn' : 'answered' }
  })
}
