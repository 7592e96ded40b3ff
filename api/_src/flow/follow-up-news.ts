import { NO_ANSWERS } from '../features/alert/follow-up.ts'
import {
  countNoAnswers,
  findFollowedUp,
  findFollowUp,
} from '../features/alert/follow-up-queries.ts'
import { reviewAlerts } from '../features/alert/review-alerts.ts'
import { closeChallenges } from '../features/challenge/close-challenges.ts'
import { undoClosedChallenge } from '../features/challenge/undo-closed-challenge.ts'
import { findReachedContact } from '../features/drill/drill-queries.ts'
import { queueNotice } from '../features/notice/queue-notice.ts'
import type { Flow } from './flow.ts'
import { takePlaceAgain } from './take-place.ts'

/** The employee will correct it: a reminder. Nobody answered for the third time: they are asked for somebody else. */
export async function tellOfFollowUp(
  flow: Flow,
  { followUpId }: { followUpId: string },
): Promise<void> {
  const followUp = await findFollowUp(flow.db, followUpId)
  if (!followUp?.contactId) return
  const { contactId, outcome } = followUp
  if (outcome === 'will_correct')
    await queueNotice(flow, { contactId, kind: 'to_correct', subject: followUpId })
  const unanswered = outcome === 'no_answer' ? await countNoAnswers(flow.db, followUpId) : 0
  if (unanswered > 0 && unanswered % NO_ANSWERS === 0)
    await queueNotice(flow, { contactId, kind: 'not_answering', subject: followUpId })
}

/** HR reached the contact: nobody has to answer its SMS any more. */
export async function endQuestion(
  flow: Flow,
  { followUpId }: { followUpId: string },
): Promise<void> {
  const followUp = await findFollowUp(flow.db, followUpId)
  if (followUp?.contactId) await closeChallenges(flow, { contactId: followUp.contactId })
}

/** HR reached the contact: nobody has to answer its SMS any more. */
export async function endCalledQuestion(flow: Flow, { callId }: { callId: number }): Promise<void> {
  const contactId = await findReachedContact(flow.db, callId)
  if (contactId) await closeChallenges(flow, { contactId })
}

/** A follow-up was taken back and the contact is as it was: so are its question, its replacements and the alerts. */
export async function reviewUndone(
  flow: Flow,
  { followUpId }: { followUpId: string },
): Promise<void> {
  const about = await findFollowedUp(flow.db, followUpId)
  if (!about) return
  const { contactId, employeeId } = about
  if (contactId) {
    await undoClosedChallenge(flow, { contactId })
    await takePlaceAgain(flow, { contactId })
  }
  await reviewAlerts(flow, { employeeIds: [employeeId] })
}
