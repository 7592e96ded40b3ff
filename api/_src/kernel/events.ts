import type { WarningKind } from '../../../shared/warning.ts'

/**
 * Everything that can be announced, with what it carries: ids only, never a personal value.
 * `flow/reactions.ts` says who listens; a mapped type makes an event without a listener a compile error.
 */
export type Events = {
  'contact.submitted': { contactId: string }
  'contact.checked': { contactId: string; replaces?: boolean; revived?: boolean }
  'contact.revived': { contactId: string }
  'contact.confirmed': { contactId: string }
  'contact.invalidated': { contactId: string }
  'contact.restored': { contactId: string }
  'contact.unanswered': { contactId: string }
  'contact.due': { contactId: string }
  'contact.draft_ended': { contactId: string }
  'contact.retired': { contactId: string }
  /** Names and numbers are gone from the contacts themselves: whatever else knew them forgets them too. */
  'contacts.purged': { contactIds: string[] }
  'contact.outdated': { contactId: string }
  'contact.reaffirmed': { contactId: string }
  /** A replacement may have begun to count: whom it replaces may go. */
  'contact.counts': { contactId: string }
  /** Anything about the contact changed that a judgement rests on: state, proof, relation, number, place. */
  'contact.touched': { contactId: string }
  /** Something changed that only the score rests on: a receipt, an answer of the carrier, a silence. */
  'contact.signalled': { contactId: string }
  /** Somebody of the company spoke to the contact, at the ISO time `at`: a call of HR, or from an emergency card. */
  'contact.reached': { contactId: string; at: string; actorId: string }
  'contact.resent': { contactId: string; openChallengeId: string | null; now: boolean }
  'contact.approval_needed': { contactId: string; replacesId: string }
  'change_request.opened': { changeRequestId: string }
  'change_request.reminded': { changeRequestId: string }
  'change_request.passed': { changeRequestId: string }
  'change_request.decided': { changeRequestId: string }
  'change_request.pressed': {
    changeRequestId: string
    employeeId: string
    approve: boolean
    key: string
  }
  'challenge.issued': { challengeId: string; resend?: { now: boolean } }
  'challenge.confirmed': { challengeId: string }
  'challenge.declined': { challengeId: string }
  'challenge.doubted': { challengeId: string }
  'challenge.undone': { challengeId: string }
  'challenge.withdrawn': { challengeId: string }
  'challenge.expired': { challengeId: string }
  'challenge.repeated': { challengeId: string }
  'challenge.screen_confirmed': { contactId: string }
  'challenge.corrected': { challengeId: string; correctionId: string }
  'code.issued': { codeId: string }
  'link.requested': { challengeId: string }
  'message.queued': { messageId: string }
  'message.sent': { messageId: string }
  'message.delivered': { messageId: string }
  'message.failed': { messageId: string }
  'message.blocked': { messageId: string }
  'message.reported': { messageId: string }
  /** The day's SMS to the company's own number is to leave. */
  'canary.planned': { day: string }
  /** Its receipt did not come in time. */
  'canary.overdue': { day: string }
  'challenge.replied': { challengeId: string; answer: 'agree' | 'decline' }
  /** A score near the line, or a silent handset, and a proof that is no longer young: has the number another owner? */
  'number.doubted': { contactId: string }
  /** It is time to ask the carrier again whether the number lives. */
  'number.aged': { contactId: string }
  'number.stopped': { phoneHash: string }
  'notice.queued': { noticeId: string }
  /** A setting changed: whoever has a score (in tenths) or a coverage from `from` to below `to`, or activity, is judged anew. */
  'judgements.outdated': {
    what: 'score' | 'coverage' | 'activity'
    from: number
    to: number
    afterId: string
  }
  'trouble.seen': { kind: WarningKind; subject: string; details?: Record<string, string | number> }
  'warning.raised': { warningId: string }
  /** It is time to remind a joiner; `occasion` tells two reminders apart. */
  'onboarding.reminded': { employeeId: string; occasion: string }
  /** The gate is passed for good, by contacts that count. */
  'onboarding.covered': { employeeId: string }
  /** The gate is passed; `completions` tells it apart from an earlier time. */
  'onboarding.completed': { employeeId: string; completions: number }
  'webhook.queued': { webhookId: string }
  /** New, or back again. */
  'employee.joined': { employeeId: string }
  /** Somebody who was not in WeCom has an account now. */
  'employee.matched': { employeeId: string }
  'employee.left': { employeeId: string }
  /** Their department, site or own numbers changed, they left, or it is time to look again. */
  'employee.touched': { employeeId: string }
  /** The number that attendance has of them is another one than before. */
  'employee.number_changed': { employeeId: string }
  /** The same of people who left. */
  'employees.purged': { employeeIds: string[] }
  /** Names, numbers or people: whoever has an id after this one may have changed. */
  'employees.changed': { afterId: string }
  /** The employee said that nothing changed, or changed something: an open reminder has its answer. */
  'employee.answered': { employeeId: string }
  /** A reminder is to be said: the question (`nudge` 0), or a nudge. */
  'reminder.asked': { memberId: string; nudge: number }
  /** WeCom says that something about this account changed; what, is looked up. `formerUserid`: it had another name. */
  'directory.member_changed': { userid: string; formerUserid: string | null }
  'directory.departments_changed': Record<string, never>
  /** Somebody was given a role or lost one. */
  'role.changed': { employeeId: string }
  'emergency.opened': { emergencyId: string }
  'emergency.closed': { emergencyId: string }
  /** A card was put down: calls that stand and were not announced yet have a result. */
  'drill.called': { callId: number }
  /** Somebody's contacts were called in a drill: they hear of it, once. */
  'drill.person_called': { drillPersonId: string }
  /** A drill by SMS: it is decided to whom the next of its sample are written, until nobody is left. */
  'drill.started': { drillId: string }
  'drill.messages_issued': { drillMessageIds: string[] }
  /** The SMS to somebody's contact left: they hear that it was a drill, once. */
  'drill.person_written': { drillPersonId: string }
  'alert.raised': { alertId: string }
  'alert.closed': { alertId: string }
  'delivery.queued': { deliveryId: string }
  'delivery.sent': { deliveryId: string }
  'card.pressed': { key: string }
  'follow_up.recorded': { followUpId: string }
  'follow_up.undone': { followUpId: string }
  'import.started': { importId: string; afterId: number }
  /** Whose employees have an id after this one hear that their families are asked from the day `on` on. */
  'import.announced': { importId: string; afterId: string; on: string }
  /** All pieces of a roster are here, or a person said what its columns hold. */
  'upload.submitted': { uploadId: string }
  'upload.confirmed': { uploadId: string }
  'export.requested': { exportId: string }
  'export.decided': { exportId: string }
}
export type EventName = keyof Events

