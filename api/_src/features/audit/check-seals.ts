import { asc, gt } from 'drizzle-orm'
import { auditSeals } from '../../../../db/schema/index.ts'
import { faultOfSeal, isBackdated, type Seal, type SealFault } from '../../kernel/audit-chain.ts'
import { readSealed, readStrays, readUnsealed } from '../../kernel/audit-entries.ts'
import type { Core } from '../../kernel/core.ts'

const PAGE = 50
/** More than that is never unsealed while the sweep runs. */
const MOST_UNSEALED = 10_000

export type SealsCheck =
  | { outcome: 'whole'; seals: number; entries: number; unsealed: number; head: string | null }
  /** `seal` is the first that does not hold; null: an entry that no seal has. */
  | { outcome: 'broken'; seal: number | null; fault: SealFault }
  /** Every seal holds, yet the kept one is none of them: the log was cut or sealed anew. */
  | { outcome: 'other_log'; head: string | null }

/**
 * Works every seal of the audit log out anew and names the first that is broken. `keptHead` is a head that somebody wrote
 * down elsewhere, today's or an earlier one: it must be in the chain.
 */
export async function checkSeals(
  core: Core,
  { keptHead }: { keptHead: string | null },
): Promise<SealsCheck> {
  let before: Seal | null = null
  let entries = 0
  let met = keptHead === null
  for (;;) {
    const page: Seal[] = await listSeals(core, before?.number ?? 0)
    const [from, to] = [page[0]?.number, page.at(-1)?.number]
    if (from === undefined || to === undefined) break
    const sealed = await readSealed(core.db, from, to)
    for (const seal of page) {
      const own = sealed.filter(({ sealNumber }) => sealNumber === seal.number)
      const fault = faultOfSeal(before, seal, own)
      if (fault) return { outcome: 'broken', seal: seal.number, fault }
      entries += own.length
      met ||= seal.hash === keptHead
      before = seal
    }
  }
  const [stray] = await readStrays(core.db)
  if (stray) return { outcome: 'broken', seal: stray.sealNumber, fault: 'missing' }
  const unsealed = await readUnsealed(core.db, MOST_UNSEALED)
  const last = before
  if (unsealed.some((entry) => isBackdated(last, entry)))
    return { outcome: 'broken', seal: null, fault: 'backdated' }
  const head = before?.hash ?? null
  if (!met) return { outcome: 'other_log', head }
  const seals = before?.number ?? 0
  return { outcome: 'whole', seals, entries, unsealed: unsealed.length, head }
}

async function listSeals({ db }: Core, after: number): Promise<Seal[]> {
  const rows = await db
    .select()
    .from(auditSeals)
    .where(gt(auditSeals.number, after))
    .orderBy(asc(auditSeals.number))
    .limit(PAGE)
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}
