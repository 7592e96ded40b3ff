import type { Core } from '../../kernel/core.ts'
import { newId } from '../../kernel/ids.ts'
import { type AskingRefusal, kindOf, pickExtendCode, refuseAsking } from './asking.ts'
import { findContactToAsk } from './asking-facts.ts'
import { insertChallenge } from './challenge-row.ts'

export type IssueResult =
  | { outcome: 'issued' | 'already_open'; challengeId: string }
  | { outcome: 'refused'; why: AskingRefusal | 'no_contact' | 'extend_codes_used' }

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
  input: { contactId: string; resend?: { now: boolean } },
): Promise<IssueResult> {
  const settings = await core.settings.read(core.db)
  for (let round = 0; round < ROUNDS; round++) {
    const now = core.clock.now()
    const facts = await findContactToAsk(core.db, input.contactId, settings, now)
    if (!facts) return { outcome: 'refused', why: 'no_contact' }
    if (facts.openChallengeId)
      return { outcome: 'already_open', challengeId: facts.openChallengeId }
    // the silence may have been noted just after the press
    const wasSilent = facts.contactState === 'unanswered' && input.resend !== undefined
    const why = refuseAsking(wasSilent ? { ...facts, contactState: 'pending' } : facts, now)
    if (why) return { outcome: 'refused', why }
    const extendCode = pickExtendCode(
      facts.takenCodes,
      facts.codesUsedLately,
      core.random.bytes(1)[0] ?? 0,
    )
    if (!extendCode) return { outcome: 'refused', why: 'extend_codes_used' }
    const challenge = {
      id: newId('challenge', now),
      contactId: input.contactId,
      employeeId: facts.employeeId,
      phoneHash: facts.phoneHash,
      kind: kindOf(facts),
      form: facts.form,
      extendCode,
      createdAt: now,
      askedAt: null,
      closesAt: null,
    }
    if (await insertChallenge(core.db, challenge, input.resend ? { resend: input.resend } : {}))
      return { outcome: 'issued', challengeId: challenge.id }
  }
  throw new Error('no challenge could be issued: its extend code was taken each time')
}
