import type { Held } from './held.ts'

/** What is held of contacts, their numbers and the questions to them, column by column. */
export const heldOfContacts: Readonly<Record<string, Held>> = {
  contacts: {
    personal: { name_sealed: 'contact', phone_sealed: 'contact', phone_hash: 'contact' },
    technical:
      'id employee_id relation channel position state cause shared shared_confirmed_at replaces_id replace_reason ask_now source proof_kind proof_at earlier_proofs screen_proof_at checked_at affirmed_at due_on draft_until created_at updated_at retired_at purged_at',
  },
  contact_history: {
    technical: 'id contact_id employee_id event actor actor_id why before after at',
  },
  contact_history_values: {
    personal: { values_sealed: 'contact' },
    technical: 'history_id contact_id',
  },
  idempotency_keys: {
    personal: { request_hash: 'contact' },
    technical: 'employee_id key contact_id created_at',
  },
  vacant_refusals: {
    personal: { phone_hash: 'age' },
    technical: 'employee_id count last_at',
  },
  call_tasks: {
    technical: 'id contact_id employee_id kind opened_at closed_at',
  },
  challenges: {
    personal: { phone_hash: 'contact' },
    technical:
      'id contact_id employee_id kind form state extend_code asked_at delivered_at repeat_at closes_at answered_at answered_via decline_why undo_until withdrawn_at paused_at created_at',
  },
  challenge_links: {
    technical: 'token_hash challenge_id message_id expires_at proven_at created_at',
  },
  challenge_codes: {
    personal: { subject: 'age' },
    technical: 'id purpose contact_id challenge_id code_hash expires_at used_at created_at',
  },
  challenge_corrections: {
    personal: { name_sealed: 'contact' },
    technical: 'id challenge_id contact_id relation created_at',
  },
  asks: {
    personal: { phone_hash: 'age' },
    technical: 'id what at',
  },
  code_tries: {
    personal: { subject: 'age' },
    technical: 'audience day wrong',
  },
  miss_counters: {
    personal: { subject: 'age' },
    technical: 'scope window_start count',
  },
  messages: {
    personal: { phone_hash: 'contact' },
    technical:
      'id kind contact_id employee_id challenge_id code_id drill_message_id once asked ask_now form carrier state why out_id biz_id segments attempts due_at claimed_at sent_at reported_at err_code reported_code missed_queries last_query_at created_at',
  },
  send_guards: {
    personal: { phone_hash: 'number' },
    technical: 'version',
  },
  sms_days: {
    technical: 'day shard sent',
  },
  carrier_reports: {
    technical: 'hour carrier form delivered blocked',
  },
  sms_pushes: {
    technical: 'kind key outcome received_at',
  },
  carrier_forms: {
    technical: 'carrier form why changed_at',
  },
  notices: {
    personal: { details: 'age' },
    technical:
      'id employee_id contact_id kind subject state why attempts due_at claimed_at sent_at created_at',
  },
  numbers: {
    personal: { phone_hash: 'number' },
    technical:
      'status carrier province city checked_at stopped_at reassigned reassigned_since reassigned_checked_at',
  },
  number_checks: {
    personal: { phone_hash: 'number' },
    technical: 'id employee_id kind answer at',
  },
  number_lookups: {
    personal: { phone_hash: 'age' },
    technical: 'employee_id day at',
  },
  findings: {
    technical: 'id contact_id employee_id kind details found_at cleared_at cleared_by cleared_for',
  },
  scores: {
    technical: 'contact_id employee_id tenths probability high_risk rules_version scored_at',
  },
  coverages: {
    technical:
      'employee_id department_id site counts near_relative uncovered_at ages_on reviewed_at',
  },
}
