import { contactHistory, contactHistoryValues } from '../../../../db/schema/index.ts'
import type { TxCore } from '../../kernel/core.ts'
import { announce } from '../../kernel/outbox.ts'

export type HistoryEntry = Omit<typeof contactHistory.$inferInsert, 'id' | 'at'> & {
  /** Names or numbers before and after: sealed in the side row that purge deletes. */
  values?: Record<string, string>
}

/**
 * Adds one row that is never edited; personal values go to the side row (design §4.5). Announces `contact.touched`:
 * nothing changes without a row, so nothing changes without being judged anew.
 */
export async function writeHistory(t: TxCore, { values, ...entry }: HistoryEntry): Promise<void> {
  const [row] = await t.tx
    .insert(contactHistory)
    .values({ ...entry, at: t.now })
    .returning({ id: contactHistory.id })
  await announce(t.tx, t.now, 'contact.touched', { contactId: entry.contactId })
  if (!row || !values) return
  await t.tx.insert(contactHistoryValues).values({
    historyId: row.id,
    contactId: entry.contactId,
    valuesSealed: t.vault.seal('history', JSON.stringify(values)),
  })
}
