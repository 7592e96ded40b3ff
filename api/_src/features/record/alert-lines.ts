import { sql } from 'drizzle-orm'
import type { FollowUp } from '../../../../shared/alert.ts'
import {
  type AlertReason,
  alertReasonSentences,
  type FollowUpOutcome,
  followUpChannelWords,
  followUpOutcomeWords,
} from '../../../../shared/alert.ts'
import type { Core } from '../../kernel/core.ts'
import { rowsOf, toBuffer, toDate } from '../../kernel/rows.ts'
import { type Line, MOST_LINES } from './time-line.ts'

/** What alerts about this contact went through, and what HR found out. */
export async function listAlertLines(core: Core, contactId: string): Promise<Line[]> {
  const [events, followUps] = await Promise.all([
    listAlertEvents(core, contactId),
    listFollowUps(core, contactId),
  ])
  return [...events, ...followUps.flatMap(followUpLines)]
}

type Event = {
  event: string
  details: { reasons?: AlertReason[]; why?: string }
  at: unknown
  name: string | null
  owner: string | null
}

async function listAlertEvents(core: Core, contactId: string): Promise<Line[]> {
  const result = await core.db.execute(sql`
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

/** What HR found out about a contact, newest first; notes opened only here. */
export async function listFollowUps(
  core: Core,
  contactId: string,
  mine?: { actorId: string; undoUntil(at: Date): Date },
): Promise<FollowUp[]> {
  const now = core.clock.now()
  const result = await core.db.execute(sql`
    select f.id, f.actor_id as "actorId", f.channel, f.outcome, f.note_sealed as note, f.at, f.undone_at as "undoneAt", e.name
    from follow_ups f left join employees e on e.id = f.actor_id
    where f.contact_id = ${contactId} order by f.at desc limit ${MOST_LINES}`)
  return rowsOf<Found>(result).map((row) => {
    const { id, channel, outcome, note, actorId } = row
    const at = toDate(row.at) ?? now
    const undoneAt = toDate(row.undoneAt)
    const until = mine && actorId === mine.actorId && !undoneAt ? mine.undoUntil(at) : null
    return {
      id,
      channel,
      outcome,
      ...(note === null ? {} : { note: core.vault.open('note', toBuffer(note)) }),
      by: row.name ?? '人事',
      at: at.toISOString(),
      ...(until && until > now ? { undoUntil: until.toISOString() } : {}),
      ...(undoneAt ? { undoneAt: undoneAt.toISOString() } : {}),
    }
  })
}

type Found = {
  id: string
  actorId: string
  channel: FollowUp['channel']
  outcome: FollowUpOutcome
  note: unknown
  at: unknown
  undoneAt: unknown
  name: string | null
}

const goodNews: ReadonlySet<FollowUpOutcome> = new Set(['reached', 'in_order'])

function followUpLines({ channel, outcome, note, by, at, undoneAt }: FollowUp): Line[] {
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
