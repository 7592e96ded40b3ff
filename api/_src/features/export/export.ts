import type { ExportState } from '../../../../shared/export.ts'
import { addMilliseconds, DAY } from '../../kernel/clock.ts'

/** How long an approved export may be downloaded (design §9). */
export const EXPORT_LIFE = DAY

/** How long a request waits for a decision: what nobody decided by then is asked for anew. */
export const REQUEST_LIFE = 3 * DAY

export type ExportFacts = {
  state: 'requested' | 'approved' | 'refused'
  requestedBy: string
  requestedAt: Date
  expiresAt: Date | null
}

/** How it stands now: what was approved expires, and so does what nobody decided. */
export function exportState(facts: ExportFacts, now: Date): ExportState {
  const { state, requestedAt, expiresAt } = facts
  if (state === 'requested' && addMilliseconds(requestedAt, REQUEST_LIFE) <= now) return 'expired'
  return state === 'approved' && (!expiresAt || expiresAt <= now) ? 'expired' : state
}

/** Another person than the one who asked, in time. */
export function mayDecide(facts: ExportFacts, deciderId: string, now: Date): boolean {
  return exportState(facts, now) === 'requested' && facts.requestedBy !== deciderId
}

/** Whoever asked, and nobody else, until it expires. */
export function mayDownload(facts: ExportFacts, actorId: string, now: Date): boolean {
  return facts.requestedBy === actorId && exportState(facts, now) === 'approved'
}
