import { findChallenge } from '../features/challenge/challenge-queries.ts'
import { findContactState, listWaitingContacts } from '../features/contact/contact-queries.ts'
import { findMessage } from '../features/message/message-queries.ts'
import type { ContactNoticeKind } from '../features/notice/notice.ts'
import { queueNotice } from '../features/notice/queue-notice.ts'
import type { Flow } from './flow.ts'

/** One WeCom message per event: the job's id is the same in every try and another in every event. */
export function tell(kind: ContactNoticeKind | 'invalidated') {
  return (flow: Flow, { contactId }: { contactId: string }, jobId: number): Promise<void> =>
    queueNotice(flow, { contactId, kind, subject: String(jobId) })
}

/** The same for an event that names the question. */
export function tellOfQuestion(kind: ContactNoticeKind) {
  return async (
    flow: Flow,
    { challengeId }: { challengeId: string },
    jobId: number,
  ): Promise<void> => {
    const question = await findChallenge(flow.db, challengeId)
    if (question)
      await queueNotice(flow, { contactId: question.contactId, kind, subject: String(jobId) })
  }
}

/** A 停机 number is back: said only to whom it was said that it was gone. */
export async function tellRevived(
  flow: Flow,
  checked: { contactId: string; revived?: boolean },
  jobId: number,
): Promise<void> {
  if (checked.revived) await tell('revived')(flow, checked, jobId)
}

/**
 * A question that did not reach the handset. A code that did not is seen at once by who asked for it, and that of a drill
 * asks nothing.
 */
export async function tellFailed(flow: Flow, { messageId }: { messageId: string }): Promise<void> {
  const message = await findMessage(flow.db, messageId)
  if (!message || message.asked || message.kind === 'drill') return
  // 空号 was told as such
  const state = await findContactState(flow.db, message.contactId)
  if (state !== 'pending' && state !== 'unanswered' && state !== 'due') return
  const { contactId } = message
  if (message.why === 'stop' || message.why === 'number_stopped')
    return queueNotice(flow, { contactId, kind: 'stopped', subject: contactId })
  await queueNotice(flow, { contactId, kind: 'sms_failed', subject: messageId })
}

/** No SMS will reach the number any more: whoever waits for its answer hears so at once, and once. */
export async function tellStopped(flow: Flow, { phoneHash }: { phoneHash: string }): Promise<void> {
  for (const contactId of await listWaitingContacts(flow.db, phoneHash))
    await queueNotice(flow, { contactId, kind: 'stopped', subject: contactId })
}
