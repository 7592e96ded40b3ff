import type { DirectoryDepartment, DirectoryMember } from '../../ports/directory.ts'

/** What a reading of the directory found otherwise than it was here. */
export const differenceKinds = [
  'joined',
  'returned',
  'left',
  'changed',
  'left_elsewhere',
  'same_name',
  'employee_no_twice',
  'refused',
] as const
export type DifferenceKind = (typeof differenceKinds)[number]

export type Difference = {
  kind: DifferenceKind
  userid: string
  /** Null: nobody here is meant. */
  employeeId: string | null
  /** Which fields changed, or why it was refused. */
  details?: readonly string[]
}

export type SyncCounts = {
  departments: number
  members: number
  joined: number
  returned: number
  changed: number
  left: number
  /** Known here, and outside what the app may see: left as they are. */
  hidden: number
  /** In the directory, and left as they are until a person has looked. */
  held: number
}

/** Read as a whole or not at all. */
export type Company = {
  departments: readonly DirectoryDepartment[]
  /** By account. */
  members: ReadonlyMap<string, DirectoryMember>
}

/** So many are listed; the counts say how many there were. */
export const MOST_LISTED = 300

/** More than these at once, and more than this share of the company, is no ordinary day. */
const FEW = 20
const SHARE = 0.05

/**
 * Would a whole part of the company be gone? Then the visible range was changed, or WeCom's answer was not whole: nobody
 * is taken for a leaver until a person says so.
 */
export function isImplausible(missing: number, known: number): boolean {
  return missing > FEW && missing > known * SHARE
}
