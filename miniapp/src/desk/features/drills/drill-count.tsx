import { View } from '@tarojs/components'
import { sayCount } from '../../lib/say-number.ts'

/** How far a drill is: so many of the sample, and the same as a bar. */
export function DrillCount({ done, drawn }: { done: number; drawn: number }) {
  return (
    <>
      <View className='drill__count'>
        {sayCount(done)} / {sayCount(drawn)} 位
      </View>
      <View className='bar-track' aria-hidden>
        <View
          className='bar-fill bar-fill--brand'
          style={{ width: `${drawn > 0 ? (done / drawn) * 100 : 0}%` }}
        />
      </View>
    </>
  )
}
