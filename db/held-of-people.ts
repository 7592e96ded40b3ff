import type { Held } from './held.ts'

/** What is held of people of the company and of their work, column by column. */
export const heldOfPeople: Readonly<Record<string, Held>> = {
  departments: {
    technical: 'id external_id name parent_id leader_id site created_at',
  },
  employees: {
    personal: { name: 'leaver', userid: 'leaver' },
    technical:
      'id employee_no department_id site superior_no status hired_on left_on affirmed_at created_at updated_at',
  },
  employee_numbers: {
    personal: { phone_sealed: 'leaver', phone_hash: 'leaver' },
    technical: 'employee_id source updated_at',
  },
  employee_terms: {
    personal: { term: 'leaver' },
    technical: 'employee_id',
  },
  employee_term_sources: {
    personal: { source: 'leaver' },
    technical: 'employee_id',
  },
  role_grants: {
    technical: 'id employee_id role department_id granted_by granted_at ended_at',
  },
  role_proposals: {
    technical:
      'id employee_id role department_ids change proposed_by proposed_at decided_by decided_at state',
  },
  sessions: {
    technical: 'token_hash employee_id created_at expires_at ended_at',
  },
  login_tries: {
    personal: { caller_hash: 'age' },
    technical: 'window_start failed',
  },
  imports: {
    technical: 'id file_hash state as_of counts created_at started_at undone_at',
  },
  staged_contacts: {
    personal: { name_sealed: 'age', phone_sealed: 'age', phone_hash: 'age' },
    technical: 'id import_id employee_id row position relation own_number',
  },
  import_issues: {
    personal: { employee_no: 'age', column: 'age' },
    technical: 'id import_id row reason',
  },
  import_changes: {
    personal: { before: 'leaver' },
    technical: 'import_id kind subject',
  },
  alerts: {
    technical:
      'id employee_id contact_id department_id state severity reasons tenths owner_id opened_at due_at escalated_at quiet_until delivered_at closed_at closed_why updated_at',
  },
  worklist_rows: {
    technical:
      'employee_id department_id owner_id severity state due_at tenths reasons alert_ids updated_at',
  },
  alert_history: {
    technical: 'id alert_id event actor_id details at',
  },
  follow_ups: {
    personal: { note_sealed: 'contact' },
    technical: 'id alert_id contact_id employee_id actor_id channel outcome once at undone_at',
  },
  deliveries: {
    personal: { body_sealed: 'age', sms_to_sealed: 'age' },
    technical:
      'id kind recipient_id subject alert_id change_request_id channel state why task_id response_code response_code_at out_id missed_queries last_query_at attempts due_at claimed_at sent_at settled_at created_at',
  },
  digest_alerts: {
    technical: 'delivery_id alert_id',
  },
  card_presses: {
    personal: { userid: 'age' },
    technical: 'key task_id button_key outcome received_at',
  },
  work_addresses: {
    personal: {
      address_sealed: 'leaver',
      address_hash: 'leaver',
      pending_sealed: 'leaver',
      pending_hash: 'leaver',
    },
    technical:
      'employee_id kind verified_at code_hash code_sent_at code_expires_at wrong codes codes_on created_at',
  },
  change_requests: {
    personal: { note_sealed: 'contact' },
    technical:
      'id employee_id department_id contact_id replaces_id reason state decider_id manager_id requested_at reminded_at passed_to_hr_at manager_decision manager_decided_by decided_by decided_at',
  },
  delegations: {
    technical: 'id from_id to_id starts_at ends_at ended_at created_at',
  },
  emergencies: {
    technical:
      'id employee_id opened_by reason broke_glass second_id opened_at dialled_at closed_at employee_told_at',
  },
  emergency_outcomes: {
    technical: 'id emergency_id contact_id actor_id outcome once at replaces_id',
  },
  emergency_permits: {
    technical: 'id requested_by requested_at granted_by granted_at expires_at',
  },
  drills: {
    technical:
      'id name kind state once department_ids basis precision seed started_by started_at closed_by closed_at dial_seconds result_minutes',
  },
  drill_sites: {
    technical: 'drill_id site population drawn reached not_reached without_contact not_attempted',
  },
  drill_people: {
    technical:
      'id drill_id employee_id site position state reason without_contact held_by held_until opened_at dialled_at ended_at ended_by told_at',
  },
  drill_messages: {
    technical:
      'id drill_person_id contact_id employee_id token_hash sent_at answered_at created_at',
  },
  drill_calls: {
    technical: 'id drill_person_id contact_id actor_id outcome once at replaces_id applied_at',
  },
  dashboard_days: {
    technical: 'day department_id measure value out_of',
  },
  jobs: {
    technical: 'id lane event payload run_at attempts lease_token leased_until last_error dead_at',
  },
  provider_tokens: {
    technical: 'name token_sealed expires_at refreshing_until',
  },
  pacers: {
    technical: 'name next_slot',
  },
  settings: {
    technical: 'key value changed_by changed_at',
  },
  warnings: {
    technical: 'id kind subject details count first_at last_at notified_at closed_at',
  },
  audit_seals: { technical: 'number from_id to_id entries previous_hash hash at' },
  audit_log: {
    personal: { reason: 'contact' },
    technical: 'id actor_id action subject details at seal_number',
  },
  api_keys: {
    technical:
      'id line_id system handle secret_hash scopes issued_by issued_at expires_at replaced_at revoked_at revoked_by',
  },
  api_key_calls: { technical: 'key_id minute calls' },
}
