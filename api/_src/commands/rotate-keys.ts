import { rotateNotes } from '../features/import/rotate-notes.ts'
import { resealColumn, sealedColumns } from '../kernel/reseal.ts'
import { asCommand } from './server/as-command.ts'
import { withCore } from './server/open-core.ts'

// The newest key stands first in VAULT_KEYS; the older ones stay until this has run. It may be stopped and run again.
asCommand(async () => {
  await withCore(async (core) => {
    const { db, vault } = core
    for (const column of sealedColumns) {
      const resealed = await resealColumn(db, vault, column)
      console.log(`${column.table}.${column.column}: ${resealed} sealed anew`)
    }
    console.log(`import_changes.before: ${await rotateNotes(core)} sealed anew`)
  })
  console.log('Everything is sealed with the first key of VAULT_KEYS; older keys may go.')
})
