import { desc, gt, sql } from 'drizzle-orm'
import { heartbeats, providerWindows } from '../../../../db/schema/index.ts'
import type { Operations, ProviderView } from '../../../../shared/operations.ts'
import { addMilliseconds, DAY, shanghaiDate, shanghaiInstant } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'
import { listLanes } from '../../kernel/outbox-state.ts'
import { rowsOf } from '../../kernel/rows.ts'
import { getCallbacks } from './get-callbacks.ts'
import { viewProvider } from './provider-state.ts'
import { isLate, timedNames } from './timed-work.ts'

/** How the machine runs, for administrators: counts, codes and times, no contact's data. `providers`: whom it could call. */
export async function getOperations(
  core: Core,
  { providers }: { providers: readonly string[] },
): Promise<Omit<Operations, 'canary'>> {
  const { db, clock } = core
  const now = clock.now()
  const [views, callbacks, lanes, beats, today, { smsDailyBudget }] = await Promise.all([
    listProviders(core, providers, now),
    getCallbacks(core),
    listLanes(db, now),
    db.select().from(heartbeats),
    countToday(core, now),
    core.settings.read(db),
  ])
  const timed = timedNames.map((name) => {
    const lastAt = beats.find((beat) => beat.name === name)?.at ?? null
    return { name, lastAt: lastAt?.toISOString() ?? null, late: isLate(name, lastAt, now) }
  })
  const { sentToday, ...toldToday } = today
  const sms = { sentToday, dailyBudget: smsDailyBudget }
  return { providers: views, callbacks, lanes, timed, sms, toldToday }
}

async function listProviders(
  { db }: Core,
  providers: readonly string[],
  now: Date,
): Promise<ProviderView[]> {
  const rows = await db
    .select()
    .from(providerWindows)
    .where(gt(providerWindows.windowStart, addMilliseconds(now, -DAY)))
    .orderBy(desc(providerWindows.windowStart))
  return providers.map((provider) =>
    viewProvider(
      provider,
      rows.filter((row) => row.provider === provider),
      now,
    ),
  )
}

type Today = { sentToday: number; wecom: number; email: number; sms: number }

async function countToday({ db }: Core, now: Date): Promise<Today> {
  const day = shanghaiDate(now)
  const since = shanghaiInstant(day, 0).toISOString()
  const result = await db.execute(sql`
    select (select coalesce(sum(sent), 0)::int from sms_days where day = ${day}) as "sentToday",
      count(*) filter (where channel = 'wecom')::int as wecom,
      count(*) filter (where channel = 'email')::int as email,
      count(*) filter (where channel = 'sms')::int as sms
    from deliveries where state = 'sent' and sent_at >= ${since} and kind in ('card', 'digest')`)
  return rowsOf<Today>(result)[0] ?? { sentToday: 0, wecom: 0, email: 0, sms: 0 }
}
