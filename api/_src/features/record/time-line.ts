import type { FollowUp } from '../../../../shared/alert.ts'
import type { FindingView } from '../../../../shared/cross-check.ts'
import type { TimelineEntry } from '../../../../shared/record.ts'
import type { Core } from '../../kernel/core.ts'
import { followUpLines, listAlertLines } from './alert-lines.ts'
import { listHistoryLines } from './history-lines.ts'
import { listMessageLines } from './message-lines.ts'
import { listCheckLines, listRevealLines } from './outside-lines.ts'

/** How much of a long life is shown: the latest of it. */
export const MOST_LINES = 200

export type Line = TimelineEntry

/**
 * All that happened to a contact on one time line, the newest first: its history, number checks, messages, findings,
 * alerts, follow-ups and reveals, in the words of HR. The latest 200.
 */
export async function listTimeLine(
  core: Core,
  contact: { id: string; phoneHash: string },
  known: { findings: readonly FindingView[]; followUps: readonly FollowUp[] },
): Promise<Line[]> {
  const lines = await Promise.all([
    listHistoryLines(core, contact.id),
    listCheckLines(core.db, contact.phoneHash),
    listMessageLines(core.db, contact.id),
    listAlertLines(core.db, contact.id),
    listRevealLines(core.db, contact.id),
  ])
  const told = [...known.findings.flatMap(findingLines), ...known.followUps.flatMap(followUpLines)]
  return [...lines.flat(), ...told]
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
    .slice(0, MOST_LINES)
}

function findingLines({ text, details, foundAt, clearedAt }: FindingView): Line[] {
  const detail = details && details.length > 0 ? { detail: details.join('；') } : {}
  const found: Line = {
    at: foundAt,
    kind: 'finding',
    tone: 'note',
    text: `核对发现：${text}`,
    ...detail,
  }
  if (!clearedAt) return [found]
  return [found, { at: clearedAt, kind: 'finding', tone: 'ok', text: `核对已了结：${text}` }]
}
