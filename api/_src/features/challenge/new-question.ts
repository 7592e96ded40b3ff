import type { Core } from '../../kernel/core.ts'
import { newId } from '../../kernel/ids.ts'
import { type AskingRefusal, kindOf, pickExtendCode, refuseAsking } from './asking.ts'
import type { ContactToAsk } from './asking-facts.ts'
import type { NewChallenge } from './challenge-row.ts'

export type NewQuestion =
  | { outcome: 'ready'; challenge: NewChallenge }
  | { outcome: 'already_open'; challengeId: string }
  | { outcome: 'refused'; why: AskingRefusal | 'no_contact' | 'extend_codes_used' }

/**
 * The question that may be put to a contact now, not yet written; or why there is none. `despiteSilence`: somebody
 * wants it, so that nobody answered the last one in time does not stand against it.
 */
export function newQuestion(
  { random }: Pick<Core, 'random'>,
  contactId: string,
  facts: ContactToAsk | null,
  { now, despiteSilence }: { now: Date; despiteSilence: boolean },
): NewQuestion {
  if (!facts) return { outcome: 'refused', why: 'no_contact' }
  if (facts.openChallengeId) return { outcome: 'already_open', challengeId: facts.openChallengeId }
  const isSilent = facts.contactState === 'unanswered' && despiteSilence
  const why = refuseAsking(isSilent ? { ...facts, contactState: 'pending' } : facts, now)
  if (why) return { outcome: 'refused', why }
  const draw = random.bytes(1)[0] ?? 0
  const extendCode = pickExtendCode(facts.takenCodes, facts.codesUsedLately, draw)
  if (!extendCode) return { outcome: 'refused', why: 'extend_codes_used' }
  const challenge: NewChallenge = {
    id: newId('challenge', now),
    contactId,
    employeeId: facts.employeeId,
    phoneHash: facts.phoneHash,
    kind: kindOf(facts),
    form: facts.form,
    extendCode,
    createdAt: now,
    askedAt: null,
    closesAt: null,
  }
  return { outcome: 'ready', challenge }
}
