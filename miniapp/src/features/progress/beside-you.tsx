import { View } from '@tarojs/components'
import { Button } from '../../components/button.tsx'
import { openPage } from '../../lib/navigate.ts'
import './panel.scss'

/** The contact sits next to the employee: a code on this screen is a weaker proof, but one at once. */
export function BesideYou({ id }: { id: string }) {
  return (
    <View className='card panel'>
      <View className='strong'>对方在您身边？</View>
      <View className='sub second'>给对方手机发一个验证码，由您在这里填。</View>
      <Button look='soft' onPress={() => openPage('code', { id })}>
        填写对方的验证码
      </Button>
    </View>
  )
}
