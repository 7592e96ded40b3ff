import { campaignFor } from './campaign-makers.ts'
import { type AccessRow, anyOne, forRoles, nothing, ownOnly } from './row.ts'

const mayFollowUp = ['hr', 'hr_bare', 'hr_lead'] as const
const ofDepartments = { hr: ownOnly, hr_bare: nothing, hr_lead: anyOne } as const
const one = { names: 'campaign', make: campaignFor } as const

/** Reminders: HR of the departments sees them, the HR lead runs them; a manager sees who of theirs is silent. */
export const campaignRows: readonly AccessRow[] = [
  { route: 'GET /api/desk/campaigns', cells: forRoles(mayFollowUp, 'ok') },
  {
    route: 'POST /api/desk/campaigns',
    make: () => ({ key: true, body: { name: '年底核对', departmentIds: [] } }),
    cells: { hr_lead: 'ok' },
  },
  { route: 'GET /api/desk/campaigns/:id', ...one, cells: ofDepartments },
  { route: 'GET /api/desk/campaigns/:id/unanswered', ...one, cells: ofDepartments },
  { route: 'POST /api/desk/campaigns/:id/pause', ...one, cells: { hr_lead: anyOne } },
  { route: 'POST /api/desk/campaigns/:id/resume', ...one, cells: { hr_lead: anyOne } },
  { route: 'POST /api/desk/campaigns/:id/cancel', ...one, cells: { hr_lead: anyOne } },
  { route: 'GET /api/desk/unanswered', cells: { manager: 'ok' } },
]
