import { sql } from 'drizzle-orm'
import type { Transaction } from '../../../../db/client.ts'
import { rowsOf } from '../../kernel/rows.ts'
import type { ChangeNote } from './people-writer.ts'

const PAGE = 2000

export async function keepNotes(
  tx: Transaction,
  importId: string,
  notes: readonly ChangeNote[],
): Promise<void> {
  if (notes.length === 0) return
  await tx.execute(sql`
    insert into import_changes (import_id, kind, subject, before)
    select ${importId}, kind, subject, before
    from jsonb_to_recordset(${JSON.stringify(notes)}::jsonb) as r(kind text, subject text, before jsonb)`)
}

/** Takes the notes away page by page: numbers, then employees, then departments. */
export async function* takeNotes(tx: Transaction, importId: string): AsyncGenerator<ChangeNote[]> {
  for (;;) {
    const page = await tx.execute(sql`
      with page as (
        select kind, subject from import_changes where import_id = ${importId}
        order by kind desc, subject limit ${PAGE})
      delete from import_changes i using page
      where i.import_id = ${importId} and i.kind = page.kind and i.subject = page.subject
      returning i.kind, i.subject, i.before`)
    const notes = rowsOf<ChangeNote>(page)
    if (notes.length === 0) return
    yield notes
  }
}
