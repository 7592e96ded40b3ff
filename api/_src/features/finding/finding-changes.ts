import type { Details, NewFinding } from './finding.ts'

/** A row that is open, or that HR looked at and found in order. */
export type KeptFinding = { id: string; kind: string; details: Details; open: boolean }

export type FindingChanges = {
  added: NewFinding[]
  /** Open, with other details than before. */
  changed: { id: string; details: Details }[]
  clearedIds: string[]
}

/**
 * What makes the kept rows say what holds now. What HR found in order stays so until its details change: another
 * person with the number, another relation, one more change.
 */
export function changesTo(
  kept: readonly KeptFinding[],
  holding: readonly NewFinding[],
): FindingChanges {
  const open = kept.filter((row) => row.open)
  const changes: FindingChanges = { added: [], changed: [], clearedIds: [] }
  for (const row of open)
    if (!holding.some(({ kind }) => kind === row.kind)) changes.clearedIds.push(row.id)
  for (const finding of holding) {
    const row = open.find(({ kind }) => kind === finding.kind)
    if (row) {
      if (!isSame(row.details, finding.details))
        changes.changed.push({ id: row.id, details: finding.details })
    } else if (
      !kept.some((old) => old.kind === finding.kind && isSame(old.details, finding.details))
    )
      changes.added.push(finding)
  }
  return changes
}

/** Whatever the order of the keys: the database keeps its own. */
function isSame(a: Details, b: Details): boolean {
  return inOrder(a) === inOrder(b)
}

function inOrder(details: Details): string {
  return JSON.stringify(Object.entries(details).sort(([a], [b]) => (a < b ? -1 : 1)))
}
