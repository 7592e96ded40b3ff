import { and, eq, gt, sql } from 'drizzle-orm'
import { challenges } from '../../../../db/schema/index.ts'
import { addMilliseconds, DAY } from '../../kernel/clock.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { announce } from '../../kernel/outbox.ts'
import { nextState } from './challenge.ts'
import { isNoQuestion, type NoQuestion, openedQuestion } from './no-question.ts'
import { findQuestion } from './question.ts'

export type UndoResult =
  | { outcome: 'undone' }
  /** It was no refusal (any more), or the 24 hours are over. */
  | { outcome: 'too_late' }
  | NoQuestion

/**
 * `点错了，撤回`: declined → open for 24 hours. The question stays open for a day at least, so that a
 * refusal taken back on its last day can still be answered. Announces `challenge.undone`.
 */
export function undoDecline(core: Core, input: { token: string }): Promise<UndoResult> {
  return inTransaction(core, async (t) => {
    const opened = openedQuestion(await findQuestion(t.tx, t, input.token, t.now))
    if (isNoQuestion(opened)) return opened
    if (!nextState(opened, 'undo', t.now)) return { outcome: 'too_late' }
    const aDay = addMilliseconds(t.now, DAY).toISOString()
    const won = await t.tx
      .update(challenges)
      .set({
        state: 'open',
        declineWhy: null,
        answeredAt: null,
        answeredVia: null,
        undoUntil: null,
        closesAt: sql`greatest(${challenges.closesAt}, ${aDay})`,
      })
      .where(
        and(
          eq(challenges.id, opened.challengeId),
          eq(challenges.state, 'declined'),
          gt(challenges.undoUntil, t.now),
        ),
      )
      .returning({ id: challenges.id })
    if (won.length === 0) return { outcome: 'too_late' }
    await announce(t.tx, t.now, 'challenge.undone', { challengeId: opened.challengeId })
    return { outcome: 'undone' }
  })
}
