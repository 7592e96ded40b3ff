import { findChallenge } from '../features/challenge/challenge-queries.ts'
import { issueChallenge } from '../features/challenge/issue-challenge.ts'
import { issueChallenges } from '../features/challenge/issue-challenges.ts'
import { recordAsked } from '../features/challenge/record-asked.ts'
import { recordDelivered } from '../features/challenge/record-delivered.ts'
import { applyNumberCheck } from '../features/contact/apply-number-check.ts'
import { recordDrillSent } from '../features/drill/record-drill-sent.ts'
import { findMessage } from '../features/message/message-queries.ts'
import { queueMessage } from '../features/message/queue-message.ts'
import { queueQuestions } from '../features/message/queue-questions.ts'
import { checkContactNumber } from '../features/number/check-contact-number.ts'
import type { Events } from '../kernel/events.ts'
import type { Flow } from './flow.ts'
import { takePlace } from './take-place.ts'
import { tellRevived } from './tell-employee.ts'

/** Contacts whose numbers live: they are asked, each after it took the place of whom it replaces. */
export async function askChecked(
  flow: Flow,
  checked: readonly Events['contact.checked'][],
  jobIds: readonly number[],
): Promise<void> {
  for (const one of checked) if (one.replaces) await takePlace(flow, one)
  await issueChallenges(flow, { contactIds: checked.map(({ contactId }) => contactId) })
  for (const [place, one] of checked.entries()) await tellRevived(flow, one, jobIds[place] ?? 0)
}

/** The questions of new challenges: by the hours of batches, or of the employee's own press. */
export async function askQuestions(
  flow: Flow,
  issued: readonly Events['challenge.issued'][],
): Promise<void> {
  const unasked = issued.filter(({ resend }) => !resend).map(({ challengeId }) => challengeId)
  if (unasked.length > 0) await queueQuestions(flow, { challengeIds: unasked })
  for (const { challengeId, resend } of issued)
    if (resend)
      await queueMessage(flow, {
        what: 'resend',
        challengeId,
        askNow: resend.now,
        occasion: 'first',
      })
}

/** SMS left: their questions are asked, or the 48 hours of a drill begin. */
export async function noteSent(flow: Flow, sent: readonly { messageId: string }[]): Promise<void> {
  const messageIds = sent.map(({ messageId }) => messageId)
  await recordAsked(flow, { messageIds })
  await recordDrillSent(flow, { messageIds })
}

export function noteDelivered(flow: Flow, seen: readonly { messageId: string }[]): Promise<void> {
  return recordDelivered(flow, { messageIds: seen.map(({ messageId }) => messageId) })
}

/** 再发一次: the question that was open at the press once more, or a new one. */
export async function resendQuestion(
  flow: Flow,
  press: Events['contact.resent'],
  jobId: number,
): Promise<void> {
  const question = press.openChallengeId && (await findChallenge(flow.db, press.openChallengeId))
  // its seven days may have ended just after the press
  if (!question || question.state === 'expired') {
    await issueChallenge(flow, { contactId: press.contactId, resend: { now: press.now } })
    return
  }
  await queueMessage(flow, {
    what: 'resend',
    challengeId: question.id,
    askNow: press.now,
    occasion: String(jobId),
  })
}

const doubts = new Set(['handset_doubtful', 'likely_dead', 'number_dead'])

/**
 * A receipt that speaks about the handset, or somebody else's 空号, is a reason to ask the carrier: 空号 ends the
 * contact, 停机 does not.
 */
export async function recheckFailed(
  flow: Flow,
  { messageId }: { messageId: string },
): Promise<void> {
  const message = await findMessage(flow.db, messageId)
  if (!doubts.has(message?.why ?? '') || !message) return
  const { contactId } = message
  await checkContactNumber(flow, { contactId, again: true })
  await applyNumberCheck(flow, { contactId })
}
