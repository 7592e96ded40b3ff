import { Hono } from 'hono'
import {
  calendarPreviewSchema,
  calendarsSchema,
  calendarTextSchema,
} from '../../../../../shared/calendar.ts'
import type { Context } from '../../../context.ts'
import { listCalendars } from '../../../features/calendar/list-calendars.ts'
import { previewCalendar } from '../../../features/calendar/preview-calendar.ts'
import { saveCalendar } from '../../../features/calendar/save-calendar.ts'
import { refreshCalendars } from '../../../kernel/calendars.ts'
import type { AppEnv } from '../../app-env.ts'
import { describe } from '../../describe.ts'
import { requireCapability } from '../../middleware/require-capability.ts'
import { readJson } from '../../read-json.ts'

/** The workdays of a year: how they are laid, what an upload would change, the upload. */
export function calendarRoutes(context: Context): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get(
      '/',
      describe({
        summary: 'How last, this and next year are laid, and who uploaded what',
        tag: 'desk',
        answer: [200, calendarsSchema],
        refusals: ['forbidden'],
      }),
      requireCapability('change_settings'),
      async (c) => {
        await refreshCalendars(context)
        return c.json(await listCalendars(context))
      },
    )
    .post(
      '/preview',
      describe({
        summary: "What a year's arrangement would mean; nothing is changed",
        tag: 'desk',
        body: calendarTextSchema,
        answer: [200, calendarPreviewSchema],
        refusals: ['forbidden'],
      }),
      requireCapability('change_settings'),
      async (c) => {
        const given = await readJson(c, calendarTextSchema)
        await refreshCalendars(context)
        return c.json(previewCalendar(given))
      },
    )
    .put(
      '/',
      describe({
        summary: "From now on a year's workdays are those of this text",
        tag: 'desk',
        body: calendarTextSchema,
        answer: [200, calendarsSchema],
        refusals: ['forbidden'],
      }),
      requireCapability('change_settings'),
      async (c) => {
        const given = await readJson(c, calendarTextSchema)
        await saveCalendar(context, { ...given, actorId: c.var.caller.employeeId })
        return c.json(await listCalendars(context))
      },
    )
}
