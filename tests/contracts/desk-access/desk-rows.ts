import { emergencies, emergencyPermits, roleProposals } from '../../../db/schema/index.ts'
import {
  type AccessRow,
  anyOne,
  contactFor,
  employeeFor,
  forEverybody,
  forRoles,
  type Making,
  nothing,
  ownOnly,
} from './row.ts'

const mayOpen = ['manager', 'hr', 'hr_bare', 'hr_lead', 'duty'] as const
const mayConfirm = ['hr_lead', 'admin', 'privacy'] as const

/** The desk: role × route × ownership. A route without a row here fails the test. */
export const deskRows: readonly AccessRow[] = [
  { route: 'GET /api/desk/me', cells: forEverybody('ok') },
  {
    route: 'GET /api/desk/employees',
    make: () => ({ query: '?q=li' }),
    cells: forRoles([...mayOpen, 'admin'], 'ok'),
  },
  {
    route: 'POST /api/desk/contacts/:id/reveal',
    names: 'contact',
    make: async (making) => ({ ...(await contactFor(making)), body: { reason: '预警跟进' } }),
    cells: { hr: ownOnly, hr_bare: nothing, hr_lead: anyOne },
  },

  // the emergency card: other departments break glass, which is told and not refused
  {
    route: 'POST /api/desk/emergency',
    make: (making) => ({ body: { employeeId: employeeFor(making), reason: '工伤' } }),
    cells: forRoles(mayOpen, anyOne),
  },
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

  { route: 'GET /api/desk/audit', cells: forRoles(['admin', 'privacy'], 'ok') },
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

/** A card that the caller opened, or somebody else did. */
async function cardFor({ cast, player, ownership }: Making): Promise<{ id: string }> {
  const id = cast.freeId('emergency')
  if (ownership !== 'none')
    await cast.world.context.db.insert(emergencies).values({
      id,
      employeeId: cast.near,
      openedBy: ownership === 'own' ? player.employeeId : cast.far,
      reason: '失联',
      brokeGlass: 'no',
      openedAt: cast.world.clock.now(),
    })
  return { id }
}

/** A request of the caller, or of somebody else. */
async function permitFor({ cast, player, ownership }: Making): Promise<{ id: string }> {
  const id = cast.freeId('permit')
  const now = cast.world.clock.now()
  if (ownership !== 'none')
    await cast.world.context.db.insert(emergencyPermits).values({
      id,
      requestedBy: ownership === 'own' ? player.employeeId : cast.far,
      requestedAt: now,
      expiresAt: new Date(now.getTime() + 3_600_000),
    })
  return { id }
}

/** A role of the caller, or of somebody else. */
async function proposalFor({ cast, player, ownership }: Making): Promise<{ id: string }> {
  const id = cast.freeId('roleProposal')
  if (ownership !== 'none')
    await cast.world.context.db.insert(roleProposals).values({
      id,
      employeeId: ownership === 'own' ? player.employeeId : cast.near,
      role: 'duty',
      departmentIds: [],
      change: 'grant',
      proposedBy: cast.far,
      proposedAt: cast.world.clock.now(),
      state: 'proposed',
    })
  return { id }
}
