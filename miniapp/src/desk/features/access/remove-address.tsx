import { View } from '@tarojs/components'
import { useEffect } from 'react'
import type { WorkAddressKind } from '../../../../../shared/access.ts'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { focusOn } from '../../../lib/focus.ts'
import { removeWorkAddress } from '../../lib/access-api.ts'
import { useAct } from '../../lib/use-act.ts'
import { kindWords } from './address-words.ts'

type Props = { kind: WorkAddressKind; onRemoved: () => void; onKeep: () => void }

/** Asked once more: without it alerts have one way less. */
export function RemoveAddress({ kind, onRemoved, onKeep }: Props) {
  const { busy, refusal, run } = useAct()
  const { title, afterwards } = kindWords[kind]
  useEffect(() => focusOn('.address__question'), [])
  return (
    <>
      <View className='address__question' role='alert'>
        <View className='strong'>移除{title}？</View>
        <View className='sub second'>{afterwards}</View>
      </View>
      {refusal ? (
        <Banner tone='bad' urgent>
          {refusal.message}
        </Banner>
      ) : null}
      <View className='proposal__ways'>
        <Button
          look='bad'
          busy={busy}
          onPress={() => void run(() => removeWorkAddress(kind), onRemoved)}
        >
          移除
        </Button>
        <Button look='line' onPress={onKeep}>
          保留
        </Button>
      </View>
    </>
  )
}
