import { and, eq, isNull } from 'drizzle-orm'
import { challenges } from '../../../../db/schema/index.ts'
import { addMilliseconds } from '../../kernel/clock.ts'
import type { TxCore } from '../../kernel/core.ts'
import { announce } from '../../kernel/outbox.ts'
import { UNDO_LASTS } from './challenge.ts'

export type AnsweredVia = 'code' | 'link' | 'sms_reply' | 'hr'

/** Open → confirmed, once. False for whoever comes second: nothing is changed or announced then. */
export async function saveConfirmed(
  t: TxCore,
  challengeId: string,
  via: AnsweredVia,
): Promise<boolean> {
  const won = await t.tx
    .update(challenges)
    .set({ state: 'confirmed', answeredAt: t.now, answeredVia: via })
    .where(and(eq(challenges.id, challengeId), eq(challenges.state, 'open')))
    .returning({ id: challenges.id })
  if (won.length > 0) await announce(t.tx, t.now, 'challenge.confirmed', { challengeId })
  return won.length > 0
}

/** Open → declined, once, with 24 hours to take it back. */
export async function saveDeclined(
  t: TxCore,
  challengeId: string,
  why: 'unknown' | 'unwilling',
  via: AnsweredVia,
): Promise<boolean> {
  const won = await t.tx
    .update(challenges)
    .set({
      state: 'declined',
      declineWhy: why,
      answeredAt: t.now,
      answeredVia: via,
      undoUntil: addMilliseconds(t.now, UNDO_LASTS),
    })
    .where(and(eq(challenges.id, challengeId), eq(challenges.state, 'open')))
    .returning({ id: challenges.id })
  if (won.length > 0) await announce(t.tx, t.now, 'challenge.declined', { challengeId })
  return won.length > 0
}

/** Confirmed → left again; the answer that was given stays on record. */
export async function saveWithdrawn(t: TxCore, challengeId: string): Promise<boolean> {
  const won = await t.tx
    .update(challenges)
    .set({ withdrawnAt: t.now })
    .where(
      and(
        eq(challenges.id, challengeId),
        eq(challenges.state, 'confirmed'),
        isNull(challenges.withdrawnAt),
      ),
    )
    .returning({ id: challenges.id })
  if (won.length > 0) await announce(t.tx, t.now, 'challenge.withdrawn', { challengeId })
  return won.length > 0
}
