import { addMilliseconds } from '../../kernel/clock.ts'
import type { TxCore } from '../../kernel/core.ts'
import { newId } from '../../kernel/ids.ts'
import { kindOf, pickExtendCode, refuseAsking } from './asking.ts'
import { findContactToAsk } from './asking-facts.ts'
import { QUESTION_LASTS } from './challenge.ts'
import { insertChallenge } from './challenge-row.ts'

/**
 * The contact comes back after the question expired: asks it again without a message of its own, and
 * says which challenge is open now. Null where it must not be asked (design §4.4) or the contact is gone.
 */
export async function reopenChallenge(t: TxCore, contactId: string): Promise<string | null> {
  const settings = await t.settings.read(t.tx)
  const facts = await findContactToAsk(t.tx, contactId, settings, t.now)
  if (!facts) return null
  if (facts.openChallengeId) return facts.openChallengeId
  // the contact asks by themselves: that nobody answered in time does not stand against it
  const contactState = facts.contactState === 'unanswered' ? 'pending' : facts.contactState
  if (refuseAsking({ ...facts, contactState }, t.now)) return null
  const extendCode = pickExtendCode(
    facts.takenCodes,
    facts.codesUsedLately,
    t.random.bytes(1)[0] ?? 0,
  )
  if (!extendCode) return null
  const challenge = {
    id: newId('challenge', t.now),
    contactId,
    employeeId: facts.employeeId,
    phoneHash: facts.phoneHash,
    kind: kindOf(facts),
    form: facts.form,
    extendCode,
    createdAt: t.now,
    askedAt: t.now,
    closesAt: addMilliseconds(t.now, QUESTION_LASTS),
  }
  return (await insertChallenge(t.tx, challenge, null)) ? challenge.id : null
}
