import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Held } from '../../../../../shared/held.ts'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { Field } from '../../../components/field.tsx'
import { TextEntry } from '../../../components/text-entry.tsx'
import { DeskScreen } from '../../components/desk-screen.tsx'
import { askHeld } from '../../lib/access-api.ts'
import { useAct } from '../../lib/use-act.ts'
import { HeldCard } from './held-card.tsx'
import './held.scss'

/** A contact asks what the company holds of them. */
export function HeldScreen() {
  const [held, setHeld] = useState<Held | null>(null)
  return (
    <DeskScreen
      title='资料查询'
      at='held'
      detail='联络人要求查看公司保存了什么时用。请先确认来要的是本人；会记下您的名字、时间和原因。'
    >
      {held ? <HeldCard held={held} onDone={() => setHeld(null)} /> : <AskForm onFound={setHeld} />}
    </DeskScreen>
  )
}

function AskForm({ onFound }: { onFound: (held: Held) => void }) {
  const { busy, refusal, run } = useAct()
  const [phone, setPhone] = useState('')
  const [reason, setReason] = useState('')
  const [pressed, setPressed] = useState(false)
  const noPhone = pressed && phone.trim().length < 5 ? '请填对方的手机号' : null
  const noReason = pressed && reason.trim().length < 2 ? '请写明谁、为什么要看' : null
  const send = () => {
    setPressed(true)
    if (phone.trim().length >= 5 && reason.trim().length >= 2)
      void run(() => askHeld({ phone: phone.trim(), reason: reason.trim() }), onFound)
  }
  return (
    <View className='card held'>
      <Field
        label='对方的手机号'
        id='held-phone'
        message={noPhone ? { tone: 'bad', head: noPhone } : null}
      >
        <TextEntry
          label='对方的手机号'
          describedBy='held-phone-message'
          value={phone}
          placeholder='11 位手机号，或带区号的座机'
          kind='anyNumber'
          tone={noPhone ? 'bad' : 'plain'}
          maxLength={30}
          onInput={setPhone}
        />
      </Field>
      <Field
        label='谁、为什么要看'
        id='held-reason'
        message={noReason ? { tone: 'bad', head: noReason } : null}
      >
        <TextEntry
          label='谁、为什么要看'
          describedBy='held-reason-message'
          value={reason}
          placeholder='例如：本人打总机要求查看'
          tone={noReason ? 'bad' : 'plain'}
          maxLength={100}
          onInput={setReason}
        />
      </Field>
      {refusal ? (
        <Banner tone='bad' urgent>
          {refusal.code === 'no_network'
            ? '网络不通，没有查到。请检查网络后再按一次。'
            : refusal.message}
        </Banner>
      ) : null}
      <Button look='primary' icon='eye' busy={busy} onPress={send}>
        {busy ? '正在查…' : '查看保存了什么'}
      </Button>
    </View>
  )
}
