import type { Queryable } from '../../../db/client.ts'
import { settings } from '../../../db/schema/index.ts'
import { type Settings, settingsSchema } from '../../../shared/settings.ts'
import { loadCalendars } from './calendars.ts'

export type { Settings }

/** Reads the settings, and with them the uploaded calendars (kernel/calendars); a value may be up to a few seconds old. */
export type SettingsReader = { read(db: Queryable): Promise<Settings> }

/** How old a setting that somebody reads may be, in milliseconds. */
export const SETTINGS_MAX_AGE = 5_000

export function createSettingsReader(monotonicNow: () => number): SettingsReader {
  let cached: { value: Settings; at: number } | null = null
  return {
    async read(db) {
      const at = monotonicNow()
      if (cached && at - cached.at < SETTINGS_MAX_AGE) return cached.value
      await loadCalendars(db)
      const rows = await db.select({ key: settings.key, value: settings.value }).from(settings)
      const value = settingsSchema.parse(
        Object.fromEntries(rows.map((row) => [row.key, row.value])),
      )
      cached = { value, at }
      return value
    },
  }
}
