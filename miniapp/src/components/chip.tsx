import { View } from '@tarojs/components'
import type { Tone } from '../lib/contact-chip.ts'
import { type DeskIconName, Icon, type IconName } from './icon.tsx'
import './chip.scss'

/** Icon and word: a state is never told by colour alone. */
export function Chip({
  tone,
  icon,
  word,
}: {
  tone: Tone
  icon: IconName | DeskIconName
  word: string
}) {
  return (
    <View className={`chip chip--${tone}`}>
      <Icon name={icon} />
      {word}
    </View>
  )
}
