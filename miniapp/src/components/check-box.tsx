import { View } from '@tarojs/components'
import { Icon } from './icon.tsx'
import { pressable } from './press.ts'
import './check-box.scss'

type Props = {
  on: boolean
  words: string
  detail?: string
  /** `warn` marks a choice that costs something. */
  ground?: 'warn' | 'card' | 'none'
  onToggle: (on: boolean) => void
}

export function CheckBox({ on, words, detail, ground = 'none', onToggle }: Props) {
  return (
    <View
      className={`check check--${ground}`}
      aria-checked={on ? 'true' : 'false'}
      aria-label={words}
      {...pressable(() => onToggle(!on), 'checkbox')}
    >
      <View className={`check__box${on ? ' check__box--on' : ''}`}>
        {on ? <Icon name='tick' /> : null}
      </View>
      <View className='check__words'>
        <View>{words}</View>
        {detail ? <View className='sub second'>{detail}</View> : null}
      </View>
    </View>
  )
}
