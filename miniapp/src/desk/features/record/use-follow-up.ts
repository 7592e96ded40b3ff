import { useState } from 'react'
import { newFollowUpSchema } from '../../../../../shared/alert.ts'
import { newKey } from '../../../lib/new-key.ts'
import { mayRepeat } from '../../../lib/refusal.ts'
import { recordFollowUp } from '../../lib/desk-api.ts'
import { nameSend } from '../../lib/name-send.ts'
import { useAct } from '../../lib/use-act.ts'
import {
  dropFollowUp,
  emptyFollowUp,
  type FollowUpDraft,
  keepFollowUp,
  readFollowUp,
} from './follow-up-draft.ts'

/**
 * The form's content, kept on this device until it is saved; a repeat after a lost answer saves once. `onLost`: somebody
 * else was first; given the note that was not saved.
 */
export function useFollowUp(
  alertId: string,
  { onSaved, onLost }: { onSaved: () => void; onLost: (note: string) => void },
) {
  const [draft, setDraft] = useState<FollowUpDraft>(() => readFollowUp(alertId, Date.now()))
  const [pressed, setPressed] = useState(false)
  const { busy, refusal, run, clear } = useAct()

  const change = (part: Partial<FollowUpDraft>) => {
    const next = { ...draft, ...part }
    keepFollowUp(alertId, next, Date.now())
    setDraft(next)
    clear()
  }
  const save = () => {
    setPressed(true)
    const { channel, outcome, note } = draft
    const read = newFollowUpSchema.safeParse({
      channel,
      outcome,
      ...(note.trim() ? { note: note.trim() } : {}),
    })
    if (!read.success) return
    const sent = nameSend(draft.sent, read.data, newKey)
    const named = { ...draft, sent }
    keepFollowUp(alertId, named, Date.now())
    setDraft(named)
    void run(
      async () => {
        const answer = await recordFollowUp(alertId, read.data, sent.key)
        // an answered one is over; only an unanswered one keeps its key
        if (!answer.ok && !mayRepeat(answer.refusal)) {
          keepFollowUp(alertId, { ...draft, sent: null }, Date.now())
          setDraft({ ...draft, sent: null })
        }
        if (!answer.ok && answer.refusal.code === 'lost_race') onLost(draft.note)
        return answer
      },
      () => {
        dropFollowUp(alertId)
        setDraft(emptyFollowUp)
        setPressed(false)
        onSaved()
      },
    )
  }
  const missing = pressed
    ? [draft.channel ? '' : '怎么联系的', draft.outcome ? '' : '结果'].filter(Boolean)
    : []
  return { draft, change, save, busy, refusal, missing }
}
