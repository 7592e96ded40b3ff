import { isDeepStrictEqual } from 'node:util'
import type { Issue } from './issue-reasons.ts'
import type { RosterEmployee } from './roster.ts'

/**
 * Two rows with one 工号: the same person again is counted and no more; another content goes by the newer
 * update date (else the earlier row) and is listed; another name is another person, and only listed.
 */
export function settleDuplicate(
  earlier: RosterEmployee,
  later: RosterEmployee,
  column: string,
): { keep: RosterEmployee; issue: Issue | null } {
  const issue = (
    reason: 'duplicate_differs' | 'duplicate_other_person',
    dropped: RosterEmployee,
  ) => ({
    row: dropped.row,
    employeeNo: dropped.employeeNo,
    column,
    reason,
    otherRow: dropped === later ? earlier.row : later.row,
  })
  if (isDeepStrictEqual({ ...earlier, row: 0 }, { ...later, row: 0 }))
    return { keep: earlier, issue: null }
  if (earlier.name !== later.name) {
    return { keep: earlier, issue: issue('duplicate_other_person', later) }
  }
  const newer = (later.updatedOn ?? '') > (earlier.updatedOn ?? '')
  return newer
    ? { keep: later, issue: issue('duplicate_differs', earlier) }
    : { keep: earlier, issue: issue('duplicate_differs', later) }
}
