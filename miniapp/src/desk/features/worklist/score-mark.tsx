import { View } from '@tarojs/components'
import { SCORE_LINE } from '../../../../../shared/score.ts'

/** The number, and the words where it is below the line. */
export function ScoreMark({ score }: { score: number }) {
  const risky = score < SCORE_LINE
  return (
    <View className={`mark${risky ? ' mark--risky' : ''}`}>
      <View className='mark__number'>{score.toFixed(1)}</View>
      <View className='mark__words'>{risky ? '高风险' : '分'}</View>
    </View>
  )
}