/** Jobs of one lane share a vendor's limit; lanes never wait for one another. */
export const lanes = ['inside', 'number', 'sms', 'wecom', 'webhook', 'desk'] as const
export type Lane = (typeof lanes)[number]

/** Which lane an event's reaction runs in: the vendor that it calls, `desk` for what HR reads, else `inside`. */
export const laneOf: { readonly [E in EventName]?: Lane } = {
  'contact.submitted': 'number',
  'contact.revived': 'number',
  'contact.reaffirmed': 'number',
  'contact.due': 'number',
  'number.doubted': 'number',
  'number.aged': 'number',
  'message.queued': 'sms',
  'message.reported': 'sms',
  'canary.planned': 'sms',
  'canary.overdue': 'sms',
  'message.failed': 'number',
  'notice.queued': 'wecom',
  'directory.member_changed': 'wecom',
  'directory.departments_changed': 'wecom',
  'delivery.queued': 'wecom',
  'card.pressed': 'wecom',
  'alert.closed': 'wecom',
  'follow_up.recorded': 'wecom',
  'change_request.pressed': 'wecom',
  'change_request.passed': 'wecom',
  'change_request.decided': 'wecom',
  'webhook.queued': 'webhook',
  'delivery.sent': 'desk',
  'alert.raised': 'desk',
  'employees.changed': 'desk',
  'contact.touched': 'desk',
  'judgements.outdated': 'desk',
  'contact.signalled': 'desk',
  'employee.touched': 'desk',
}
