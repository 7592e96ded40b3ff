import { planAlertReviews } from '../features/alert/plan-alert-reviews.ts'
import { sweepAlerts } from '../features/alert/sweep-alerts.ts'
import { askAgain } from '../features/campaign/ask-again.ts'
import { askMembers } from '../features/campaign/ask-members.ts'
import { planReminders } from '../features/campaign/plan-reminders.ts'
import { recordAnswers } from '../features/campaign/record-answers.ts'
import { sweepCampaigns } from '../features/campaign/sweep-campaigns.ts'
import { planCanary } from '../features/canary/plan-canary.ts'
import { sweepCanary } from '../features/canary/sweep-canary.ts'
import { expireChallenges } from '../features/challenge/expire-challenges.ts'
import { purgeCounters } from '../features/challenge/purge-counters.ts'
import { repeatChallenges } from '../features/challenge/repeat-challenges.ts'
import { sweepChanges } from '../features/change-request/sweep-changes.ts'
import { checkDrafts } from '../features/contact/check-drafts.ts'
import { expireDrafts } from '../features/contact/expire-drafts.ts'
import { planDueContacts } from '../features/contact/plan-due-contacts.ts'
import { planReviews } from '../features/contact/plan-reviews.ts'
import { purgeKeys } from '../features/contact/purge-keys.ts'
import { recordBaseline } from '../features/dashboard/record-baseline.ts'
import { recordDashboardDays } from '../features/dashboard/record-dashboard-days.ts'
import { planDeliveries } from '../features/delivery/plan-deliveries.ts'
import { sweepDeliveries } from '../features/delivery/sweep-deliveries.ts'
import { requestSync } from '../features/directory/request-sync.ts'
import { closeForgottenCards } from '../features/drill/close-forgotten-cards.ts'
import { sweepSmsDrills } from '../features/drill/sweep-sms-drills.ts'
import { closeForgottenEmergencies } from '../features/emergency/close-forgotten-emergencies.ts'
import { syncEmployeeTerms } from '../features/employee/sync-employee-terms.ts'
import { purgeExports } from '../features/export/purge-exports.ts'
import { purgeUploads } from '../features/import/purge-uploads.ts'
import { purgeRequests } from '../features/integration/purge-requests.ts'
import { purgePushes } from '../features/message/purge-pushes.ts'
import { reconcileMessages } from '../features/message/reconcile-messages.ts'
import { notifyManagers } from '../features/notice/notify-managers.ts'
import { planNumberChecks } from '../features/number/plan-number-checks.ts'
import { purgeLookups } from '../features/number/purge-lookups.ts'
import { planJoinerReminders } from '../features/onboarding/plan-joiner-reminders.ts'
import { checkRosters } from '../features/roster/check-rosters.ts'
import { planRosters } from '../features/roster/plan-rosters.ts'
import { purgeActivity } from '../features/score/purge-activity.ts'
import { rescoreAll } from '../features/score/rescore-all.ts'
import { expireRoleProposals } from '../features/session/expire-role-proposals.ts'
import { purgeSessions } from '../features/session/purge-sessions.ts'
import { checkCallbacks } from '../features/system/check-callbacks.ts'
import { checkSmsAccount } from '../features/system/check-sms-account.ts'
import { purgeWindows } from '../features/system/purge-windows.ts'
import { recordHeartbeat } from '../features/system/record-heartbeat.ts'
import { checkCalendar } from '../features/warning/check-calendar.ts'
import { resendWebhooks } from '../features/webhook/resend-webhooks.ts'
import { refreshCalendars } from '../kernel/calendars.ts'
import { sealAudit } from '../kernel/seal-audit.ts'
import type { Flow } from './flow.ts'
import { reviewForATime } from './onboarding.ts'
import { retireNotJoined } from './preboarding.ts'
import { purge } from './purge.ts'
import { runSteps, type Step } from './run-steps.ts'
import { syncDirectory } from './sync-directory.ts'
import { tellAuditHead } from './tell-audit-head.ts'

/** Every few minutes: what became due since the last look. */
export const sweepSteps: readonly Step[] = [
  refreshCalendars,
  repeatChallenges,
  expireChallenges,
  checkDrafts,
  expireDrafts,
  reconcileMessages,
  sweepAlerts,
  sweepDeliveries,
  planDeliveries,
  closeForgottenEmergencies,
  closeForgottenCards,
  sweepSmsDrills,
  sweepChanges,
  checkCallbacks,
  checkSmsAccount,
  planCanary,
  sweepCanary,
  sealAudit,
  purgeUploads,
  syncDirectory,
  recordAnswers,
  askAgain,
  askMembers,
  planJoinerReminders,
  checkRosterIfAny,
]

/** Once a day, before people come to work. */
export const nightlySteps: readonly Step[] = [
  refreshCalendars,
  requestNightlySync,
  planRostersIfAny,
  recordDashboardDays,
  recordBaseline,
  planDueContacts,
  planReviews,
  reviewForATime,
  resendWebhooks,
  rescoreAll,
  planAlertReviews,
  planNumberChecks,
  sweepCampaigns,
  planReminders,
  notifyManagers,
  purgeCounters,
  purgeKeys,
  purgeRequests,
  purgeLookups,
  purgePushes,
  purgeSessions,
  retireNotJoined,
  purge,
  purgeExports,
  purgeActivity,
  expireRoleProposals,
  checkCalendar,
  syncAllTerms,
  purgeWindows,
  tellAuditHead,
]

/** What the clock brings about, and how often. Each may run twice, late, or at once with another. */
export const schedule = {
  async sweep(flow: Flow): Promise<void> {
    await runSteps(flow, sweepSteps)
    await recordHeartbeat(flow, 'sweep')
  },
  async nightly(flow: Flow): Promise<void> {
    await runSteps(flow, nightlySteps)
    await recordHeartbeat(flow, 'nightly')
  },
} as const

async function checkRosterIfAny(flow: Flow): Promise<void> {
  if (flow.roster) await checkRosters({ ...flow, roster: flow.roster })
}

async function requestNightlySync(flow: Flow): Promise<void> {
  if (flow.directory) await requestSync(flow, { askedBy: null })
}

async function planRostersIfAny(flow: Flow): Promise<void> {
  if (flow.roster) await planRosters(flow)
}

async function syncAllTerms(flow: Flow): Promise<void> {
  await syncEmployeeTerms(flow, { afterId: '' })
}
