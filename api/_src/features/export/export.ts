import type { ExportState } from '../../../../shared/export.ts'
import { DAY } from '../../kernel/clock.ts'

/** How long an approved export may be downloaded (design §9). */
export const EXPORT_LIFE = DAY

export type ExportFacts = {
  state: 'requested' | 'approved' | 'refused'
  requestedBy: string
  expiresAt: Date | null
}

/** How it stands now: what was approved expires. */
export function exportState({ state, expiresAt }: ExportFacts, now: Date): ExportState {
  return state === 'approved' && (!expiresAt || expiresAt <= now) ? 'expired' : state
}

/** Another person than the one who asked. */
export function mayDecide(facts: ExportFacts, deciderId: string): boolean {
  return facts.state === 'requested' && facts.requestedBy !== deciderId
}

/** Whoever asked, and nobody else, until it expires. */
export function mayDownload(facts: ExportFacts, actorId: string, now: Date): boolean {
  return facts.requestedBy === actorId && exportState(facts, now) === 'approved'
}
