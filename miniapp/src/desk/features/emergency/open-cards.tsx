import { View } from '@tarojs/components'
import { Button } from '../../../components/button.tsx'
import { openDesk } from '../../lib/desk-pages.ts'
import { listOpenEmergencies } from '../../lib/emergency-api.ts'
import { useAnswer } from '../../lib/use-answer.ts'
import { isEnded, useOpenCards } from './card-store.ts'

/** Cards that were left without being closed, here or on another device: the way back to their numbers. */
export function OpenCards() {
  const here = useOpenCards()
  const { value } = useAnswer(listOpenEmergencies)
  const known = here.map(({ card }) => card.id)
  const cards = [
    ...here
      .filter(({ card }) => !card.closedAt)
      .map(({ card }) => ({ id: card.id, employee: card.employee.name })),
    ...(value?.open ?? []).filter(({ id }) => !known.includes(id) && !isEnded(id)),
  ]
  if (cards.length === 0) return null
  return (
    <View className='card rows-card'>
      {cards.map(({ id, employee }) => (
        <Button key={id} look='row' icon='siren' opens onPress={() => openDesk('card', { id })}>
          继续联系{employee}的家人
        </Button>
      ))}
    </View>
  )
}
