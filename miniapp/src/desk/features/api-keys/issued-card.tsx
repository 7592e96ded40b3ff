import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { IssuedApiKey } from '../../../../../shared/api-key.ts'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'

type Props = { issued: IssuedApiKey; onDone: () => void }

/** The key, this once: it lives in this card and goes with it. */
export function IssuedCard({ issued, onDone }: Props) {
  const [said, setSaid] = useState('')
  const copy = async () => {
    const copied = await Taro.setClipboardData({ data: issued.key }).then(
      () => true,
      () => false,
    )
    setSaid(copied ? '已复制，请马上粘贴到对方系统里。' : '没有复制成功，请选中上面的密钥复制。')
  }
  return (
    <View className='card keys keys__issued'>
      <Banner tone='wait'>
        <View className='strong'>{issued.view.system}的新密钥，只显示这一次</View>
        <View>请直接填进对方系统，不要发到群里或邮件里。没有存好就停用它，再发一个。</View>
      </Banner>
      <Text className='keys__text' selectable userSelect>
        {issued.key}
      </Text>
      <Button look='primary' icon='copy' onPress={() => void copy()}>
        复制密钥
      </Button>
      <View className='sub second' role='status' aria-live='polite'>
        {said}
      </View>
      <Button look='text' onPress={onDone}>
        已经存好，不再显示
      </Button>
    </View>
  )
}
