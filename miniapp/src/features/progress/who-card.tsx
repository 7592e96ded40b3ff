import { Text, View } from '@tarojs/components'
import type { Contact } from '../../../../shared/contact.ts'
import { Chip } from '../../components/chip.tsx'
import { contactChip } from '../../lib/contact-chip.ts'
import { sayPhone } from '../../lib/say-phone.ts'
import './who-card.scss'

export function WhoCard({ contact }: { contact: Contact }) {
  return (
    <View className='card who'>
      <View className='who__words'>
        <View>
          <Text className='head'>{contact.name}</Text>
          <Text className='sub second who__relation'>{contact.relation}</Text>
        </View>
        <View className='sub second number'>{sayPhone(contact.phone)}</View>
        {contact.shared ? (
          <View className='sub third'>与您共用的号码，人事核实前不计入</View>
        ) : null}
      </View>
      <Chip {...contactChip(contact)} />
    </View>
  )
}
