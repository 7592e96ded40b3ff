import { and, desc, eq, sql } from 'drizzle-orm'
import { imports } from '../../../../db/schema/index.ts'
import { writeAudit } from '../../kernel/audit.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { announce } from '../../kernel/outbox.ts'
import { takeNotes } from './change-notes.ts'
import { AT_ONCE, type UndoPeople } from './people-writer.ts'

/**
 * Takes back the newest import that is still staged: its contacts and issues go, people, numbers and
 * departments are put back as they were. Null if none is staged, or not `importId`; a started import cannot be taken
 * back.
 */
export function undoImport(
  core: Core,
  {
    undoPeople,
    importId,
    actorId,
  }: { undoPeople: UndoPeople; importId?: string; actorId?: string },
): Promise<{ importId: string } | null> {
  return inTransaction(core, async (t) => {
    const [newest] = await t.tx
      .select({ id: imports.id })
      .from(imports)
      .where(eq(imports.state, 'staged'))
      .orderBy(desc(imports.createdAt), desc(imports.id))
      .limit(1)
    if (!newest || (importId !== undefined && newest.id !== importId)) return null
    const [mine] = await t.tx
      .update(imports)
      .set({ state: 'undone', undoneAt: t.now })
      .where(and(eq(imports.id, newest.id), eq(imports.state, 'staged')))
      .returning({ importId: imports.id })
    if (!mine) return null
    await t.tx.execute(sql`delete from staged_contacts where import_id = ${mine.importId}`)
    await t.tx.execute(sql`delete from import_issues where import_id = ${mine.importId}`)
    for await (const notes of takeNotes(t.tx, mine.importId))
      await undoPeople(t, { notes, at: AT_ONCE })
    await announce(t.tx, t.now, 'employees.changed', { afterId: '' })
    await writeAudit(t.tx, t.now, {
      actorId: actorId ?? null,
      action: 'import.undone',
      subject: mine.importId,
    })
    return mine
  })
}
