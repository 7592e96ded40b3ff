import type { Held } from './held.ts'

/** What is held of other systems, of uploads and of how the machine runs, column by column. */
export const heldOfSources: Readonly<Record<string, Held>> = {
  contact_activity: {
    personal: { phone_hash: 'number' },
    technical: 'employee_id interactions as_of updated_at',
  },
  directory_syncs: {
    technical:
      'id state asked_by accept_leavers attempts due_at leased_until created_at started_at ended_at counts differences trouble',
  },
  directory_leavers: {
    personal: { userid: 'leaver' },
    technical: 'employee_id at',
  },
  integration_requests: { technical: 'line_id key request_hash answer created_at' },
  uploads: {
    personal: { file_name: 'age', preview: 'age' },
    technical:
      'id state created_by size chunks file_hash as_of mapping columns phase done total progress_at failure import_id outcome created_at touched_at',
  },
  upload_chunks: { personal: { body_sealed: 'age' }, technical: 'upload_id n' },
  roster_readings: {
    personal: { conflicts_sealed: 'contact' },
    technical: 'employee_id due_at leased_until read_at conflicts trouble',
  },
  onboardings: {
    technical: 'employee_id opened_at completed_at completed_by completions reminders remind_at',
  },
  waivers: {
    personal: { reason: 'age' },
    technical: 'id employee_id until_on waived_by waived_at revoked_at revoked_by',
  },
  preboardings: {
    technical:
      'employee_id link_hash issued_by issued_at expires_at opened_at browser_hash finished_at revoked_at closed_at closed_why',
  },
  webhooks: { technical: 'id event employee_id occasion data state attempts created_at sent_at' },
  exports: {
    personal: { reason: 'age' },
    technical:
      'id state requested_by requested_at department_id rows decided_by decided_at expires_at downloads',
  },
  campaigns: {
    technical: 'id kind name state once department_ids started_by created_at paused_at ended_at',
  },
  campaign_members: {
    technical:
      'id campaign_id employee_id department_id ask_on asked_at opened_at answered_at how nudges nudge_on closed_at',
  },
  reminder_plans: { technical: 'employee_id asked_on asked opens_on wanted_by latest_on ask_on' },
  provider_windows: {
    technical: 'provider window_start answered failed total_ms last_failure broken_at',
  },
  calendars: { technical: 'id year days uploaded_by at' },
  sms_accounts: {
    technical: 'vendor asked_at read_at package_sms available_li trouble',
  },
  canaries: {
    technical: 'day state out_id attempts planned_at claimed_at delivered_at err_code warned_at',
  },
  heartbeats: { technical: 'name at' },
  setting_changes: { technical: 'id key before after changed_by at' },
}
