import { View } from '@tarojs/components'
import { useState } from 'react'
import type { ContactHistory } from '../../../../shared/contact.ts'
import { Button } from '../../components/button.tsx'
import { getHistory } from '../../lib/contacts-api.ts'
import { focusOn } from '../../lib/focus.ts'
import { sayMoment } from '../../lib/say-time.ts'
import { serverNow } from '../../lib/server-time.ts'
import './history.scss'

/** What happened to this contact, newest first; fetched when somebody wants to know. */
export function History({ id }: { id: string }) {
  const [entries, setEntries] = useState<ContactHistory['history'] | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  const open = async () => {
    setBusy(true)
    const answer = await getHistory(id)
    setBusy(false)
    setTrouble(answer.ok ? null : answer.refusal.message)
    if (!answer.ok) return
    setEntries(newestFirst(answer.value.history))
    focusOn('.history')
  }
  if (!entries)
    return (
      <>
        <Button look='row' icon='clock' busy={busy} onPress={() => void open()}>
          看看经过
        </Button>
        {trouble ? (
          <View className='sub c-bad' role='alert'>
            {trouble}
          </View>
        ) : null}
      </>
    )
  return (
    <View className='history' role='list' aria-label='经过'>
      {entries.length === 0 ? <View className='sub second'>还没有记录</View> : null}
      {entries.map((entry) => (
        <View key={`${entry.at}${entry.event}`} className='history__entry' role='listitem'>
          <View>{entry.text}</View>
          <View className='note third'>{sayMoment(entry.at, serverNow())}</View>
        </View>
      ))}
    </View>
  )
}

function newestFirst(history: ContactHistory['history']): ContactHistory['history'] {
  return [...history].sort((a, b) => b.at.localeCompare(a.at))
}
