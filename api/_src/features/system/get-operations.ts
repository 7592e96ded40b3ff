import { desc, gt, sql } from 'drizzle-orm'
import { heartbeats, providerWindows } from '../../../../db/schema/index.ts'
import type { Operations, ProviderView } from '../../../../shared/operations.ts'
import { addMilliseconds, DAY, shanghaiDate, shanghaiInstant } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'
import { listLanes } from '../../kernel/outbox-state.ts'
import { rowsOf } from '../../kernel/rows.ts'
import { getCallbacks } from './get-callbacks.ts'
import { getSmsStock } from './get-sms-stock.ts'
import { viewProvider } from './provider-state.ts'
import { isLate, timedNames } from './timed-work.ts'

/** How the machine runs, for administrators: counts, codes and times, no contact's data. `providers`: whom it could call. */
export async function getOperations(
  core: Core,
  { providers, asksAccount }: { providers: readonly string[]; asksAccount: boolean },
): Promise<Omit<Operations, 'canary'>> {
  const { db, clock } = core
  const now = clock.now()
  const [views, callbacks, lanes, beats, toldToday, sms] = await Promise.all([
    listProviders(core, providers, now),
    getCallbacks(core),
    listLanes(db, now),
    db.select().from(heartbeats),
    countToday(core, now),
    getSmsStock(core, { asked: asksAccount }),
  ])
  const timed = timedNames.map((name) => {
    const lastAt = beats.find((beat) => beat.name === name)?.at ?? null
    return { name, lastAt: lastAt?.toISOString() ?? null, late: isLate(name, lastAt, now) }
  })
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

type Today = { wecom: number; email: number; sms: number }

async function countToday({ db }: Core, now: Date): Promise<Today> {
  const since = shanghaiInstant(shanghaiDate(now), 0).toISOString()
  const result = await db.execute(sql`
    select count(*) filter (where channel = 'wecom')::int as wecom,
      count(*) filter (where channel = 'email')::int as email,
      count(*) filter (where channel = 'sms')::int as sms
    from deliveries where state = 'sent' and sent_at >= ${since} and kind in ('card', 'digest')`)
  return rowsOf<Today>(result)[0] ?? { wecom: 0, email: 0, sms: 0 }
}
