import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { getSession } from '../../lib/session.ts'
import './panel.scss'

/** What an employee forwards to the family before the SMS arrives, so that it is not taken for a fraud. */
export function familyText(company: string | undefined): string {
  return `公司会用${company ? `【${company}】` : ''}给您发短信确认紧急联络人，不要钱、不要密码`
}

const callText = '公司人事会给您打电话确认紧急联络人，不要钱、不要密码'

/** `called`: a person from HR rings instead. */
export function TellFamily({ called }: { called: boolean }) {
  const [said, setSaid] = useState<string | null>(null)
  const text = called ? callText : familyText(getSession()?.company)
  const copy = async () => {
    const copied = await Taro.setClipboardData({ data: text }).then(
      () => true,
      () => false,
    )
    setSaid(copied ? '已复制，去微信里粘贴给家人。' : '没有复制成功，请长按上面这句话复制。')
  }
  return (
    <View className='card panel'>
      <View className='strong'>免得家人当成骗子</View>
      <View className='panel__quote'>{text}</View>
      <Button look='soft' icon='copy' onPress={() => void copy()}>
        先告诉家人
      </Button>
      <View
        className={`sub second${said ? '' : ' panel__silent'}`}
        role='status'
        aria-live='polite'
      >
        {said}
      </View>
    </View>
  )
}
