import { sql } from 'drizzle-orm'
import type { Core } from '../../kernel/core.ts'
import { rowsOf } from '../../kernel/rows.ts'

const PAGE = 500

type Note = { importId: string; subject: string; sealed: string }

/**
 * Key rotation for own numbers that a staged import would put back: they lie sealed inside JSON, where
 * kernel/reseal.ts sees no column. May be stopped, run again and at once with itself. Returns how many were sealed anew.
 */
export async function rotateNotes(core: Pick<Core, 'db' | 'vault'>): Promise<number> {
  const { vault } = core
  let after = { importId: '', subject: '' }
  let rotated = 0
  for (;;) {
    const page: Note[] = await readPage(core, after)
    const stale = page.filter(({ sealed }) => vault.isStale(Buffer.from(sealed, 'base64')))
    const anew = stale.map((note) => {
      const plain = vault.open('phone', Buffer.from(note.sealed, 'base64'))
      return { ...note, fresh: vault.seal('phone', plain).toString('base64') }
    })
    if (anew.length > 0) rotated += await save(core, anew)
    after = page.at(-1) ?? after
    if (page.length < PAGE) return rotated
  }
}

async function readPage(
  { db }: Pick<Core, 'db'>,
  after: { importId: string; subject: string },
): Promise<Note[]> {
  const result = await db.execute(sql`
    select import_id as "importId", subject, before ->> 'phone_sealed' as sealed from import_changes
    where kind = 'number' and before ->> 'phone_sealed' is not null
      and (import_id, subject) > (${after.importId}, ${after.subject})
    order by import_id, subject limit ${PAGE}`)
  return rowsOf<Note>(result)
}

async function save(
  { db }: Pick<Core, 'db'>,
  anew: readonly (Note & { fresh: string })[],
): Promise<number> {
  const result = await db.execute(sql`
    update import_changes i set before = jsonb_set(i.before, '{phone_sealed}', to_jsonb(r.fresh))
    from jsonb_to_recordset(${JSON.stringify(anew)}::jsonb)
      as r("importId" text, subject text, sealed text, fresh text)
    where i.kind = 'number' and i.import_id = r."importId" and i.subject = r.subject
      and i.before ->> 'phone_sealed' = r.sealed
    returning 1`)
  return rowsOf(result).length
}
