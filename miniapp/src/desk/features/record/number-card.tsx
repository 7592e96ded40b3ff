import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Revealed } from '../../../../../shared/record.ts'
import { Button } from '../../../components/button.tsx'
import { sayPhone } from '../../../lib/say-phone.ts'
import { callNumber, copyNumber } from '../../lib/call-number.ts'

/** The number in full, to dial or to copy. */
export function NumberCard({ revealed }: { revealed: Revealed }) {
  const [said, setSaid] = useState('')
  const dial = async () => {
    if (!(await callNumber(revealed.phone))) setSaid('没有拨出。可以复制号码，用电话机拨打。')
  }
  const copy = async () => {
    setSaid((await copyNumber(revealed.phone)) ? '号码已复制' : '没有复制成功，请照着号码拨打。')
  }
  return (
    <View className='numbered'>
      <View className='numbered__no'>{sayPhone(revealed.phone)}</View>
      <View className='numbered__ways'>
        <Button look='primary' icon='phone' onPress={() => void dial()}>
          打电话
        </Button>
        <Button icon='copy' onPress={() => void copy()}>
          复制号码
        </Button>
      </View>
      <View className='note second' role='status' aria-live='polite'>
        {said}
      </View>
    </View>
  )
}
