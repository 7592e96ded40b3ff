import { eq } from 'drizzle-orm'
import { challengeCorrections } from '../../../../db/schema/index.ts'
import { personNameSchema } from '../../../../shared/contact.ts'
import { relationSchema } from '../../../../shared/relation.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { newId } from '../../kernel/ids.ts'
import { announce } from '../../kernel/outbox.ts'
import { isNoQuestion, type NoQuestion, openedQuestion } from './no-question.ts'
import { findQuestion } from './question.ts'

export type CorrectionResult =
  | { outcome: 'saved' }
  /** Neither field says anything new. */
  | { outcome: 'nothing_new' }
  | { outcome: 'bad_name' }
  | { outcome: 'answered' }
  | NoQuestion

/**
 * The contact suggests a better name or relation, never a number: a number is proven by its own question.
 * Kept sealed, the latest per question, until the employee takes it over; the contact itself is not touched.
 * Announces `challenge.corrected` once per new suggestion.
 */
export function recordCorrection(
  core: Core,
  input: { token: string; name: string; relation: string },
): Promise<CorrectionResult> {
  return inTransaction(core, async (t) => {
    const opened = openedQuestion(await findQuestion(t.tx, t, input.token, t.now))
    if (isNoQuestion(opened)) return opened
    if (!['open', 'confirmed'].includes(opened.state) || opened.withdrawnAt)
      return { outcome: 'answered' }
    const named = input.name.trim() === '' ? null : personNameSchema.safeParse(input.name)
    if (named && !named.success) return { outcome: 'bad_name' }
    const chosen = relationSchema.safeParse(input.relation)
    const relation = chosen.success && chosen.data !== opened.relation ? chosen.data : null
    const name = named?.data ?? null
    if (name === null && relation === null) return { outcome: 'nothing_new' }

    const { challengeId, contactId } = opened
    const [earlier] = await t.tx
      .select()
      .from(challengeCorrections)
      .where(eq(challengeCorrections.challengeId, challengeId))
      .for('update')
    const said = earlier?.nameSealed ? t.vault.open('name', earlier.nameSealed) : null
    if (earlier && said === name && earlier.relation === relation) return { outcome: 'saved' }
    const row = {
      id: newId('correction', t.now),
      nameSealed: name === null ? null : t.vault.seal('name', name),
      relation,
      createdAt: t.now,
    }
    await t.tx
      .insert(challengeCorrections)
      .values({ ...row, challengeId, contactId })
      .onConflictDoUpdate({ target: challengeCorrections.challengeId, set: row })
    await announce(t.tx, t.now, 'challenge.corrected', { challengeId, correctionId: row.id })
    return { outcome: 'saved' }
  })
}
