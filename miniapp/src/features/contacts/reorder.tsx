import { View } from '@tarojs/components'
import type { Contact } from '../../../../shared/contact.ts'
import { Button } from '../../components/button.tsx'
import { ContactFace } from './contact-card.tsx'
import './reorder.scss'

type Props = { contacts: readonly Contact[]; onMove: (from: number, to: number) => void }

/** Buttons, no dragging: a thumb on a moving bus must hit them. */
export function Reorder({ contacts, onMove }: Props) {
  const last = contacts.length - 1
  return (
    <>
      <View className='sub second reorder__why'>
        紧急时从第 1 位开始打。把最容易接到电话的人放在前面。
      </View>
      <View className='people' role='list'>
        {contacts.map((contact, place) => (
          <View key={contact.id} className='card person' role='listitem'>
            <View className='person__face'>
              <ContactFace contact={contact} place={place + 1} />
            </View>
            <View className='reorder__moves'>
              {place === 0 ? (
                <View className='reorder__end'>已是第 1 位</View>
              ) : (
                <Button
                  look='fill'
                  icon='up'
                  label={`把${contact.name}往前移一位`}
                  onPress={() => onMove(place, place - 1)}
                >
                  往前
                </Button>
              )}
              {place === last ? (
                <View className='reorder__end'>已是最后</View>
              ) : (
                <Button
                  look='fill'
                  icon='down'
                  label={`把${contact.name}往后移一位`}
                  onPress={() => onMove(place, place + 1)}
                >
                  往后
                </Button>
              )}
            </View>
          </View>
        ))}
      </View>
    </>
  )
}
