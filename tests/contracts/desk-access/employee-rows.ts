import { reminderFor } from './campaign-makers.ts'
import { type AccessRow, forEverybody, type Making, ownOnly } from './row.ts'

/** What every employee may do with their own contacts, whatever else they are; with others' nothing, not even HR. */
export const employeeRows: readonly AccessRow[] = [
  { route: 'GET /api/contacts', cells: forEverybody('ok') },
  {
    route: 'POST /api/contacts',
    make: ({ player }) => ({
      key: true,
      body: { name: '王芬', relation: '配偶', phone: `1360000${9000 + player.role.length}` },
    }),
    cells: forEverybody('ok'),
  },
  { route: 'POST /api/contacts/reaffirm', cells: forEverybody('ok') },
  {
    route: 'POST /api/number-checks',
    make: () => ({ body: { phone: '13600009012' } }),
    cells: forEverybody('ok'),
  },
  named('GET /api/contacts/:id'),
  { ...named('PATCH /api/contacts/:id'), make: withBody({ name: '王芳' }) },
  named('DELETE /api/contacts/:id'),
  // nothing to ask a confirmed contact again
  named('POST /api/contacts/:id/resend', 409),
  named('POST /api/contacts/:id/code-requests', 409),
  { ...named('POST /api/contacts/:id/code', 409), make: withBody({ code: '123456' }) },
  named('GET /api/contacts/:id/history'),
  {
    route: 'POST /api/contacts/reminders/:id/opened',
    names: 'campaignMember',
    make: reminderFor,
    cells: forEverybody(ownOnly),
  },
]

function named(route: string, own: 'ok' | number = 'ok'): AccessRow {
  return { route, names: 'contact', make: ownContactFor, cells: forEverybody({ ...ownOnly, own }) }
}

function withBody(body: object) {
  return async (making: Making) => ({ ...(await ownContactFor(making)), body })
}

/** A contact that the caller named, or that somebody else did. */
async function ownContactFor({ cast, player, ownership }: Making): Promise<{ id: string }> {
  if (ownership === 'none') return { id: cast.freeId('contact') }
  return { id: await cast.addContact(ownership === 'own' ? player.employeeId : cast.near) }
}
