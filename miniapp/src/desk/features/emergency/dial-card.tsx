import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { EmergencyContact } from '../../../../../shared/emergency.ts'
import { Button } from '../../../components/button.tsx'
import { Chip } from '../../../components/chip.tsx'
import { Icon } from '../../../components/icon.tsx'
import { pressable } from '../../../components/press.ts'
import { sayPhone } from '../../../lib/say-phone.ts'
import { copyNumber } from '../../lib/call-number.ts'
import type { Called } from './call-state.ts'

const standings: Record<
  EmergencyContact['standing'],
  { tone: 'ok' | 'wait' | 'mute'; icon: 'done' | 'clock' | 'minus'; word: string }
> = {
  confirmed: { tone: 'ok', icon: 'done', word: '本人确认过' },
  unconfirmed: { tone: 'wait', icon: 'clock', word: '还没确认，也可以试' },
  unlikely: { tone: 'mute', icon: 'minus', word: '很可能打不通' },
}

type Props = {
  called: Called
  place: number
  /** The one to call now: its button is filled. */
  now: boolean
  /** Nobody was called yet. */
  first: boolean
  onDial: () => void
}

/** A contact in full, and one big button. */
export function DialCard({ called: { contact }, place, now, first, onDial }: Props) {
  const order = now ? (first ? '先打这个' : '现在打这个') : `第 ${place} 个打`
  return (
    <View className='card call'>
      <View className='call__order'>
        <Text>{order}</Text>
        <Chip {...standings[contact.standing]} />
      </View>
      <View className='call__who'>
        <Text className='call__name'>{contact.name}</Text>
        <Text className='call__relation'>{contact.relation}</Text>
      </View>
      <NumberLine phone={contact.phone} name={contact.name} />
      {contact.note ? <View className='sub second'>{contact.note}</View> : null}
      <View
        className={`dial${now ? '' : ' dial--next'}`}
        hoverClass='dial--pressed'
        {...pressable(onDial)}
      >
        <Icon name='phone' />
        <View>打给{contact.name}</View>
      </View>
    </View>
  )
}

export function NumberLine({ phone, name }: { phone: string; name: string }) {
  const [copied, setCopied] = useState(false)
  const copy = async () => setCopied(await copyNumber(phone))
  return (
    <View className='call__line'>
      <View className='call__number'>{sayPhone(phone)}</View>
      <Button
        look='text'
        small
        icon={copied ? 'tick' : 'copy'}
        label={`复制${name}的号码`}
        onPress={() => void copy()}
      >
        {copied ? '已复制' : '复制'}
      </Button>
    </View>
  )
}
