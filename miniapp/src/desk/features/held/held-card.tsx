import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { Held, HeldFact } from '../../../../../shared/held.ts'
import { Button } from '../../../components/button.tsx'
import { sayMoment } from '../../../lib/say-time.ts'
import { isEmpty, textOfHeld } from './held-text.ts'
import './held.scss'

type Props = { held: Held; onDone: () => void }

/** All that is held of one number, to be read out or handed over. */
export function HeldCard({ held, onDone }: Props) {
  const [said, setSaid] = useState('')
  const copy = async () => {
    const copied = await Taro.setClipboardData({ data: textOfHeld(held) }).then(
      () => true,
      () => false,
    )
    setSaid(copied ? '已复制全文。请只交给本人，交完就删除。' : '没有复制成功，请选中文字复制。')
  }
  return (
    <View className='held'>
      {isEmpty(held) ? (
        <View className='card' role='status'>
          没有保存 {held.phone} 的任何资料。
        </View>
      ) : null}
      {held.contacts.map(({ id, facts, events }) => (
        <View key={id} className='card held__part'>
          <Part title='作为紧急联络人' facts={facts} />
          <View className='strong'>经过</View>
          <View role='list'>
            {events.map(({ at, text, detail }) => (
              <View key={`${at}${text}`} className='held__event' role='listitem'>
                <View className='note second'>{sayMoment(at, Date.parse(held.at))}</View>
                <View>{detail ? `${text}（${detail}）` : text}</View>
              </View>
            ))}
          </View>
        </View>
      ))}
      {held.number.length > 0 ? (
        <View className='card held__part'>
          <Part title='号码本身' facts={held.number} />
        </View>
      ) : null}
      {held.elsewhere.length > 0 ? (
        <View className='card held__part'>
          <Part title='其他地方' facts={held.elsewhere} />
        </View>
      ) : null}
      <View className='held__ways'>
        <Button look='primary' icon='copy' onPress={() => void copy()}>
          复制全文
        </Button>
        <Button look='line' onPress={onDone}>
          查另一个号码
        </Button>
      </View>
      <View className='sub second' role='status' aria-live='polite'>
        {said}
      </View>
    </View>
  )
}

function Part({ title, facts }: { title: string; facts: readonly HeldFact[] }) {
  return (
    <>
      <View className='strong'>{title}</View>
      <View role='list'>
        {facts.map(({ label, value }) => (
          <View key={`${label}${value}`} className='held__fact' role='listitem'>
            <View className='second held__label'>{label}</View>
            <Text className='held__value' selectable userSelect>
              {value}
            </Text>
          </View>
        ))}
      </View>
    </>
  )
}
