import { and, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm'
import { onboardings } from '../../../../db/schema/index.ts'
import { shanghaiDate } from '../../kernel/clock.ts'
import { type Core, inTransaction, type TxCore } from '../../kernel/core.ts'
import { announce } from '../../kernel/outbox.ts'
import { type GateFacts, passGate } from './gate.ts'
import { listLiveWaivers } from './waiver-queries.ts'

export type ListGateFacts = (
  db: TxCore['tx'],
  employeeIds: readonly string[],
  now: Date,
) => Promise<readonly GateFacts[]>

/**
 * Looks whether joiners pass the gate now. Who does is complete and announced, once each time (`onboarding.completed`);
 * who passed for a time only (a code on their own screen, a waiver) and does no more is reminded again. Complete by
 * contacts that count is for good (`onboarding.covered`). Idempotent.
 */
export async function reviewOnboardings(
  core: Core,
  input: { employeeIds: readonly string[]; gateFacts: ListGateFacts },
): Promise<void> {
  if (input.employeeIds.length === 0) return
  const among = and(inArray(onboardings.employeeId, [...input.employeeIds]), notForGood)
  // few of those that are judged are joiners: the rest costs one look
  const [some] = await core.db
    .select({ id: onboardings.employeeId })
    .from(onboardings)
    .where(among)
    .limit(1)
  if (!some) return
  await inTransaction(core, async (t) => {
    const open = await t.tx.select().from(onboardings).where(among).for('update')
    if (open.length === 0) return
    const ids = open.map(({ employeeId }) => employeeId)
    const { coverageMust: must } = await t.settings.read(t.tx)
    const waivers = await listLiveWaivers(t.tx, ids, shanghaiDate(t.now))
    const facts = await input.gateFacts(t.tx, ids, t.now)
    for (const row of open) {
      const one = facts.find(({ employeeId }) => employeeId === row.employeeId)
      if (!one) continue
      const waivedUntil = waivers.get(row.employeeId)?.until ?? null
      await settle(t, row, passGate(one, { must, waivedUntil }).by)
    }
  })
}

const notForGood = or(isNull(onboardings.completedBy), ne(onboardings.completedBy, 'coverage'))

type Row = typeof onboardings.$inferSelect

async function settle(t: TxCore, row: Row, by: Row['completedBy']): Promise<void> {
  if (by === row.completedBy) return
  const here = eq(onboardings.employeeId, row.employeeId)
  if (by === null) {
    const reopened = { completedAt: null, completedBy: null, remindAt: t.now }
    await t.tx.update(onboardings).set(reopened).where(here)
    return
  }
  const isNews = row.completedAt === null
  await t.tx
    .update(onboardings)
    .set({
      completedBy: by,
      ...(isNews ? { completedAt: t.now, completions: sql`${onboardings.completions} + 1` } : {}),
    })
    .where(here)
  if (by === 'coverage')
    await announce(t.tx, t.now, 'onboarding.covered', { employeeId: row.employeeId })
  if (isNews)
    await announce(t.tx, t.now, 'onboarding.completed', {
      employeeId: row.employeeId,
      completions: row.completions + 1,
    })
}
