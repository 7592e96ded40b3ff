import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import {
  type AlertReason,
  alertReasonSentences,
  type FollowUp,
  type FollowUpOutcome,
  followUpChannelWords,
  followUpOutcomeWords,
} from '../../../../shared/alert.ts'
import { rowsOf, toDate } from '../../kernel/rows.ts'
import { type Line, MOST_LINES } from './time-line.ts'

type Event = {
  event: string
  details: { reasons?: AlertReason[]; why?: string }
  at: unknown
  name: string | null
  owner: string | null
}

/** What alerts about this contact went through; what HR found out are lines of its own. */
export async function listAlertLines(db: Queryable, contactId: string): Promise<Line[]> {
  const result = await db.execute(sql`
    select h.event, h.details, h.at, e.name, o.name as owner
    from alert_history h join alerts a on a.id = h.alert_id
    left join employees e on e.id = h.actor_id
    left join employees o on o.id = h.details ->> 'owner'
    where a.contact_id = ${contactId} and h.event not in ('followed_up', 'follow_up_undone')
    order by h.id desc limit ${MOST_LINES}`)
  return rowsOf<Event>(result).flatMap((row) => {
    const told = tellEvent(row)
    return told ? [{ at: toDate(row.at)?.toISOString() ?? '', kind: 'alert', ...told }] : []
  })
}

function tellEvent({
  event,
  details,
  owner,
}: Event): Pick<Line, 'text' | 'tone' | 'detail'> | null {
  const about = (details.reasons ?? []).map((reason) => alertReasonSentences[reason]).join('；')
  const detail = about ? { detail: about } : {}
  switch (event) {
    case 'opened':
      return { text: '系统发出预警', tone: 'bad', ...detail }
    case 'reasons_changed':
      return { text: '预警的原因有变', tone: 'note', ...detail }
    case 'handed_over':
      return { text: owner ? `预警转给${owner}` : '预警暂时没有人负责', tone: 'note' }
    case 'delivered':
      return { text: '已经通知负责的人事', tone: 'note' }
    case 'escalated':
      return { text: '过期未处理，已报给人事主管', tone: 'bad' }
    case 'closed':
      return { text: '预警已了结', tone: 'ok' }
    default:
      return null
  }
}

const goodNews: ReadonlySet<FollowUpOutcome> = new Set(['reached', 'in_order'])

/** What HR found out. */
export function followUpLines({ channel, outcome, note, by, at, undoneAt }: FollowUp): Line[] {
  const words = `${by}（${followUpChannelWords[channel]}）：${followUpOutcomeWords[outcome]}`
  const told: Line = {
    at,
    kind: 'follow_up',
    tone: undoneAt ? 'note' : goodNews.has(outcome) ? 'ok' : 'wait',
    text: undoneAt ? `${words}（已撤回）` : words,
    ...(note ? { detail: note } : {}),
  }
  return [told]
}
