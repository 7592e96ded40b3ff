import { exportFor, importFor, piece, uploadFor } from './file-makers.ts'
import { type AccessRow, anyOne, forRoles, ownOnly } from './row.ts'

/** A roster writes people of every department: only the HR lead, and each their own uploads. */
const mayImport = ['hr_lead'] as const

/** Files in and out of the desk. */
export const fileRows: readonly AccessRow[] = [
  { route: 'GET /api/desk/uploads', cells: forRoles(mayImport, 'ok') },
  {
    route: 'POST /api/desk/uploads',
    make: () => ({ body: { fileName: '名册.csv', size: 3 } }),
    cells: forRoles(mayImport, 'ok'),
  },
  {
    route: 'GET /api/desk/uploads/:id',
    names: 'upload',
    make: (making) => uploadFor(making, 'ready'),
    cells: forRoles(mayImport, ownOnly),
  },
  {
    route: 'PUT /api/desk/uploads/:id/chunks',
    names: 'upload',
    make: async (making) => ({ ...(await uploadFor(making, 'uploading')), ...piece }),
    cells: forRoles(mayImport, ownOnly),
  },
  {
    route: 'POST /api/desk/uploads/:id/submit',
    names: 'upload',
    make: (making) => uploadFor(making, 'ready'),
    cells: forRoles(mayImport, ownOnly),
  },
  {
    route: 'PUT /api/desk/uploads/:id/mapping',
    names: 'upload',
    make: async (making) => ({
      ...(await uploadFor(making, 'mapping')),
      body: { columns: { A: 'ignore' } },
    }),
    cells: forRoles(mayImport, ownOnly),
  },
  {
    route: 'POST /api/desk/uploads/:id/confirm',
    names: 'upload',
    make: (making) => uploadFor(making, 'ready'),
    cells: forRoles(mayImport, ownOnly),
  },
  {
    route: 'GET /api/desk/uploads/:id/issues',
    names: 'upload',
    make: (making) => uploadFor(making, 'ready'),
    cells: forRoles(mayImport, ownOnly),
  },
  {
    route: 'DELETE /api/desk/uploads/:id',
    names: 'upload',
    make: (making) => uploadFor(making, 'ready'),
    cells: forRoles(mayImport, ownOnly),
  },
  { route: 'GET /api/desk/imports', cells: forRoles(mayImport, 'ok') },
  {
    route: 'POST /api/desk/imports/start',
    // another list than what waits
    make: ({ cast }) => ({ body: { importIds: [cast.freeId('import')] } }),
    cells: forRoles(mayImport, 409),
  },
  {
    route: 'POST /api/desk/imports/:id/undo',
    names: 'import',
    make: importFor,
    cells: forRoles(mayImport, anyOne),
  },

  // masked for HR; in full for the lead, once a privacy officer, another person, agreed
  {
    route: 'GET /api/desk/exports',
    cells: forRoles(['hr', 'hr_bare', 'hr_lead', 'privacy'], 'ok'),
  },
  {
    route: 'POST /api/desk/exports/masked',
    make: () => ({ body: {} }),
    cells: forRoles(['hr', 'hr_bare', 'hr_lead'], 'ok'),
  },
  {
    route: 'POST /api/desk/exports',
    make: async ({ cast }) => {
      await cast.addContact(cast.near)
      return { body: { reason: '应急演练核对名单' } }
    },
    cells: { hr_lead: 'ok' },
  },
  {
    route: 'POST /api/desk/exports/:id/decision',
    names: 'export',
    make: async (making) => ({
      ...(await exportFor(making, 'requested')),
      body: { approve: false },
    }),
    cells: { privacy: { own: 'forbidden', other: 'ok', none: 'not_found' } },
  },
  {
    route: 'POST /api/desk/exports/:id/download',
    names: 'export',
    make: (making) => exportFor(making, 'approved'),
    cells: forRoles(mayImport, ownOnly),
  },
]
