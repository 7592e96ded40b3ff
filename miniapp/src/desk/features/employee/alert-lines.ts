import {
  type AlertDetail,
  type FollowUp,
  followUpChannelWords,
  followUpOutcomeWords,
} from '../../../../../shared/alert.ts'
import type { TimelineEntry } from '../../../../../shared/record.ts'

// told by the follow-ups themselves, with their notes
const toldElsewhere = ['followed_up', 'follow_up_undone']

/** What an alert went through and what HR found out, on one line, the newest first. */
export function alertLines({
  history,
  followUps,
}: Pick<AlertDetail, 'history' | 'followUps'>): TimelineEntry[] {
  const events = history
    .filter(({ event }) => !toldElsewhere.includes(event))
    .map(
      ({ at, event, text, by }): TimelineEntry => ({
        at,
        kind: 'alert',
        tone: event === 'closed' ? 'ok' : 'note',
        text: by ? `${by}：${text}` : text,
      }),
    )
  return [...events, ...followUps.map(lineOf)].sort((a, b) => (a.at < b.at ? 1 : -1))
}

function lineOf({ at, by, channel, outcome, note, undoneAt }: FollowUp): TimelineEntry {
  const text = `${by}（${followUpChannelWords[channel]}）：${followUpOutcomeWords[outcome]}`
  return {
    at,
    kind: 'follow_up',
    tone: undoneAt ? 'note' : 'wait',
    text: undoneAt ? `${text}（已撤回）` : text,
    ...(note ? { detail: note } : {}),
  }
}
