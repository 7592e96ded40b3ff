import { View } from '@tarojs/components'
import './icon.scss'

export type IconName =
  | 'alert'
  | 'back'
  | 'calendar'
  | 'clock'
  | 'copy'
  | 'done'
  | 'down'
  | 'forward'
  | 'info'
  | 'lock'
  | 'message'
  | 'minus'
  | 'pencil'
  | 'person'
  | 'phone'
  | 'plus'
  | 'ring-clock'
  | 'ring-plus'
  | 'ring-tick'
  | 'rings'
  | 'shield'
  | 'spinner'
  | 'swap'
  | 'tick'
  | 'up'
  | 'wrong'

/** Drawn by desk/components/desk-icons.scss: only the desk's package carries them. */
export type DeskIconName =
  | 'bell'
  | 'chart'
  | 'eye'
  | 'key'
  | 'list'
  | 'more'
  | 'pulse'
  | 'search'
  | 'siren'
  | 'undo'
  | 'unfold'

/** A drawing in the colour of the words beside it; never the only carrier of a meaning. */
export function Icon({ name }: { name: IconName | DeskIconName }) {
  return <View className={`icon icon--${name}`} aria-hidden />
}
