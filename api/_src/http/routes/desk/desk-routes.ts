import { Hono } from 'hono'
import type { Context } from '../../../context.ts'
import type { AppEnv } from '../../app-env.ts'
import { alertRoutes } from './alerts.ts'
import { apiKeyRoutes } from './api-keys.ts'
import { auditRoutes } from './audit.ts'
import { calendarRoutes } from './calendars.ts'
import { campaignActRoutes } from './campaign-acts.ts'
import { campaignRoutes } from './campaigns.ts'
import { changeRequestRoutes } from './change-requests.ts'
import { dashboardRoutes } from './dashboard.ts'
import { delegationRoutes } from './delegation.ts'
import { directorySyncRoutes } from './directory-syncs.ts'
import { drillCardRoutes, drillNextRoutes } from './drill-cards.ts'
import { drillPlanRoutes, drillRoutes } from './drills.ts'
import { emergencyRoutes } from './emergency.ts'
import { emergencyPermitRoutes } from './emergency-permits.ts'
import { employeeRoutes } from './employees.ts'
import { exportRoutes } from './exports.ts'
import { followUpRoutes } from './follow-ups.ts'
import { heldRoutes } from './held.ts'
import { importRoutes } from './imports.ts'
import { meRoutes } from './me.ts'
import { onboardingRoutes } from './onboarding.ts'
import { deadLetterRoutes, operationRoutes } from './operations.ts'
import { contactRecordRoutes, employeeRecordRoutes } from './records.ts'
import { revealRoutes } from './reveals.ts'
import { roleProposalRoutes, roleRoutes } from './roles.ts'
import { rosterConflictRoutes } from './roster-conflicts.ts'
import { settingRoutes } from './settings.ts'
import { systemRoutes } from './system.ts'
import { unansweredRoutes } from './unanswered.ts'
import { uploadRoutes } from './uploads.ts'
import { workAddressRoutes } from './work-addresses.ts'
import { worklistRoutes } from './worklist.ts'

/** The desk: HR, managers, duty officers, administrators and privacy officers. Each resource guards itself by capability. */
export function deskRoutes(context: Context): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .route('/me', meRoutes(context))
    .route('/employees', employeeRoutes(context))
    .route('/employees', employeeRecordRoutes(context))
    .route('/employees', onboardingRoutes(context))
    .route('/contacts', contactRecordRoutes(context))
    .route('/contacts', revealRoutes(context))
    .route('/emergency', emergencyRoutes(context))
    .route('/emergency-permits', emergencyPermitRoutes(context))
    .route('/drills', drillRoutes(context))
    .route('/drills', drillNextRoutes(context))
    .route('/drill-plans', drillPlanRoutes(context))
    .route('/drill-people', drillCardRoutes(context))
    .route('/work-addresses', workAddressRoutes(context))
    .route('/worklist', worklistRoutes(context))
    .route('/alerts', alertRoutes(context))
    .route('/follow-ups', followUpRoutes(context))
    .route('/audit', auditRoutes(context))
    .route('/held', heldRoutes(context))
    .route('/api-keys', apiKeyRoutes(context))
    .route('/roles', roleRoutes(context))
    .route('/role-proposals', roleProposalRoutes(context))
    .route('/change-requests', changeRequestRoutes(context))
    .route('/delegation', delegationRoutes(context))
    .route('/dashboard', dashboardRoutes(context))
    .route('/uploads', uploadRoutes(context))
    .route('/imports', importRoutes(context))
    .route('/directory-syncs', directorySyncRoutes(context))
    .route('/roster-conflicts', rosterConflictRoutes(context))
    .route('/exports', exportRoutes(context))
    .route('/campaigns', campaignRoutes(context))
    .route('/campaigns', campaignActRoutes(context))
    .route('/unanswered', unansweredRoutes(context))
    .route('/system', systemRoutes(context))
    .route('/operations', operationRoutes(context))
    .route('/dead-letters', deadLetterRoutes(context))
    .route('/settings', settingRoutes(context))
    .route('/calendars', calendarRoutes(context))
}
