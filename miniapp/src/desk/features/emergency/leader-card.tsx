import { Text, View } from '@tarojs/components'
import type { Emergency } from '../../../../../shared/emergency.ts'
import { Button } from '../../../components/button.tsx'
import { sayPhone } from '../../../lib/say-phone.ts'
import { callNumber } from '../../lib/call-number.ts'

/** 都没打通: whom to turn to inside the company. */
export function LeaderCard({ card: { manager } }: { card: Emergency }) {
  if (!manager) return null
  const { phone } = manager
  return (
    <View className='card whom'>
      <View className='words'>
        <View className='second'>都没打通？</View>
        <Text className='whom__name'>经理 {manager.name}</Text>
        {phone ? <View className='second number'>{sayPhone(phone)}</View> : null}
      </View>
      {phone ? (
        <Button
          look='fill'
          icon='phone'
          small
          label={`打给经理${manager.name}`}
          onPress={() => void callNumber(phone)}
        >
          打给经理
        </Button>
      ) : (
        <View className='sub second'>请在企业微信里联系</View>
      )}
    </View>
  )
}
