import { recordTold } from '../features/alert/record-told.ts'
import { reviewOwnedAlerts } from '../features/alert/review-owned-alerts.ts'
import { checkCanary } from '../features/canary/check-canary.ts'
import { sendCanary } from '../features/canary/send-canary.ts'
import { closeChallenges } from '../features/challenge/close-challenges.ts'
import { issueChallenge } from '../features/challenge/issue-challenge.ts'
import { pauseChallenge } from '../features/challenge/pause-challenge.ts'
import { recordReply } from '../features/challenge/record-reply.ts'
import { requestChange } from '../features/change-request/request-change.ts'
import { withdrawChanges } from '../features/change-request/withdraw-changes.ts'
import { applyCallOutcome } from '../features/contact/apply-call-outcome.ts'
import { applyDrillOutcome } from '../features/contact/apply-drill-outcome.ts'
import { applyFollowUp } from '../features/contact/apply-follow-up.ts'
import { applyNumberCheck } from '../features/contact/apply-number-check.ts'
import { confirmContact } from '../features/contact/confirm-contact.ts'
import { declineContact } from '../features/contact/decline-contact.ts'
import { expireContact } from '../features/contact/expire-contact.ts'
import { planRenewal } from '../features/contact/plan-renewal.ts'
import { recordScreenProof } from '../features/contact/record-screen-proof.ts'
import { recordSuggestion } from '../features/contact/record-suggestion.ts'
import { undoAppliedFollowUp } from '../features/contact/undo-applied-follow-up.ts'
import { undoContactDecline } from '../features/contact/undo-contact-decline.ts'
import { withdrawContact } from '../features/contact/withdraw-contact.ts'
import { planDeliveries } from '../features/delivery/plan-deliveries.ts'
import { recordEmployeeTold } from '../features/emergency/record-employee-told.ts'
import { closeFindings } from '../features/finding/close-findings.ts'
import { undoClosedFindings } from '../features/finding/undo-closed-findings.ts'
import { confirmReceipt } from '../features/message/confirm-receipt.ts'
import { queueDrillMessages } from '../features/message/queue-drill-messages.ts'
import { queueMessage } from '../features/message/queue-message.ts'
import { resendMessage } from '../features/message/resend-message.ts'
import { sendMessage } from '../features/message/send-message.ts'
import { notifyAdministrators } from '../features/notice/notify-administrators.ts'
import { notifyDrilledEmployee } from '../features/notice/notify-drilled-employee.ts'
import { notifyEmployee } from '../features/notice/notify-employee.ts'
import { notifyPrivacyOfficers } from '../features/notice/notify-privacy-officers.ts'
import { sendNotice } from '../features/notice/send-notice.ts'
import { stopNumber } from '../features/number/stop-number.ts'
import { planRoster } from '../features/roster/plan-roster.ts'
import { raiseWarning } from '../features/warning/raise-warning.ts'
import { closeAlertCards, deliver, followPress, showFollowUp } from './alert-news.ts'
import {
  askDeciders,
  closeApprovalCards,
  closePassedCards,
  decideByCard,
  tellDecision,
} from './approvals.ts'
import { askOwner, tellDue } from './ask-owner.ts'
import { checkNumberOf } from './check-number-of.ts'
import { endCalledQuestion, endQuestion, reviewUndone, tellOfFollowUp } from './follow-up-news.ts'
import { judgeContacts, judgeEmployees, judgeSignalled } from './judge.ts'
import { judgeAgain } from './judge-again.ts'
import { lifeCycle } from './life-cycle.ts'
import {
  askQuestions,
  noteDelivered,
  noteSent,
  recheckFailed,
  resendQuestion,
} from './question-news.ts'
import type { Reactions } from './reaction.ts'
import { signalSilence } from './signal.ts'
import { issueMessageSecrets, writeDrill } from './sms-drill.ts'
import { followDecision, takePlace, takePlaceAgain } from './take-place.ts'
import { tell, tellFailed, tellOfQuestion, tellRevived, tellStopped } from './tell-employee.ts'

