import { sql } from 'drizzle-orm'
import { maskName } from '../../../../shared/masked-name.ts'
import type { Core } from '../../kernel/core.ts'
import { rowsOf, toBuffer, toDate } from '../../kernel/rows.ts'
import { type HistoryRow, historyWords } from './history-words.ts'
import { type Line, MOST_LINES } from './time-line.ts'

/** The contact's own history, who did what and why; the carrier's answers are lines of their own. */
export async function listHistoryLines(core: Core, contactId: string): Promise<Line[]> {
  const result = await core.db.execute(sql`
    select h.event, h.actor, h.why, h.before, h.after, h.at, e.name, v.values_sealed as values
    from contact_history h
    left join employees e on e.id = h.actor_id
    left join contact_history_values v on v.history_id = h.id
    where h.contact_id = ${contactId} and h.event <> 'checked' order by h.id desc limit ${MOST_LINES}`)
  return rowsOf<HistoryRow & { at: unknown; values: unknown }>(result).map((row) => {
    const { text, tone, detail } = historyWords({ ...row, names: namesOf(core, row.values) })
    return {
      at: toDate(row.at)?.toISOString() ?? '',
      kind: 'history',
      tone,
      text,
      ...(detail ? { detail } : {}),
    }
  })
}

/** Before and after of a corrected name, masked. */
function namesOf({ vault }: Core, sealed: unknown): { before: string; after: string } | null {
  if (sealed === null) return null
  const values: unknown = JSON.parse(vault.open('history', toBuffer(sealed)))
  const { nameBefore, nameAfter } = values as { nameBefore?: string; nameAfter?: string }
  if (!nameBefore || !nameAfter) return null
  return { before: maskName(nameBefore), after: maskName(nameAfter) }
}
