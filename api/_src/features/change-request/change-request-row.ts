import type { changeRequests } from '../../../../db/schema/index.ts'
import type { RequestFacts } from './change-request.ts'

/** What the rules of a change request look at. */
export function factsOf(row: typeof changeRequests.$inferSelect): RequestFacts {
  return { ...row, wasWithHr: row.passedToHrAt !== null }
}
