import { eq, sql } from 'drizzle-orm'
import { settingChanges, settings } from '../../../../db/schema/index.ts'
import { type SettingKey, type Settings, settingsSchema } from '../../../../shared/settings.ts'
import { AppError } from '../../kernel/app-error.ts'
import { writeAudit } from '../../kernel/audit.ts'
import { addMilliseconds } from '../../kernel/clock.ts'
import { type Core, inTransaction, type TxCore } from '../../kernel/core.ts'
import { takeTurn } from '../../kernel/in-turn.ts'
import { announce } from '../../kernel/outbox.ts'
import { arrayOf, rowsOf } from '../../kernel/rows.ts'
import { SETTINGS_MAX_AGE } from '../../kernel/settings.ts'
import { outdatedBy } from './outdated-by.ts'
import { refuseSettings } from './refuse-settings.ts'

/**
 * Sets one value; who, when, before and after are kept, and audited. `before` is the value the caller saw: if somebody
 * else has changed it meanwhile, AppError `lost_race`. The same value again is no change. Throws `invalid_input` for
 * what the setting cannot be, alone or beside the others. Announces `judgements.outdated` where judgements rest on it.
 */
export async function saveSetting(
  core: Core,
  given: { key: SettingKey; value: unknown; before: unknown; actorId: string },
): Promise<void> {
  await inTransaction(core, async (t) => {
    await takeTurn(t, 'settings')
    const current = await readSettings(t)
    const { key, value, before, actorId } = given
    if (JSON.stringify(current[key]) !== JSON.stringify(before)) throw new AppError('lost_race')
    const parsed = settingsSchema.safeParse({ ...current, [key]: value })
    if (!parsed.success) throw new AppError('invalid_input', { field: 'value' })
    const wanted = parsed.data[key]
    if (JSON.stringify(wanted) === JSON.stringify(current[key])) return
    const strangers = key === 'fallbackHr' ? await listStrangers(t, parsed.data.fallbackHr) : []
    const sentence = refuseSettings(parsed.data, strangers)
    if (sentence) throw new AppError('invalid_input', { field: 'value', sentence })
    await write(t, { key, wanted, actorId })
    const outdated = outdatedBy(key, current, parsed.data)
    // later than any instance still goes by what it read before
    const at = addMilliseconds(t.now, 2 * SETTINGS_MAX_AGE)
    if (outdated) await announce(t.tx, at, 'judgements.outdated', outdated)
  })
}

async function readSettings({ tx }: TxCore): Promise<Settings> {
  const rows = await tx.select({ key: settings.key, value: settings.value }).from(settings)
  return settingsSchema.parse(Object.fromEntries(rows.map((row) => [row.key, row.value])))
}

/** Those of the list who have no role in HR (any more). */
async function listStrangers({ tx }: TxCore, userids: readonly string[]): Promise<string[]> {
  const result = await tx.execute(sql`
    select u as userid from unnest(${arrayOf(userids)}::text[]) u
    where not exists (select 1 from employees e join role_grants g on g.employee_id = e.id
      where e.userid = u and e.status <> 'left' and g.role in ('hr', 'hr_lead') and g.ended_at is null)`)
  return rowsOf<{ userid: string }>(result).map(({ userid }) => userid)
}

async function write(
  t: TxCore,
  { key, wanted, actorId }: { key: SettingKey; wanted: unknown; actorId: string },
): Promise<void> {
  const [kept] = await t.tx.select().from(settings).where(eq(settings.key, key))
  const row = { value: wanted, changedBy: actorId, changedAt: t.now }
  await t.tx
    .insert(settings)
    .values({ key, ...row })
    .onConflictDoUpdate({ target: settings.key, set: row })
  await t.tx
    .insert(settingChanges)
    .values({ key, before: kept?.value ?? null, after: wanted, changedBy: actorId, at: t.now })
  await writeAudit(t.tx, t.now, { actorId, action: 'setting.changed', subject: key })
}
