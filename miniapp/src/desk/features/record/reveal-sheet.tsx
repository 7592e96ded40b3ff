import { View } from '@tarojs/components'
import { useState } from 'react'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { NoteEntry } from '../../components/note-entry.tsx'
import { Sheet } from '../../components/sheet.tsx'
import type { Reveal } from './use-reveal.ts'
import './reveal-sheet.scss'

const reasons = ['跟进这条预警', '短信没有答复，打电话核实', '员工请我核对号码'] as const

/** One press gives the reason and shows the number; another reason can be written. */
export function RevealSheet({ reveal, onClose }: { reveal: Reveal; onClose: () => void }) {
  const { busy, refusal, typed, setTyped } = reveal
  const [short, setShort] = useState(false)
  const send = () => {
    setShort(typed.trim().length < 2)
    if (typed.trim().length >= 2) reveal.reveal(typed.trim())
  }
  return (
    <Sheet title='为什么要看号码' onClose={onClose}>
      <View className='sub second'>点一个原因，马上显示号码。会记下您的名字、时间和原因。</View>
      <View className='reveal__reasons'>
        {reasons.map((reason) => (
          <Button key={reason} look='line' busy={busy} onPress={() => reveal.reveal(reason)}>
            {reason}
          </Button>
        ))}
      </View>
      <NoteEntry
        label='其他原因'
        value={typed}
        placeholder='其他原因，请写几个字'
        maxLength={100}
        onInput={setTyped}
      />
      {short ? (
        <Banner tone='bad' urgent>
          请写明为什么要看号码，至少 2 个字
        </Banner>
      ) : refusal ? (
        <Banner tone='bad' urgent>
          {refusal.code === 'no_network'
            ? '网络不通，号码没有取到。请检查网络后再按一次。'
            : refusal.message}
        </Banner>
      ) : null}
      <Button look='primary' icon='eye' busy={busy} onPress={send}>
        {busy ? '正在取号码…' : '写好了，看号码'}
      </Button>
    </Sheet>
  )
}
