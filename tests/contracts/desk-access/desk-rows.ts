import { alertFor, followUpFor } from './alert-makers.ts'
import { cardFor, changeFor, permitFor } from './makers.ts'
import {
  type AccessRow,
  anyOne,
  contactFor,
  employeeFor,
  forEverybody,
  forRoles,
  nothing,
  ownOnly,
} from './row.ts'

const mayOpen = ['manager', 'hr', 'hr_bare', 'hr_lead', 'duty'] as const
const mayFollowUp = ['hr', 'hr_bare', 'hr_lead'] as const
const mayBeReached = ['hr', 'hr_bare', 'hr_lead', 'duty'] as const
const mayDecide = ['manager', ...mayFollowUp] as const
/** What HR sees: the specialist their departments, the lead all, one without departments nothing. */
const ofDepartments = { hr: ownOnly, hr_bare: nothing, hr_lead: anyOne } as const

/** The desk: role × route × ownership. A route without a row here fails the test. */
export const deskRows: readonly AccessRow[] = [
  { route: 'GET /api/desk/me', cells: forEverybody('ok') },
  {
    route: 'GET /api/desk/employees',
    make: () => ({ query: '?q=li' }),
    cells: forRoles([...mayOpen, 'admin'], 'ok'),
  },
  { route: 'GET /api/desk/contacts/:id', names: 'contact', make: contactFor, cells: ofDepartments },
  {
    route: 'GET /api/desk/employees/:id',
    names: 'employee',
    make: (making) => ({ id: employeeFor(making) }),
    cells: ofDepartments,
  },
  {
    route: 'GET /api/desk/employees/:id/onboarding',
    names: 'employee',
    make: (making) => ({ id: employeeFor(making) }),
    cells: ofDepartments,
  },
  {
    route: 'POST /api/desk/employees/:id/waiver',
    names: 'employee',
    make: (making) => ({
      id: employeeFor(making),
      body: { reason: '外派，月底补', until: '2026-12-01' },
    }),
    cells: ofDepartments,
  },
  {
    route: 'POST /api/desk/employees/:id/waiver/revoke',
    names: 'employee',
    make: (making) => ({ id: employeeFor(making) }),
    cells: ofDepartments,
  },
  {
    route: 'POST /api/desk/contacts/:id/reveal',
    names: 'contact',
    make: async (making) => ({ ...(await contactFor(making)), body: { reason: '预警跟进' } }),
    cells: ofDepartments,
  },

  { route: 'GET /api/desk/worklist', cells: forRoles(mayFollowUp, 'ok') },

  { route: 'GET /api/desk/dashboard', cells: forRoles(mayFollowUp, 'ok') },
  { route: 'GET /api/desk/alerts', cells: forRoles(mayFollowUp, 'ok') },
  { route: 'GET /api/desk/alerts/:id', names: 'alert', make: alertFor, cells: ofDepartments },
  {
    route: 'POST /api/desk/alerts/:id/follow-ups',
    names: 'alert',
    make: async (making) => ({
      ...(await alertFor(making)),
      key: true,
      body: { channel: 'phone', outcome: 'no_answer' },
    }),
    cells: ofDepartments,
  },
  {
    route: 'POST /api/desk/follow-ups/:id/undo',
    names: 'followUp',
    make: followUpFor,
    cells: { hr: ownOnly, hr_bare: nothing, hr_lead: ownOnly },
  },

  // where alerts reach the caller while WeCom does not: always their own
  { route: 'GET /api/desk/work-addresses', cells: forRoles(mayBeReached, 'ok') },
  {
    route: 'PUT /api/desk/work-addresses',
    make: ({ player }) => ({
      body: { kind: 'email', address: `${player.role}@yuanhe.example` },
    }),
    cells: forRoles(mayBeReached, 'ok'),
  },
  {
    route: 'POST /api/desk/work-addresses/verify',
    make: () => ({ body: { kind: 'phone', code: '000000' } }),
    // nobody asked for one
    cells: forRoles(mayBeReached, 422),
  },
  {
    route: 'DELETE /api/desk/work-addresses/:kind',
    make: () => ({ id: 'email' }),
    cells: forRoles(mayBeReached, 'ok'),
  },

  // changes that wait for the caller's word
  { route: 'GET /api/desk/change-requests', cells: forRoles(mayDecide, 'ok') },
  {
    route: 'GET /api/desk/change-requests/:id',
    names: 'changeRequest',
    make: changeFor,
    cells: { manager: ownOnly, hr: ownOnly, hr_bare: nothing, hr_lead: anyOne },
  },
  {
    route: 'POST /api/desk/change-requests/:id/decision',
    names: 'changeRequest',
    make: async (making) => ({ ...(await changeFor(making)), body: { approve: false } }),
    cells: { manager: ownOnly, ...ofDepartments },
  },
  { route: 'GET /api/desk/delegation', cells: forRoles(mayDecide, 'ok') },
  {
    route: 'PUT /api/desk/delegation',
    make: ({ cast }) => ({
      body: {
        toEmployeeId: cast.near,
        startsAt: '2026-12-01T00:00:00Z',
        endsAt: '2026-12-08T00:00:00Z',
      },
    }),
    cells: forRoles(mayDecide, 'ok'),
  },
  { route: 'DELETE /api/desk/delegation', cells: forRoles(mayDecide, 'ok') },

  // the emergency card: other departments break glass, which is told and not refused
  {
    route: 'POST /api/desk/emergency',
    make: (making) => ({ body: { employeeId: employeeFor(making), reason: '工伤' } }),
    cells: forRoles(mayOpen, anyOne),
  },
  { route: 'GET /api/desk/emergency', cells: forRoles(mayOpen, 'ok') },
  {
    route: 'GET /api/desk/emergency/:id',
    names: 'emergency',
    make: cardFor,
    cells: forRoles(mayOpen, ownOnly),
  },
  {
    route: 'POST /api/desk/emergency/:id/outcomes',
    names: 'emergency',
    make: async (making) => ({
      ...(await cardFor(making)),
      key: true,
      body: { contactId: await making.cast.addContact(making.cast.near), outcome: 'no_answer' },
    }),
    cells: forRoles(mayOpen, ownOnly),
  },
  {
    route: 'POST /api/desk/emergency/:id/close',
    names: 'emergency',
    make: cardFor,
    cells: forRoles(mayOpen, ownOnly),
  },
  { route: 'GET /api/desk/emergency-permits', cells: forRoles(mayOpen, 'ok') },
  { route: 'POST /api/desk/emergency-permits', cells: forRoles(mayOpen, 409) },
  {
    route: 'POST /api/desk/emergency-permits/:id/grant',
    names: 'permit',
    make: permitFor,
    cells: forRoles(mayOpen, { own: 'forbidden', other: 'ok', none: 'not_found' }),
  },

  { route: 'GET /api/desk/roster-conflicts', cells: forRoles(mayFollowUp, 'ok') },
]
