import { sql } from 'drizzle-orm'
import { byIndex } from './by-index.ts'
import { type Core, inTransaction, type TxCore } from './core.ts'

/** What is worked out or compared from scratch; of one kind only one instance at a time reads and writes. */
const turns = {
  findings: 1,
  scores: 2,
  coverages: 3,
  people: 4,
  settings: 5,
  seals: 6,
  reminders: 7,
} as const

// The first half of the lock's key: any number, as long as nothing else in this database uses it.
const LOCK = 70_112_612

/**
 * Runs `work` in one transaction, after all others of its kind: whoever reads here sees what the one before wrote,
 * so what is worked out from an older state never overwrites what is worked out from a newer one.
 */
export function inTurn<T>(
  core: Core,
  what: keyof typeof turns,
  work: (t: TxCore) => Promise<T>,
): Promise<T> {
  return inTransaction(core, async (t) => {
    await takeTurn(t, what)
    return work(t)
  })
}

/** The same within a transaction that is under way; its turn ends with it. */
export async function takeTurn({ tx }: TxCore, what: keyof typeof turns): Promise<void> {
  await tx.execute(sql`
    select pg_advisory_xact_lock(${LOCK}::int, ${turns[what]}::int), ${byIndex}`)
}
