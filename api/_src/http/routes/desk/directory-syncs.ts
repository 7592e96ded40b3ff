import { Hono } from 'hono'
import { directorySyncsSchema, newDirectorySyncSchema } from '../../../../../shared/directory.ts'
import type { Context } from '../../../context.ts'
import { listSyncs } from '../../../features/directory/list-syncs.ts'
import { requestSync } from '../../../features/directory/request-sync.ts'
import { AppError } from '../../../kernel/app-error.ts'
import type { AppEnv } from '../../app-env.ts'
import { describe } from '../../describe.ts'
import { requireCapability } from '../../middleware/require-capability.ts'
import { readJson } from '../../read-json.ts'

const tag = 'desk'

/** The readings of WeCom's directory: what each changed, and what the callbacks had not told. */
export function directorySyncRoutes(context: Context): Hono<AppEnv> {
  const enabled = context.directory !== null
  return new Hono<AppEnv>()
    .get(
      '/',
      describe({
        summary: "The last readings of WeCom's directory, each with what it found otherwise",
        tag,
        answer: [200, directorySyncsSchema],
        refusals: ['forbidden'],
      }),
      requireCapability('see_system'),
      async (c) => c.json({ enabled, syncs: await listSyncs(context) }),
    )
    .post(
      '/',
      describe({
        summary:
          'Read it anew within minutes; acceptLeavers after one stopped: whoever is missing has left',
        tag,
        body: newDirectorySyncSchema,
        answer: [202, directorySyncsSchema],
        refusals: ['forbidden', 'nothing_to_do'],
      }),
      requireCapability('sync_directory'),
      async (c) => {
        const { acceptLeavers = false } = await readJson(c, newDirectorySyncSchema)
        if (!enabled) throw new AppError('nothing_to_do')
        await requestSync(context, { askedBy: c.var.caller.employeeId, acceptLeavers })
        return c.json({ enabled, syncs: await listSyncs(context) }, 202)
      },
    )
}
