import { purgeNotes } from '../features/alert/purge-notes.ts'
import { reviewOwnedAlerts } from '../features/alert/review-owned-alerts.ts'
import { closeReminders } from '../features/campaign/close-reminders.ts'
import { recordWord } from '../features/campaign/record-word.ts'
import { purgeQuestions } from '../features/challenge/purge-questions.ts'
import { passChanges } from '../features/change-request/pass-changes.ts'
import { purgeChangeNotes } from '../features/change-request/purge-change-notes.ts'
import { applyNumberCheck } from '../features/contact/apply-number-check.ts'
import { importContacts } from '../features/contact/import-contacts.ts'
import { retireLeaverContacts } from '../features/contact/retire-leaver-contacts.ts'
import { purgeAddresses } from '../features/delivery/purge-addresses.ts'
import { purgeDirectoryLeavers } from '../features/directory/purge-directory-leavers.ts'
import { purgeReturnedLeaver } from '../features/directory/purge-returned-leaver.ts'
import { purgeDrillMessages } from '../features/drill/purge-drill-messages.ts'
import { purgeDrillPeople } from '../features/drill/purge-drill-people.ts'
import { recordDrillLeaver } from '../features/drill/record-drill-leaver.ts'
import { startService } from '../features/employee/start-service.ts'
import { syncEmployeeTerms } from '../features/employee/sync-employee-terms.ts'
import { checkUpload } from '../features/import/check-upload.ts'
import { purgeRosters } from '../features/import/purge-rosters.ts'
import { purgeMessages } from '../features/message/purge-messages.ts'
import { notifyExportDeciders } from '../features/notice/notify-export-deciders.ts'
import { notifyExportRequester } from '../features/notice/notify-export-requester.ts'
import { notifyImportedEmployees } from '../features/notice/notify-imported-employees.ts'
import { notifyJoiner } from '../features/notice/notify-joiner.ts'
import { notifyNumberChanged } from '../features/notice/notify-number-changed.ts'
import { queueReminder } from '../features/notice/queue-reminder.ts'
import { closeOnboarding } from '../features/onboarding/close-onboarding.ts'
import { purgeWaivers } from '../features/onboarding/purge-waivers.ts'
import { closePreboarding } from '../features/preboarding/close-preboarding.ts'
import { purgePreboardings } from '../features/preboarding/purge-preboardings.ts'
import { purgeReadings } from '../features/roster/purge-readings.ts'
import { sendWebhook } from '../features/webhook/send-webhook.ts'
import { checkNumberOf } from './check-number-of.ts'
import { followDepartments, followMember } from './follow-directory.ts'
import { stageUpload } from './import-people.ts'
import { askJoiner, tellComplete } from './onboarding.ts'
import { welcomeMember } from './preboarding.ts'
import { purgeReasons } from './purge.ts'
import type { Reactions } from './reaction.ts'
import { touchLeaver } from './signal.ts'

/** The life cycle on one page: people join, are asked from time to time, leave, are forgotten; rosters come in. */
export const lifeCycle = {
  // somebody joins, is asked at once, and reminded until they are complete; the HR core hears of it
  'employee.joined': [purgeReturnedLeaver, askJoiner],
  'onboarding.reminded': [notifyJoiner],
  'onboarding.completed': [tellComplete],
  'onboarding.covered': [startService],
  'webhook.queued': [sendWebhook],

  // who filled in their contacts before they were in WeCom is in it now: what waited for that is told
  'employee.matched': [welcomeMember],

  // WeCom's directory says that somebody joined, moved or left
  'directory.member_changed': [followMember],
  'directory.departments_changed': [followDepartments],

  // people leave
  'employee.left': [
    closeOnboarding,
    (flow, { employeeId }) => closePreboarding(flow, { employeeId, why: 'left' }),
    retireLeaverContacts,
    touchLeaver,
    passChanges,
    reviewOwnedAlerts,
    closeReminders,
    recordDrillLeaver,
  ],

  'employees.changed': [syncEmployeeTerms],

  'employee.number_changed': [
    (flow, { employeeId }, jobId) =>
      notifyNumberChanged(flow, { employeeId, occasion: String(jobId) }),
  ],

  // what the carrier last said of the number is nearly 60 days old
  'number.aged': [checkNumberOf({ again: false }), applyNumberCheck],

  // in service everybody is asked from time to time, and nudged twice
  'reminder.asked': [queueReminder],
  'employee.answered': [recordWord],

  // the retention time is over: everything that knew them forgets them
  'contacts.purged': [
    purgeReadings,
    purgeQuestions,
    purgeMessages,
    purgeDrillMessages,
    purgeNotes,
    purgeChangeNotes,
    purgeReasons,
  ],
  'employees.purged': [
    purgeReadings,
    purgeWaivers,
    purgePreboardings,
    purgeDirectoryLeavers,
    purgeRosters,
    purgeAddresses,
    purgeDrillPeople,
    purgeNotes,
    purgeChangeNotes,
    purgeReasons,
  ],

  // a roster is uploaded, read and staged; its employees hear of it, then a company is asked at once
  'upload.submitted': [checkUpload],
  'upload.confirmed': [stageUpload],
  'import.announced': [notifyImportedEmployees],
  'import.started': [importContacts],

  // names and numbers shall leave in full: another person decides, and who asked hears of it
  'export.requested': [notifyExportDeciders],
  'export.decided': [notifyExportRequester],
} satisfies Partial<Reactions>
