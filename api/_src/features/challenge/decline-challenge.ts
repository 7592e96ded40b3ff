import { type Core, inTransaction } from '../../kernel/core.ts'
import { nextState } from './challenge.ts'
import { isNoQuestion, type NoQuestion, openedQuestion } from './no-question.ts'
import { findQuestion } from './question.ts'
import { saveDeclined } from './save-answer.ts'

export type DeclineResult = { outcome: 'declined' | 'answered' } | NoQuestion

/**
 * `我不认识这位员工` (unknown) or `认识，但不愿意` (unwilling): ends the question for this pair, with 24 hours
 * to undo. Needs the link only: who gets these messages by mistake must be able to stop them.
 */
export function declineChallenge(
  core: Core,
  input: { token: string; why: 'unknown' | 'unwilling' },
): Promise<DeclineResult> {
  return inTransaction(core, async (t) => {
    const opened = openedQuestion(await findQuestion(t.tx, t, input.token, t.now))
    if (isNoQuestion(opened)) return opened
    const won =
      nextState(opened, 'decline', t.now) !== null &&
      (await saveDeclined(t, opened.challengeId, input.why, 'link'))
    return { outcome: won ? 'declined' : 'answered' }
  })
}
