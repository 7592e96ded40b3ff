import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { Chips } from '../../components/chips.tsx'
import { NoteEntry } from '../../components/note-entry.tsx'
import { Sheet } from '../../components/sheet.tsx'

const OTHER = '其他原因'
const reasons = ['请先和本人当面核实', '原因没写清楚', '号码或关系可能填错了', OTHER]

export type RefuseDraft = { reason: string | null; note: string }
export const emptyRefusal: RefuseDraft = { reason: null, note: '' }

type Props = {
  /** What follows from it. */
  after: string
  busy: boolean
  trouble: ReactNode
  /** Kept by the page: what was chosen and typed is there again when the sheet was closed by a slip. */
  draft: RefuseDraft
  onDraft: (draft: RefuseDraft) => void
  onRefuse: (note: string) => void
  onClose: () => void
}

/** Why not: chosen, and a sentence where one likes. */
export function RefuseSheet({ after, busy, trouble, draft, onDraft, onRefuse, onClose }: Props) {
  const { reason, note } = draft
  const [pressed, setPressed] = useState(false)
  const missing = !reason || (reason === OTHER && note.trim() === '')
  const send = () => {
    setPressed(true)
    if (missing) return
    const parts = reason === OTHER ? [note.trim()] : [reason, note.trim()]
    onRefuse(parts.filter(Boolean).join('。'))
  }
  return (
    <Sheet title='为什么不同意？' onClose={onClose}>
      <View className='sub second'>{after}</View>
      <Chips
        look='row'
        label='为什么不同意'
        choices={reasons.map((value) => ({ value, words: value }))}
        chosen={reason}
        onChoose={(chosen) => onDraft({ ...draft, reason: chosen })}
      />
      <NoteEntry
        label='补充一句（可不填）'
        value={note}
        placeholder='补充一句（可不填）'
        maxLength={150}
        onInput={(typed) => onDraft({ ...draft, note: typed })}
      />
      {pressed && missing ? (
        <Banner tone='bad' urgent>
          {reason ? '请写一句是什么原因' : '请选为什么不同意'}
        </Banner>
      ) : (
        trouble
      )}
      <Button look='bad' busy={busy} onPress={send}>
        确定不同意
      </Button>
      <Button look='text' onPress={onClose}>
        返回，再看看
      </Button>
    </Sheet>
  )
}
