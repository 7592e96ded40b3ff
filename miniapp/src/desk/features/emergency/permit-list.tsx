import { View } from '@tarojs/components'
import { useState } from 'react'
import type { EmergencyPermit } from '../../../../../shared/emergency.ts'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { focusOn } from '../../../lib/focus.ts'
import { sayTime } from '../../../lib/say-time.ts'
import { serverNow } from '../../../lib/server-time.ts'
import { grantPermit, listPermits } from '../../lib/emergency-api.ts'
import { useAct } from '../../lib/use-act.ts'
import { useAnswer } from '../../lib/use-answer.ts'

/** Colleagues who must open more cards and need somebody to agree. */
export function PermitList() {
  const { value, reload } = useAnswer(listPermits)
  const waiting = value?.permits.filter((permit) => !permit.granted && !permit.mine) ?? []
  const [granted, setGranted] = useState('')
  const tell = ({ requestedBy }: EmergencyPermit) => {
    setGranted(requestedBy)
    void reload().then(() => focusOn('.permit-said'))
  }
  return (
    <>
      {granted ? (
        <View className='permit-said'>
          <Banner tone='ok'>已同意{granted}再打开 5 位。</Banner>
        </View>
      ) : null}
      {waiting.map((permit) => (
        <Permit key={permit.id} permit={permit} onGranted={() => tell(permit)} />
      ))}
    </>
  )
}

function Permit({ permit, onGranted }: { permit: EmergencyPermit; onGranted: () => void }) {
  const { busy, refusal, run } = useAct()
  return (
    <View className='card permit'>
      <View className='strong'>{permit.requestedBy}要再打开紧急联系卡，请您同意</View>
      <View className='sub second'>
        一小时内已打开 5 位员工的卡。{sayTime(permit.expiresAt, serverNow())}{' '}
        之前有效。请先问清楚出了什么事。
      </View>
      {refusal ? (
        <Banner tone='bad' urgent>
          {refusal.message}
        </Banner>
      ) : null}
      <Button
        look='soft'
        busy={busy}
        label={`同意${permit.requestedBy}再打开 5 位`}
        onPress={() => void run(() => grantPermit(permit.id), onGranted)}
      >
        同意再打开 5 位
      </Button>
    </View>
  )
}
