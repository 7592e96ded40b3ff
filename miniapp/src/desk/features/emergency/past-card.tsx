import { Text, View } from '@tarojs/components'
import { emergencyOutcomeWords } from '../../../../../shared/emergency.ts'
import { Button } from '../../../components/button.tsx'
import { Icon } from '../../../components/icon.tsx'
import { sayPhone } from '../../../lib/say-phone.ts'
import { sayMoment } from '../../../lib/say-time.ts'
import { serverNow } from '../../../lib/server-time.ts'
import { type Called, isReached } from './call-state.ts'

type Props = { called: Called; onAgain: () => void; onCorrect: () => void }

/** A call that is over: what came of it, how to put that right, and the number to try again. */
export function PastCard({ called, onAgain, onCorrect }: Props) {
  const { contact, last } = called
  if (!last) return null
  const good = isReached(called)
  return (
    <View className='card past'>
      <View className={good ? 'c-ok' : 'second'}>
        <Icon name={good ? 'done' : 'undo'} />
      </View>
      <View className='words'>
        <Text className='past__name'>{contact.name}</Text>
        <Text className='second'>{contact.relation}</Text>
        <View className='second'>
          {sayMoment(last.at, serverNow())} {emergencyOutcomeWords[last.outcome]}
        </View>
        <View className='second number'>{sayPhone(contact.phone)}</View>
      </View>
      <View className='past__ways'>
        <Button look='fill' small label={`再打给${contact.name}`} onPress={onAgain}>
          再打
        </Button>
        {last.id ? (
          <Button look='fill' small label={`改正${contact.name}的结果`} onPress={onCorrect}>
            改正
          </Button>
        ) : null}
      </View>
    </View>
  )
}
