import { drillFor, drillPersonFor, heldPersonFor, startedDrillFor } from './drill-makers.ts'
import { type AccessRow, anyOne, forRoles, nothing, ownOnly } from './row.ts'

const mayRun = ['hr', 'hr_bare', 'hr_lead'] as const
const mayCall = [...mayRun, 'duty'] as const
const run = { hr: ownOnly, hr_bare: nothing, hr_lead: anyOne } as const
const call = { ...run, duty: anyOne } as const
const drill = { names: 'drill', make: drillFor } as const
const person = { names: 'drillPerson', make: drillPersonFor } as const
const aim = { precision: 10, basis: 'company' } as const

/** Drills: HR of the departments starts and calls, duty officers call; nobody sees a card they did not take. */
export const drillRows: readonly AccessRow[] = [
  { route: 'GET /api/desk/drills', cells: forRoles(mayCall, 'ok') },
  {
    route: 'POST /api/desk/drills',
    make: () => ({ key: true, body: { name: '年度演练', ...aim } }),
    // without departments there is nobody to draw
    cells: { hr: 'ok', hr_bare: 409, hr_lead: 'ok' },
  },
  {
    route: 'POST /api/desk/drill-plans',
    make: () => ({ body: { ...aim, kind: 'sms' } }),
    cells: forRoles(mayRun, 'ok'),
  },
  { route: 'GET /api/desk/drills/:id', ...drill, cells: call },
  { route: 'GET /api/desk/drills/:id/people', ...drill, cells: call },
  { route: 'POST /api/desk/drills/:id/next', ...drill, cells: call },
  {
    route: 'POST /api/desk/drills/:id/close',
    names: 'drill',
    make: startedDrillFor,
    cells: { hr: ownOnly, hr_bare: ownOnly, hr_lead: anyOne },
  },
  { route: 'POST /api/desk/drill-people/:id/card', ...person, cells: call },
  {
    route: 'GET /api/desk/drill-people/:id/card',
    names: 'drillPerson',
    make: heldPersonFor,
    cells: forRoles(mayCall, ownOnly),
  },
  {
    route: 'POST /api/desk/drill-people/:id/outcomes',
    names: 'drillPerson',
    make: async (making) => {
      const { id, contactId } = await heldPersonFor(making)
      return { id, key: true, body: { contactId, outcome: 'dialled' } }
    },
    cells: forRoles(mayCall, ownOnly),
  },
  {
    route: 'POST /api/desk/drill-people/:id/close',
    names: 'drillPerson',
    make: async (making) => ({ ...(await heldPersonFor(making)), body: { again: true } }),
    cells: forRoles(mayCall, ownOnly),
  },
  {
    route: 'POST /api/desk/drill-people/:id/non-attempt',
    names: 'drillPerson',
    make: async (making) => ({ ...(await drillPersonFor(making)), body: { reason: 'on_leave' } }),
    cells: call,
  },
]
