import { View } from '@tarojs/components'
import { useState } from 'react'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { sayDay } from '../../../lib/say-time.ts'
import { serverNow } from '../../../lib/server-time.ts'
import { Chips } from '../../components/chips.tsx'
import { NoteEntry } from '../../components/note-entry.tsx'
import { waiveOnboarding } from '../../lib/onboarding-api.ts'
import { useAct } from '../../lib/use-act.ts'
import { lastDay, spans } from './gate-words.ts'

type Props = { id: string; name: string; onDone: () => void; onCancel: () => void }

/** Until when, and why; both are kept. */
export function WaiverForm({ id, name, onDone, onCancel }: Props) {
  const [days, setDays] = useState<string>('14')
  const [reason, setReason] = useState('')
  const [pressed, setPressed] = useState(false)
  const { busy, refusal, run } = useAct()
  const until = lastDay(serverNow(), Number(days))
  const isMissing = reason.trim().length < 2
  const save = () => {
    setPressed(true)
    if (!isMissing) void run(() => waiveOnboarding(id, { reason: reason.trim(), until }), onDone)
  }
  return (
    <View className='gate'>
      <View className='sub second'>暂免多久（到 {sayDay(until, serverNow())}为止）</View>
      <Chips label='暂免多久' choices={spans} chosen={days} onChoose={setDays} />
      <NoteEntry
        label='原因'
        value={reason}
        placeholder='原因，例如：在外地培训，月底回来补'
        maxLength={200}
        onInput={setReason}
      />
      {pressed && isMissing ? (
        <Banner tone='bad' urgent>
          请写原因，至少两个字
        </Banner>
      ) : refusal ? (
        <Banner tone='bad' urgent>
          {refusal.message}
        </Banner>
      ) : null}
      <View className='sub second'>
        暂免期间不再提醒{name}；到期还没有联络人，会重新提醒。这一步会记入审计。
      </View>
      <Button look='primary' busy={busy} onPress={save}>
        暂免
      </Button>
      <Button look='text' onPress={onCancel}>
        不暂免
      </Button>
    </View>
  )
}
