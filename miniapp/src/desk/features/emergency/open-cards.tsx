import { View } from '@tarojs/components'
import { Button } from '../../../components/button.tsx'
import { openDesk } from '../../lib/desk-pages.ts'
import { useOpenCards } from './card-store.ts'

/** Cards that were left without being closed: the way back to their numbers. */
export function OpenCards() {
  const cards = useOpenCards().filter(({ card }) => !card.closedAt)
  if (cards.length === 0) return null
  return (
    <View className='card rows-card'>
      {cards.map(({ card }) => (
        <Button
          key={card.id}
          look='row'
          icon='siren'
          opens
          onPress={() => openDesk('card', { id: card.id })}
        >
          继续联系{card.employee.name}的家人
        </Button>
      ))}
    </View>
  )
}
