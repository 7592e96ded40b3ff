import type { SourceFile } from '../support/source-files.ts'

/** Who alone inserts into, updates or deletes from each table. */
export const tableOwners: Readonly<Record<string, string>> = {
  departments: 'features/employee',
  employees: 'features/employee',
  employee_numbers: 'features/employee',
  directory_syncs: 'features/directory',
  directory_leavers: 'features/directory',
  roster_readings: 'features/roster',
  imports: 'features/import',
  staged_contacts: 'features/import',
  import_issues: 'features/import',
  import_changes: 'features/import',
  uploads: 'features/import',
  upload_chunks: 'features/import',
  role_grants: 'features/session',
  sessions: 'features/session',
  login_tries: 'features/session',
  contacts: 'features/contact',
  contact_history: 'features/contact',
  contact_history_values: 'features/contact',
  idempotency_keys: 'features/contact',
  vacant_refusals: 'features/contact',
  call_tasks: 'features/contact',
  numbers: 'features/number',
  number_checks: 'features/number',
  number_lookups: 'features/number',
  challenges: 'features/challenge',
  challenge_links: 'features/challenge',
  challenge_codes: 'features/challenge',
  challenge_corrections: 'features/challenge',
  asks: 'features/challenge',
  code_tries: 'features/challenge',
  miss_counters: 'features/challenge',
  messages: 'features/message',
  send_guards: 'features/message',
  sms_days: 'features/message',
  carrier_reports: 'features/message',
  sms_pushes: 'features/message',
  carrier_forms: 'features/message',
  notices: 'features/notice',
  findings: 'features/finding',
  scores: 'features/score',
  coverages: 'features/contact',
  dashboard_days: 'features/dashboard',
  alerts: 'features/alert',
  worklist_rows: 'features/alert',
  alert_history: 'features/alert',
  follow_ups: 'features/alert',
  deliveries: 'features/delivery',
  digest_alerts: 'features/delivery',
  card_presses: 'features/delivery',
  work_addresses: 'features/delivery',
  change_requests: 'features/change-request',
  delegations: 'features/change-request',
  reminder_plans: 'features/campaign',
  campaigns: 'features/campaign',
  campaign_members: 'features/campaign',
  emergencies: 'features/emergency',
  emergency_outcomes: 'features/emergency',
  emergency_permits: 'features/emergency',
  role_proposals: 'features/session',
  employee_terms: 'features/employee',
  employee_term_sources: 'features/employee',
  warnings: 'features/warning',
  provider_windows: 'features/system',
  heartbeats: 'features/system',
  setting_changes: 'features/system',
  onboardings: 'features/onboarding',
  waivers: 'features/onboarding',
  webhooks: 'features/webhook',
  integration_requests: 'features/integration',
  contact_activity: 'features/score',
  api_keys: 'features/api-key',
  api_key_calls: 'features/api-key',
  // anybody may announce, also inside a statement of their own; only the kernel takes jobs away
  jobs: 'kernel',
  settings: 'features/system',
  pacers: 'kernel',
  provider_tokens: 'providers',
  audit_log: 'kernel',
  audit_seals: 'kernel',
}

/** The tables a file writes, by the query builder or by raw SQL. */
export function writesOf({ text }: SourceFile): string[] {
  const built = [...text.matchAll(/\.(?:insert|update|delete)\(\s*(\w+)\s*\)/g)]
  const raw = [
    ...text.matchAll(/\b(?:insert into(?! jobs\b)|delete from)\s+(?:\$\{)?(\w+)/g),
    ...text.matchAll(/\bupdate\s+(?:\$\{)?(\w+)\}?(?:\s+\w+)?\s+set\b/g),
  ]
  const names = [...built, ...raw].map(([, name = '']) => snakeCase(name))
  return [...new Set(names)].filter((name) => name in tableOwners)
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
