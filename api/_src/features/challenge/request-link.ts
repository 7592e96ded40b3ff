import { and, eq, notInArray } from 'drizzle-orm'
import { challenges, contacts, numbers } from '../../../../db/schema/index.ts'
import { type Core, inTransaction, type TxCore } from '../../kernel/core.ts'
import { announce } from '../../kernel/outbox.ts'
import { noteAsk } from './ask-ledger.ts'
import { findQuestion } from './question.ts'
import { reopenChallenge } from './reopen-challenge.ts'

export type LinkRequestResult =
  | { outcome: 'sent' }
  | { outcome: 'soon'; retryAt: Date }
  /** The link still works: nothing needs to be sent. */
  | { outcome: 'works' }
  | { outcome: 'over' }
  /** The number said stop, so no link can reach it. */
  | { outcome: 'stopped' }
  | { outcome: 'nothing' }

/**
 * An expired link asks for a new one, which goes to the number on file and nowhere else. A question that
 * expired unanswered is opened again; a confirmed contact gets back to their answer; a pair that said no
 * gets no SMS. Announces `link.requested`; counted with the codes of that number (design §5, limits).
 */
export function requestLink(core: Core, input: { token: string }): Promise<LinkRequestResult> {
  return inTransaction(core, async (t) => {
    const reading = await findQuestion(t.tx, t, input.token, t.now)
    if (reading.found === 'nothing') return { outcome: 'nothing' }
    if (reading.found === 'works') return { outcome: reading.question.over ? 'over' : 'works' }
    if (await isStopped(t, reading.phoneHash)) return { outcome: 'stopped' }
    const challengeId = await answerable(t, reading)
    if (!challengeId) return { outcome: 'over' }
    const decision = await noteAsk(t, reading.phoneHash, 'link')
    if (!decision.allowed) return { outcome: 'soon', retryAt: decision.retryAt }
    await announce(t.tx, t.now, 'link.requested', { challengeId })
    return { outcome: 'sent' }
  })
}

async function isStopped(t: TxCore, phoneHash: string): Promise<boolean> {
  const [number] = await t.tx
    .select({ stoppedAt: numbers.stoppedAt })
    .from(numbers)
    .where(eq(numbers.phoneHash, phoneHash))
  return Boolean(number?.stoppedAt)
}

/** The challenge that a new link should lead to, if one is left. */
async function answerable(
  t: TxCore,
  link: { challengeId: string; contactId: string },
): Promise<string | null> {
  const [row] = await t.tx
    .select({ state: challenges.state, withdrawnAt: challenges.withdrawnAt })
    .from(challenges)
    .innerJoin(contacts, eq(contacts.id, challenges.contactId))
    .where(
      and(eq(challenges.id, link.challengeId), notInArray(contacts.state, ['invalid', 'retired'])),
    )
  if (!row || row.withdrawnAt) return null
  if (row.state === 'confirmed' || row.state === 'open') return link.challengeId
  return row.state === 'expired' ? reopenChallenge(t, link.contactId) : null
}
