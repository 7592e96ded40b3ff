import { eq } from 'drizzle-orm'
import { rosterReadings } from '../../../../db/schema/index.ts'
import { addMilliseconds, DAY, HOUR } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'
import { ProviderError } from '../../kernel/provider-error.ts'
import type { RosterPort } from '../../ports/roster.ts'
import { type Conflict, compareRoster } from './compare-roster.ts'
import { claimReadings, listOwnContacts } from './roster-statements.ts'

/** 人事助手 tells of no change, so everybody is read again after a week (providers F). */
const AGAIN = 7 * DAY
const AFTER_TROUBLE = 6 * HOUR
/** One sweep reads so many; the others are due at the next one. */
const MOST = 200

/**
 * Compares 人事助手 with the contacts of whoever is due, writes back what contacts confirmed, and keeps the rest for HR.
 * May run twice or at once: an entry that is there already is written over with the same. Ends early while WeCom is away.
 */
export async function checkRosters(core: Core & { roster: RosterPort }): Promise<void> {
  const claimed = await claimReadings(core.db, { now: core.clock.now(), limit: MOST })
  for (const [i, one] of claimed.entries()) {
    try {
      await keepConflicts(core, one.employeeId, await checkRoster(core, one))
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error
      if (error.kind === 'rejected') {
        await keepTrouble(core, one.employeeId, error.code)
        continue
      }
      for (const { employeeId } of claimed.slice(i)) await keepTrouble(core, employeeId, error.code)
      return
    }
  }
}

async function checkRoster(
  core: Core & { roster: RosterPort },
  { employeeId, userid }: { employeeId: string; userid: string },
): Promise<Conflict[]> {
  const there = await core.roster.contactsOf(userid)
  const own = await listOwnContacts(core.db, core.vault, employeeId)
  const { conflicts, writes } = compareRoster(there, own)
  for (const { contactId: _, ...entry } of writes) await core.roster.save(userid, entry)
  return conflicts
}

async function keepConflicts(
  core: Core,
  employeeId: string,
  conflicts: readonly Conflict[],
): Promise<void> {
  const now = core.clock.now()
  const kept = conflicts.length === 0 ? null : core.vault.seal('history', JSON.stringify(conflicts))
  await core.db
    .update(rosterReadings)
    .set({
      readAt: now,
      dueAt: addMilliseconds(now, AGAIN),
      leasedUntil: null,
      conflicts: conflicts.length,
      conflictsSealed: kept,
      trouble: null,
    })
    .where(eq(rosterReadings.employeeId, employeeId))
}

async function keepTrouble(core: Core, employeeId: string, code: string): Promise<void> {
  const dueAt = addMilliseconds(core.clock.now(), AFTER_TROUBLE)
  await core.db
    .update(rosterReadings)
    .set({ dueAt, leasedUntil: null, trouble: code })
    .where(eq(rosterReadings.employeeId, employeeId))
}
