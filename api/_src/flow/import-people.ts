import { savePeople } from '../features/employee/save-people.ts'
import { undoPeople } from '../features/employee/undo-people.ts'
import { type ImportOutcome, importRoster } from '../features/import/import-roster.ts'
import { importUpload } from '../features/import/import-upload.ts'
import type { Roster } from '../features/import/roster.ts'
import { undoImport } from '../features/import/undo-import.ts'
import type { Core } from '../kernel/core.ts'

/** The import stages a roster; its people go to whoever keeps people. */
export function stageRoster(
  core: Core,
  input: { roster: Roster; asOf: string; onRow?: (done: number, total: number) => void },
): Promise<ImportOutcome> {
  return importRoster(core, { ...input, savePeople })
}

/** The same for a roster that was uploaded at the desk and confirmed there. */
export function stageUpload(core: Core, { uploadId }: { uploadId: string }): Promise<void> {
  return importUpload(core, { uploadId, savePeople })
}

/** Takes the newest staged import back, its people included; null if none is staged, or the newest is another one. */
export function undoRoster(
  core: Core,
  by: { actorId?: string; importId?: string } = {},
): Promise<{ importId: string } | null> {
  return undoImport(core, { undoPeople, ...by })
}
