import { type Core, inTransaction } from '../../kernel/core.ts'
import { nextState } from './challenge.ts'
import { type CodeIssue, issueCode } from './issue-code.ts'
import { isNoQuestion, type NoQuestion, openedQuestion } from './no-question.ts'
import { findQuestion } from './question.ts'

export type CodeRequestResult =
  | CodeIssue
  | NoQuestion
  /** Somebody answered already: the page shows what. */
  | { outcome: 'answered' }
  /** The number said stop, so no code can reach it. */
  | { outcome: 'stopped' }

/**
 * The contact agrees and wants the code (`confirm`), or wants to leave and must show who they are
 * (`withdraw`). Announces `code.issued`; the SMS leaves in the background and the page does not wait.
 */
export function requestCode(
  core: Core,
  input: { token: string; purpose: 'confirm' | 'withdraw' },
): Promise<CodeRequestResult> {
  return inTransaction(core, async (t) => {
    const opened = openedQuestion(await findQuestion(t.tx, t, input.token, t.now))
    if (isNoQuestion(opened)) return opened
    if (!nextState(opened, input.purpose, t.now)) return { outcome: 'answered' }
    if (opened.stopped) return { outcome: 'stopped' }
    return issueCode(t, {
      purpose: input.purpose,
      subject: opened.contactId,
      phoneHash: opened.phoneHash,
      contactId: opened.contactId,
      challengeId: opened.challengeId,
    })
  })
}
