import { View } from '@tarojs/components'

export type BarLine = {
  key: string
  name: string
  /** 0–1 of the whole track. */
  share: number
  words: string
  detail?: string
}

/** Lines of bars, each with its number. */
export function Bars({ lines, tone }: { lines: readonly BarLine[]; tone: 'ok' | 'brand' }) {
  return (
    <View className='bars'>
      {lines.map(({ key, name, share, words, detail }) => (
        <View key={key} className='bars__one'>
          <View className='bars__name'>{name}</View>
          <View className='bars__track'>
            <View className='bar-track' aria-hidden>
              <View
                className={`bar-fill bar-fill--${tone}`}
                style={{ width: `${Math.min(1, share) * 100}%` }}
              />
            </View>
            {detail ? <View className='note second'>{detail}</View> : null}
          </View>
          <View className='bars__words'>{words}</View>
        </View>
      ))}
    </View>
  )
}