/** The product on one page: what happens, and what follows. A new event without a line here does not compile. */
export const reactions: Reactions = {
  // an employee names a contact → the carrier says whether the number lives → the contact is asked
  'contact.submitted': [checkNumberOf({ again: false }), applyNumberCheck],
  'contact.checked': [
    async (flow, checked) => (checked.replaces ? takePlace(flow, checked) : undefined),
    issueChallenge,
    tellRevived,
  ],
  'challenge.issued': [(flow, issued) => askQuestions(flow, [issued])],
  'message.queued': [
    (flow, { messageId }) => sendMessage(flow, { messageId, issueSecrets: issueMessageSecrets }),
  ],
  'message.sent': [(flow, sent) => noteSent(flow, [sent])],
  'message.delivered': [(flow, seen) => noteDelivered(flow, [seen])],
  'message.reported': [confirmReceipt],
  'message.failed': [recheckFailed, tellFailed],
  'message.blocked': [resendMessage],

  // the contact asks for a code or a new link
  'code.issued': [(flow, { codeId }) => queueMessage(flow, { what: 'code', codeId })],
  'link.requested': [
    (flow, { challengeId }, jobId) =>
      queueMessage(flow, { what: 'new_link', challengeId, occasion: String(jobId) }),
  ],

  // the contact answers
  'challenge.replied': [recordReply],
  'challenge.confirmed': [confirmContact],
  'contact.confirmed': [takePlace, tell('confirmed'), planRoster],
  'challenge.declined': [declineContact],
  'challenge.doubted': [pauseChallenge],
  'challenge.undone': [undoContactDecline],
  'contact.restored': [takePlaceAgain, tell('undone')],
  'challenge.withdrawn': [withdrawContact],
  'challenge.corrected': [recordSuggestion, tellOfQuestion('suggested')],
  'challenge.screen_confirmed': [recordScreenProof],
  'number.doubted': [askOwner],
  'contact.invalidated': [closeChallenges, withdrawChanges, tell('invalidated')],
  'number.stopped': [stopNumber, tellStopped],
  'contact.reached': [applyCallOutcome, closeChallenges],

  // the contact stays silent, or the employee asks once more
  'challenge.repeated': [
    (flow, { challengeId }) => queueMessage(flow, { what: 'repeat', challengeId }),
  ],
  'challenge.expired': [expireContact, signalSilence],
  'contact.unanswered': [tell('unanswered')],
  'contact.resent': [resendQuestion],

  // a 停机 draft is looked at again; time passes; the employee says that nothing changed
  'contact.revived': [checkNumberOf({ again: true }), applyNumberCheck],
  'contact.due': [askOwner, issueChallenge, tellDue],
  'contact.draft_ended': [tell('draft_ended')],
  'contact.reaffirmed': [checkNumberOf({ again: false }), applyNumberCheck, planRenewal],
  'contact.outdated': [issueChallenge],
  // what HR reads follows: cross-checks, score, coverage, alerts
  'contact.touched': [(flow, touched) => judgeContacts(flow, [touched])],
  'contact.signalled': [(flow, signalled) => judgeSignalled(flow, [signalled])],
  'employee.touched': [(flow, touched) => judgeEmployees(flow, [touched])],
  'contact.counts': [takePlace],
  'judgements.outdated': [judgeAgain],

  // work for HR, and what HR found out
  'alert.raised': [(flow) => planDeliveries(flow)],
  'alert.closed': [closeAlertCards],
  'delivery.queued': [deliver],
  'delivery.sent': [recordTold],
  'card.pressed': [followPress],
  'follow_up.recorded': [applyFollowUp, endQuestion, closeFindings, tellOfFollowUp, showFollowUp],
  'follow_up.undone': [undoAppliedFollowUp, undoClosedFindings, reviewUndone],

  // contacts are replaced or removed
  'contact.retired': [closeChallenges, withdrawChanges],

  // somebody was given a role or lost one
  'role.changed': [reviewOwnedAlerts],

  // an emergency card is opened: the privacy officers hear of it at once, the employee afterwards
  'emergency.opened': [notifyPrivacyOfficers],
  'emergency.closed': [notifyEmployee, recordEmployeeTold],

  // a drill called: what HR found out counts as a follow-up does, and the employee hears that it was a drill
  'drill.called': [applyDrillOutcome, endCalledQuestion],
  'drill.person_called': [notifyDrilledEmployee],
  // a drill by SMS says who answers, and touches no question, contact or score
  'drill.started': [writeDrill],
  'drill.messages_issued': [queueDrillMessages],
  'drill.person_written': [notifyDrilledEmployee],

  // in service a manager, else HR, decides whether the old contact makes room for the new one
  'contact.approval_needed': [requestChange],
  'change_request.opened': [askDeciders],
  'change_request.reminded': [askDeciders],
  'change_request.passed': [closePassedCards, askDeciders],
  'change_request.pressed': [decideByCard],
  'change_request.decided': [followDecision, tellDecision, closeApprovalCards],

  // joining, being asked from time to time, leaving, being forgotten; rosters that come in
  ...lifeCycle,

  // once a day the company itself gets an SMS: do they leave, and do receipts come back?
  'canary.planned': [sendCanary],
  'canary.overdue': [checkCanary],

  // somebody is told
  'notice.queued': [sendNotice],
  'trouble.seen': [raiseWarning],
  'warning.raised': [notifyAdministrators],
}
