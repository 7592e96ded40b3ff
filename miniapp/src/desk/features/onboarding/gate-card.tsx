import { View } from '@tarojs/components'
import { useCallback, useState } from 'react'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { sayDay } from '../../../lib/say-time.ts'
import { serverNow } from '../../../lib/server-time.ts'
import { getOnboarding, revokeWaiver } from '../../lib/onboarding-api.ts'
import { useAct } from '../../lib/use-act.ts'
import { useAnswer } from '../../lib/use-answer.ts'
import { sayGate } from './gate-words.ts'
import { WaiverForm } from './waiver-form.tsx'
import './onboarding.scss'

type Props = { id: string; name: string }

/** Of somebody who joins: that they are not here yet, what is missing, and a way for HR to let them pass. */
export function GateCard({ id, name }: Props) {
  const ask = useCallback(() => getOnboarding(id), [id])
  const { value, reload } = useAnswer(ask)
  const [waiving, setWaiving] = useState(false)
  const { busy, refusal, run } = useAct()
  if (value?.gate.status !== 'onboarding') return null
  const isDone = value.gate.by === 'coverage'
  if (isDone && !value.preboarding) return null
  const [first, ...lines] = sayGate(value, serverNow())
  const { waiver } = value
  const done = () => {
    setWaiving(false)
    void reload()
  }
  return (
    <View className='card gate'>
      <View className='card__title' role='heading' aria-level='2'>
        {first}
      </View>
      {lines.map((line) => (
        <View key={line} className='sub second'>
          {line}
        </View>
      ))}
      {waiver ? (
        <View className='sub second'>
          {sayDay(waiver.at, serverNow())}由{waiver.by}暂免，原因：{waiver.reason}
        </View>
      ) : null}
      {refusal ? (
        <Banner tone='bad' urgent>
          {refusal.message}
        </Banner>
      ) : null}
      {waiving ? (
        <WaiverForm id={id} name={name} onDone={done} onCancel={() => setWaiving(false)} />
      ) : waiver ? (
        <Button busy={busy} onPress={() => void run(() => revokeWaiver(id), done)}>
          收回暂免
        </Button>
      ) : isDone ? null : (
        <Button onPress={() => setWaiving(true)}>暂免入职要求</Button>
      )}
    </View>
  )
}
