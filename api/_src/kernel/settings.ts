import * as z from 'zod/mini'
import type { Queryable } from '../../../db/client.ts'
import { settings } from '../../../db/schema/index.ts'

const form = z.enum(['token', 'fixed', 'reply'])

/** What a company may set, with what holds until it does (design §3, §5). */
export const settingsSchema = z.object({
  /** Coverage: contacts an employee must and should have. */
  coverageMust: z._default(z.int().check(z.minimum(1), z.maximum(5)), 1),
  coverageWanted: z._default(z.int().check(z.minimum(1), z.maximum(5)), 2),
  /** The form of asking, and exceptions per carrier (CMCC, CUCC, CTCC, CBN). */
  askForm: z._default(form, 'token'),
  askFormByCarrier: z._default(
    z.partialRecord(z.enum(['CMCC', 'CUCC', 'CTCC', 'CBN', 'other']), form),
    {},
  ),
  /** What proves a renewal: the link is enough, or a code is asked again. */
  renewalProof: z._default(z.enum(['link', 'code']), 'link'),
  /** Does a manager decide whether a proven contact is retired for a new one (design §8, approval)? */
  approveReplacements: z._default(z.boolean(), true),
  /** Company-wide SMS a day; a warning goes out at 80 %. */
  smsDailyBudget: z._default(z.int().check(z.minimum(1)), 20_000),
  /** Userids of the HR people who own alerts where a department has nobody (design §8). */
  fallbackHr: z._default(z.array(z.string()), []),
})
export type Settings = z.infer<typeof settingsSchema>

/** Reads the settings; a value may be up to a few seconds old. */
export type SettingsReader = { read(db: Queryable): Promise<Settings> }

const MAX_AGE = 5_000

export function createSettingsReader(monotonicNow: () => number): SettingsReader {
  let cached: { value: Settings; at: number } | null = null
  return {
    async read(db) {
      const at = monotonicNow()
      if (cached && at - cached.at < MAX_AGE) return cached.value
      const rows = await db.select({ key: settings.key, value: settings.value }).from(settings)
      const value = settingsSchema.parse(
        Object.fromEntries(rows.map((row) => [row.key, row.value])),
      )
      cached = { value, at }
      return value
    },
  }
}
