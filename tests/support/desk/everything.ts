/** Every capability there is. */
export const everything = [
  'follow_up',
  'see_dashboard',
  'decide_changes',
  'delegate',
  'open_emergency',
  'see_audit',
  'see_system',
  'grant_roles',
  'confirm_roles',
  'set_work_address',
  'import_people',
  'export_masked',
  'export_full',
  'approve_exports',
  'see_exports',
]
