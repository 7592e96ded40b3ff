import { type DirectorySyncs, directorySyncsSchema } from '../../../../shared/directory.ts'
import { type RosterConflicts, rosterConflictsSchema } from '../../../../shared/roster.ts'
import type { Answer } from '../../lib/refusal.ts'
import { askDesk, tellDesk } from './ask.ts'

export function listSyncs(): Promise<Answer<DirectorySyncs>> {
  return askDesk('/directory-syncs', directorySyncsSchema)
}

/** `acceptLeavers` after a reading stopped: whoever is missing has left. */
export function requestSync(acceptLeavers: boolean): Promise<Answer<DirectorySyncs>> {
  return tellDesk('POST', '/directory-syncs', directorySyncsSchema, { body: { acceptLeavers } })
}

export function listRosterConflicts(cursor?: string): Promise<Answer<RosterConflicts>> {
  return askDesk('/roster-conflicts', rosterConflictsSchema, { cursor })
}
