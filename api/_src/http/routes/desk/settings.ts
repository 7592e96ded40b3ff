import { Hono } from 'hono'
import * as z from 'zod/mini'
import { newSettingSchema, settingsViewSchema } from '../../../../../shared/settings.ts'
import type { Context } from '../../../context.ts'
import { listSettings } from '../../../features/system/list-settings.ts'
import { saveSetting } from '../../../features/system/save-setting.ts'
import type { AppEnv } from '../../app-env.ts'
import { describe } from '../../describe.ts'
import { requireCapability } from '../../middleware/require-capability.ts'
import { readNumberCursor, writeNumberCursor } from '../../number-cursor.ts'
import { readJson } from '../../read-json.ts'
import { readQuery } from '../../read-query.ts'

const querySchema = z.object({ cursor: z.optional(z.string().check(z.maxLength(200))) })

/** What the company has set, with who set what. */
export function settingRoutes(context: Context): Hono<AppEnv> {
  async function view(cursor: string | undefined) {
    const before = readNumberCursor(cursor)
    const { lastId, ...page } = await listSettings(context, { before })
    return { ...page, nextCursor: writeNumberCursor(lastId) }
  }
  return new Hono<AppEnv>()
    .get(
      '/',
      describe({
        summary: 'The settings, and who changed what',
        tag: 'desk',
        optionalQuery: ['cursor'],
        answer: [200, settingsViewSchema],
        refusals: ['forbidden'],
      }),
      requireCapability('change_settings'),
      async (c) => c.json(await view(readQuery(c, querySchema).cursor)),
    )
    .put(
      '/',
      describe({
        summary: 'Set one value; refused if it is no longer the one that the caller saw',
        tag: 'desk',
        body: newSettingSchema,
        answer: [200, settingsViewSchema],
        refusals: ['forbidden', 'lost_race'],
      }),
      requireCapability('change_settings'),
      async (c) => {
        const { key, value, before } = await readJson(c, newSettingSchema)
        await saveSetting(context, { key, value, before, actorId: c.var.caller.employeeId })
        return c.json(await view(undefined))
      },
    )
}
