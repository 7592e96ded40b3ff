import { View } from '@tarojs/components'
import type { ApiKeys, IssuedApiKey } from '../../../../../shared/api-key.ts'
import { Turn } from '../../components/turn.tsx'
import { useParts } from '../../lib/use-parts.ts'
import { KeyCard } from './key-card.tsx'

type Props = {
  keys: ApiKeys['keys']
  onRotated: (made: IssuedApiKey) => void
  onRevoked: () => void
}

const AT_ONCE = 20

/** Every key that works, then those that do no more. */
export function KeyList({ keys, onRotated, onRevoked }: Props) {
  const { shown, turning } = useParts(keys, AT_ONCE)
  if (keys.length === 0) return <View className='card second'>还没有发过密钥。</View>
  return (
    <View className='keys' role='list' aria-label='接口密钥'>
      {shown.map((key) => (
        <KeyCard key={key.id} view={key} onRotated={onRotated} onRevoked={onRevoked} />
      ))}
      <Turn {...turning} />
    </View>
  )
}
