import { View } from '@tarojs/components'
import { Icon, type IconName } from './icon.tsx'
import './pointers.scss'

export type Pointer = { icon: IconName; head: string; detail: string }

/** A short list of things to know or to do. */
export function Pointers({ pointers }: { pointers: readonly Pointer[] }) {
  return (
    <View className='pointers' role='list'>
      {pointers.map((pointer) => (
        <View key={pointer.head} className='pointer' role='listitem'>
          <Icon name={pointer.icon} />
          <View className='pointer__words'>
            <View>{pointer.head}</View>
            <View className='sub second'>{pointer.detail}</View>
          </View>
        </View>
      ))}
    </View>
  )
}
