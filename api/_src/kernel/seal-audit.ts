import { desc, sql } from 'drizzle-orm'
import type { Queryable } from '../../../db/client.ts'
import { auditSeals } from '../../../db/schema/index.ts'
import { hashOfSeal, NO_SEAL, type Seal } from './audit-chain.ts'
import { readUnsealed } from './audit-entries.ts'
import type { Core, TxCore } from './core.ts'
import { inTurn } from './in-turn.ts'
import { arrayOf } from './rows.ts'

const BATCH = 2_000

/**
 * Seals whatever of the audit log is not sealed yet, one instance at a time, so that no act waits for another's. An entry
 * whose transaction commits after ids above its own were sealed goes into the next seal. Returns how many.
 */
export async function sealAudit(core: Core): Promise<number> {
  let sealed = 0
  for (;;) {
    const count = await inTurn(core, 'seals', sealBatch)
    sealed += count
    if (count < BATCH) return sealed
  }
}

async function sealBatch({ tx, now }: TxCore): Promise<number> {
  const entries = await readUnsealed(tx, BATCH)
  const [first, last] = [entries[0], entries.at(-1)]
  if (!first || !last) return 0
  const before = await findHead(tx)
  const number = (before?.number ?? 0) + 1
  const previousHash = before?.hash ?? NO_SEAL
  await tx.insert(auditSeals).values({
    number,
    fromId: first.id,
    toId: last.id,
    entries: entries.length,
    previousHash,
    hash: hashOfSeal({ number, previousHash, at: now.toISOString() }, entries),
    at: now,
  })
  await tx.execute(sql`
    update audit_log set seal_number = ${number}
    where id = any(${arrayOf(entries.map(({ id }) => id))}::bigint[]) and seal_number is null`)
  return entries.length
}

/** The newest seal: whoever keeps its hash elsewhere can tell later that nothing before it was changed. */
export async function findHead(
  db: Queryable,
): Promise<Pick<Seal, 'number' | 'hash' | 'at'> | null> {
  const [head] = await db.select().from(auditSeals).orderBy(desc(auditSeals.number)).limit(1)
  return head ? { number: head.number, hash: head.hash, at: head.at.toISOString() } : null
}
