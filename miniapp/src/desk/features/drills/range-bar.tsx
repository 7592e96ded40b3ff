import { View } from '@tarojs/components'

type Props = { interval: { low: number; high: number }; share: number | null }

/** Where the truth may lie, between nobody and everybody; the words beside it say the same. */
export function RangeBar({ interval: { low, high }, share }: Props) {
  const percent = (part: number) => `${part * 100}%`
  return (
    <View className='range' aria-hidden>
      <View
        className='range__span'
        style={{ left: percent(low), width: percent(Math.max(0.008, high - low)) }}
      />
      {share === null ? null : <View className='range__dot' style={{ left: percent(share) }} />}
    </View>
  )
}
