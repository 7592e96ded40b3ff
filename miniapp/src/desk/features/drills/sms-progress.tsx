import { View } from '@tarojs/components'
import type { Drill } from '../../../../../shared/drill.ts'
import { heldWords } from '../../../../../shared/drill-reasons.ts'
import { sayCount } from '../../lib/say-number.ts'
import { CloseDrill } from './close-drill.tsx'
import { DrillCount } from './drill-count.tsx'

type Props = { drill: Drill; onChange: () => void }

/** How far the SMS are and what came back; nothing is to be done, it ends by itself. */
export function SmsProgress({ drill, onChange }: Props) {
  const { drawn, attempted, reached, awaiting, waiting, notAttempted, held } = drill
  const figures = [
    { word: '已发', count: attempted },
    { word: '回复了', count: reached },
    { word: '还在等', count: awaiting },
    { word: '还没发', count: waiting },
  ]
  return (
    <View className='card hero-card board__5'>
      <View className='sub second'>发到哪里了</View>
      <DrillCount done={attempted + notAttempted} drawn={drawn} />
      <View role='list' aria-label='短信的情况'>
        {figures.map(({ word, count }) => (
          <View key={word} className='drill__reason' role='listitem'>
            <View>{word}</View>
            <View className='strong'>{sayCount(count)} 位</View>
          </View>
        ))}
      </View>
      {held.map(({ why, count }) => (
        <View key={why} className='sub second'>
          还没发的：{sayCount(count)} 位{heldWords[why]}
        </View>
      ))}
      <View className='sub second'>
        短信在工作日白天自动发出。每人有 48 小时可以回复，都有结果后演练自动结束。
      </View>
      {drill.mayRun ? (
        <CloseDrill drill={drill} onChange={onChange} isDone={false} stay='再等等'>
          {awaiting > 0
            ? `还有 ${sayCount(awaiting)} 位没等满 48 小时：单独列出，仍算在回复率的分母里，回复率会偏低。`
            : ''}
          {waiting > 0 ? `还有 ${sayCount(waiting)} 位没发：不再发，单独列出，不算进回复率。` : ''}
        </CloseDrill>
      ) : null}
    </View>
  )
}
