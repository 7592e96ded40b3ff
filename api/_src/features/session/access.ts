import type { Role } from '../../../../shared/employee.ts'

/** What somebody at the desk may do (design §2, §9, §10), and which roles may. Routes ask for these, never for roles. */
export const capabilities = {
  /** The worklist, alerts, contact records (masked), follow-ups, reveals: employees of one's departments. */
  follow_up: ['hr', 'hr_lead'],
  /** Let a joiner pass the gate for a time: employees of one's departments. */
  waive_onboarding: ['hr', 'hr_lead'],
  see_dashboard: ['hr', 'hr_lead'],
  /** Upload a roster, stage it, begin to ask: it writes people of every department, so no scope can bound it. */
  import_people: ['hr_lead'],
  /** Contacts leave the system: masked, of one's departments. */
  export_masked: ['hr', 'hr_lead'],
  /** In full, once a privacy officer agreed. */
  export_full: ['hr_lead'],
  approve_exports: ['privacy'],
  see_exports: ['hr', 'hr_lead', 'privacy'],
  /** Reminders and who answered them, of one's departments; nothing of contacts. */
  see_campaigns: ['hr', 'hr_lead'],
  /** Start, pause, resume and cancel reminders: they reach the whole company. */
  run_campaigns: ['hr_lead'],
  /** Who of the people of the departments one leads has not answered a reminder and both nudges. */
  see_unanswered: ['manager'],
  /** Only requests that wait for the caller, or that fell to HR of their departments. */
  decide_changes: ['manager', 'hr', 'hr_lead'],
  delegate: ['manager', 'hr', 'hr_lead'],
  open_emergency: ['manager', 'hr', 'hr_lead', 'duty'],
  /** Draw a sample of one's departments, close the drill. */
  run_drills: ['hr', 'hr_lead'],
  /** Call who was drawn: HR of their departments, duty officers anybody's. */
  call_drills: ['hr', 'hr_lead', 'duty'],
  /** Find anybody by name, number or department: whom to call, whom to delegate to, whom to give a role. */
  find_employees: ['manager', 'hr', 'hr_lead', 'duty', 'admin'],
  see_audit: ['privacy', 'admin'],
  /** What is held of whoever asks for it (PIPL art. 45), in full. */
  export_held: ['hr_lead', 'privacy'],
  /** Alerts that reached nobody, and what went wrong; no contact's data. */
  see_system: ['admin'],
  /** Give what failed too often a new life. */
  replay_dead_letters: ['admin'],
  change_settings: ['admin'],
  /** Have WeCom's directory read anew, and say that many have really left. */
  sync_directory: ['admin'],
  /** Propose and confirm roles: always two people, never for oneself. */
  grant_roles: ['admin'],
  /** Keys of other systems: issue, rotate, revoke. */
  issue_api_keys: ['admin'],
  confirm_roles: ['admin', 'hr_lead', 'privacy'],
  /** Where alerts reach one while WeCom is down. */
  set_work_address: ['hr', 'hr_lead', 'duty'],
} as const satisfies Record<string, readonly Role[]>
export type Capability = keyof typeof capabilities

export function may(roles: readonly Role[], capability: Capability): boolean {
  const allowed: readonly Role[] = capabilities[capability]
  return roles.some((role) => allowed.includes(role))
}

/** All that these roles may do, in the table's order. */
export function capabilitiesOf(roles: readonly Role[]): Capability[] {
  return (Object.keys(capabilities) as Capability[]).filter((capability) => may(roles, capability))
}
