import { type Difference, MOST_LISTED, type SyncCounts } from './directory-sync.ts'

export type Tally = {
  add(differences: readonly Difference[]): void
  counts(beside: Pick<SyncCounts, 'departments' | 'members' | 'hidden'>): SyncCounts
  listed(): Difference[]
}

/** Counts every difference and lists the first few hundred: of a company that is read for the first time all are new. */
export function createTally(): Tally {
  const byKind: Partial<Record<Difference['kind'], number>> = {}
  const listed: Difference[] = []
  const count = (...kinds: Difference['kind'][]) =>
    kinds.reduce((sum, kind) => sum + (byKind[kind] ?? 0), 0)
  return {
    add(differences) {
      for (const one of differences) {
        byKind[one.kind] = (byKind[one.kind] ?? 0) + 1
        if (listed.length < MOST_LISTED) listed.push(one)
      }
    },
    counts: (beside) => ({
      ...beside,
      joined: count('joined'),
      returned: count('returned'),
      changed: count('changed'),
      left: count('left'),
      held: count('left_elsewhere', 'same_name', 'employee_no_twice', 'refused'),
    }),
    listed: () => listed,
  }
}
