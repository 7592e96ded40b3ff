import { Hono } from 'hono'
import { importListSchema, startImportsSchema } from '../../../../../shared/upload.ts'
import type { Context } from '../../../context.ts'
import { listImports } from '../../../features/import/list-imports.ts'
import { startImport } from '../../../features/import/start-import.ts'
import { undoRoster } from '../../../flow/import-people.ts'
import { AppError } from '../../../kernel/app-error.ts'
import type { AppEnv } from '../../app-env.ts'
import { describe } from '../../describe.ts'
import { requireCapability } from '../../middleware/require-capability.ts'
import { readId } from '../../read-id.ts'
import { readJson } from '../../read-json.ts'

const tag = 'import'

/** What was staged: taken back, or 开始询问 (design §9). */
export function importRoutes(context: Context): Hono<AppEnv> {
  const mayImport = requireCapability('import_people')
  return new Hono<AppEnv>()
    .get(
      '/',
      describe({
        summary: 'Imports, those first that wait for 开始询问',
        tag,
        answer: [200, importListSchema],
        refusals: ['forbidden'],
      }),
      mayImport,
      async (c) => c.json(await listImports(context)),
    )
    .post(
      '/start',
      describe({
        summary: 'Tell the employees now, and ask their families two workdays later',
        tag,
        body: startImportsSchema,
        answer: [200, importListSchema],
        refusals: ['forbidden', 'lost_race'],
      }),
      mayImport,
      async (c) => {
        const { importIds } = await readJson(c, startImportsSchema)
        const started = await startImport(context, {
          actorId: c.var.caller.employeeId,
          expected: importIds,
          tellFirst: true,
        })
        if (started.imports === 0) throw new AppError('lost_race')
        return c.json(await listImports(context))
      },
    )
    .post(
      '/:id/undo',
      describe({
        summary: 'Take the newest staged import back: everything is as it was',
        tag,
        answer: [200, importListSchema],
        refusals: ['forbidden', 'not_found', 'lost_race'],
      }),
      mayImport,
      async (c) => {
        const importId = readId(c, 'import')
        const { imports } = await listImports(context)
        if (!imports.some(({ id }) => id === importId)) throw new AppError('not_found')
        const actorId = c.var.caller.employeeId
        if (!(await undoRoster(context, { importId, actorId }))) throw new AppError('lost_race')
        return c.json(await listImports(context))
      },
    )
}
