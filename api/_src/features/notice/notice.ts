import type { InvalidCause } from '../../../../shared/contact.ts'
import { type Hours, nextOpening } from '../../kernel/hours.ts'

/** What an employee is told by WeCom message, one each (design §5.5). */
export const contactNoticeKinds = [
  'confirmed',
  'declined',
  'withdrew',
  'dead',
  'reassigned',
  'unanswered',
  'due',
  'revived',
  'draft_ended',
  'sms_failed',
  'stopped',
  'suggested',
  'undone',
  'approved',
  'refused',
  'not_answering',
  'to_correct',
] as const
export type ContactNoticeKind = (typeof contactNoticeKinds)[number]

/** An emergency card was opened: to the privacy officers at once; it was used, or a drill called or wrote: to the employee. */
export const emergencyNoticeKinds = [
  'emergency_opened',
  'emergency_used',
  'drill_called',
  'drill_written',
] as const
export type EmergencyNoticeKind = (typeof emergencyNoticeKinds)[number]

/**
 * `own_number_changed`, `reminder`: to the employee (design §6, §9). `onboarding`: to a joiner. `import_started`: their
 * families are asked two workdays later. `export_requested`: to privacy officers; `export_approved`, `export_refused`:
 * to who asked. `team_unanswered`: to a manager, once a week. `warning`: to an administrator.
 */
export type NoticeKind =
  | ContactNoticeKind
  | EmergencyNoticeKind
  | 'own_number_changed'
  | 'import_started'
  | 'reminder'
  | 'onboarding'
  | 'export_requested'
  | 'export_approved'
  | 'export_refused'
  | 'team_unanswered'
  | 'warning'

/** Nobody's phone rings at night for news that keep until the morning. */
const noticeHours: Hours = { from: 8, to: 21, workdaysOnly: false }
/** Reminders are batches (design §5, hours). */
const reminderHours: Hours = { from: 9, to: 20, workdaysOnly: true }

/** When a notice may leave: an opened emergency card is told at any hour. */
export function openingOf(kind: NoticeKind, now: Date): Date {
  if (kind === 'emergency_opened') return now
  return nextOpening(now, kind === 'reminder' ? reminderHours : noticeHours)
}

/** What the employee hears of an invalid contact: a stranger and a relative who refuses look the same (design §5.4). */
export function noticeOfCause(cause: InvalidCause): ContactNoticeKind {
  return cause === 'wrong_person' ? 'declined' : cause
}
