import { View } from '@tarojs/components'
import { useState } from 'react'
import type { ApiKeyView, IssuedApiKey } from '../../../../../shared/api-key.ts'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { Chips } from '../../components/chips.tsx'
import { rotateApiKey } from '../../lib/api-keys-api.ts'
import { useAct } from '../../lib/use-act.ts'
import { overlapChoices } from './key-words.ts'

type Props = { view: ApiKeyView; onRotated: (made: IssuedApiKey) => void; onCancel: () => void }

/** A new key beside the old one, which works for some days more, so that nothing stands still meanwhile. */
export function RotateForm({ view, onRotated, onCancel }: Props) {
  const [overlap, setOverlap] = useState<string>('7')
  const { busy, refusal, run } = useAct()
  const rotate = () => void run(() => rotateApiKey(view.id, Number(overlap)), onRotated)
  return (
    <View className='key__ask'>
      <View className='sub second'>换上新密钥要一点时间，旧密钥</View>
      <Chips
        label='旧密钥还用几天'
        choices={overlapChoices}
        chosen={overlap}
        onChoose={setOverlap}
      />
      {refusal ? (
        <Banner tone='bad' urgent>
          {refusal.message}
        </Banner>
      ) : null}
      <View className='key__ways'>
        <Button look='primary' small busy={busy} onPress={rotate}>
          发新密钥
        </Button>
        <Button look='text' small onPress={onCancel}>
          不换了
        </Button>
      </View>
    </View>
  )
}
