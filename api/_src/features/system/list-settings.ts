import { desc, eq, lt } from 'drizzle-orm'
import { employees, settingChanges, settings } from '../../../../db/schema/index.ts'
import { sayValue } from '../../../../shared/setting-words.ts'
import { type SettingsView, settingKeys, settingsSchema } from '../../../../shared/settings.ts'
import type { Core } from '../../kernel/core.ts'

const PAGE = 30

/** What holds at this moment, and who set what, the latest first; `lastId` where there is more. */
export async function listSettings(
  core: Core,
  { before }: { before: number | null },
): Promise<Omit<SettingsView, 'nextCursor'> & { lastId: number | null }> {
  const [kept, rows] = await Promise.all([
    core.db.select({ key: settings.key, value: settings.value }).from(settings),
    core.db
      .select({ change: settingChanges, by: employees.name })
      .from(settingChanges)
      .leftJoin(employees, eq(employees.id, settingChanges.changedBy))
      .where(before === null ? undefined : lt(settingChanges.id, before))
      .orderBy(desc(settingChanges.id))
      .limit(PAGE + 1),
  ])
  const page = rows.slice(0, PAGE)
  return {
    values: settingsSchema.parse(Object.fromEntries(kept.map(({ key, value }) => [key, value]))),
    history: page.flatMap(({ change, by }) => {
      const key = settingKeys.find((one) => one === change.key)
      if (!key) return []
      const { id, before: was, after, at } = change
      return [
        {
          id,
          key,
          before: was === null ? null : sayValue(key, was),
          after: sayValue(key, after),
          by,
          at: at.toISOString(),
        },
      ]
    }),
    lastId: rows.length > PAGE ? (page.at(-1)?.change.id ?? null) : null,
  }
}
