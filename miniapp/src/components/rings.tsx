import { View } from '@tarojs/components'
import { Icon } from './icon.tsx'
import './rings.scss'

export type Ring = 'confirmed' | 'waiting' | 'empty'
const icons = { confirmed: 'ring-tick', waiting: 'ring-clock', empty: 'ring-plus' } as const

/** Linked rings, one per contact: solid with a tick, dashed with a clock, dashed with a plus. The sentence beside them says the same. */
export function Rings({ rings, big }: { rings: readonly Ring[]; big?: boolean }) {
  return (
    <View className={`rings${big ? ' rings--big' : ''}`} aria-hidden>
      {rings.map((ring, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a ring is its place
        <View key={place} className={`ring ring--${ring}`}>
          <Icon name={icons[ring]} />
        </View>
      ))}
    </View>
  )
}
