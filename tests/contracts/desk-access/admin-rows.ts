import { apiKeyFor, letterFor, proposalFor } from './makers.ts'
import { type AccessRow, anyOne, employeeFor, forRoles } from './row.ts'

const mayConfirm = ['hr_lead', 'admin', 'privacy'] as const

/** How the machine runs, keys, roles, audit: role × route × ownership. */
export const adminRows: readonly AccessRow[] = [
  { route: 'GET /api/desk/operations', cells: forRoles(['admin'], 'ok') },
  { route: 'GET /api/desk/dead-letters', cells: forRoles(['admin'], 'ok') },
  { route: 'POST /api/desk/dead-letters/replay', cells: forRoles(['admin'], 'ok') },
  {
    route: 'POST /api/desk/dead-letters/:id/replay',
    make: letterFor,
    cells: forRoles(['admin'], anyOne),
  },
  { route: 'GET /api/desk/settings', cells: forRoles(['admin'], 'ok') },
  {
    route: 'PUT /api/desk/settings',
    make: () => ({ body: { key: 'coverageWanted', value: 2, before: 2 } }),
    cells: forRoles(['admin'], 'ok'),
  },
  { route: 'GET /api/desk/calendars', cells: { admin: 'ok' } },
  {
    route: 'POST /api/desk/calendars/preview',
    make: () => ({ body: { year: 2031, text: '2031-10-01 休' } }),
    cells: { admin: 'ok' },
  },
  {
    route: 'PUT /api/desk/calendars',
    make: () => ({ body: { year: 2031, text: '2031-10-01 休' } }),
    cells: { admin: 'ok' },
  },
  { route: 'GET /api/desk/system', cells: { admin: 'ok' } },
  { route: 'GET /api/desk/directory-syncs', cells: { admin: 'ok' } },
  {
    route: 'POST /api/desk/directory-syncs',
    make: () => ({ body: {} }),
    // no directory is read here
    cells: { admin: 409 },
  },
  {
    route: 'POST /api/desk/held',
    make: () => ({ body: { phone: '13700009012', reason: '本人来电要求查看' } }),
    cells: forRoles(['hr_lead', 'privacy'], 'ok'),
  },
  { route: 'GET /api/desk/audit', cells: forRoles(['admin', 'privacy'], 'ok') },
  { route: 'GET /api/desk/api-keys', cells: { admin: 'ok' } },
  {
    route: 'POST /api/desk/api-keys',
    make: () => ({ body: { system: '考勤系统', scopes: ['attendance:write'], expiresInDays: 90 } }),
    cells: { admin: 'ok' },
  },
  {
    route: 'POST /api/desk/api-keys/:id/rotate',
    names: 'apiKey',
    make: async (making) => ({ ...(await apiKeyFor(making)), body: { overlapDays: 7 } }),
    cells: { admin: anyOne },
  },
  {
    route: 'POST /api/desk/api-keys/:id/revoke',
    names: 'apiKey',
    make: apiKeyFor,
    cells: { admin: anyOne },
  },
  { route: 'GET /api/desk/roles', cells: forRoles(mayConfirm, 'ok') },
  {
    route: 'POST /api/desk/role-proposals',
    make: ({ cast, player, ownership }) => ({
      body: {
        employeeId:
          ownership === 'own' ? player.employeeId : employeeFor({ cast, player, ownership }),
        role: 'privacy',
        change: 'grant',
      },
    }),
    cells: { admin: { own: 'forbidden', other: 'ok', none: 'not_found' } },
  },
  {
    route: 'POST /api/desk/role-proposals/:id/decision',
    names: 'roleProposal',
    make: async (making) => ({ ...(await proposalFor(making)), body: { approve: false } }),
    cells: forRoles(mayConfirm, { own: 'forbidden', other: 'ok', none: 'not_found' }),
  },
]
