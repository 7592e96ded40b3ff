import { View } from '@tarojs/components'
import { useAlertLine } from '../../lib/desk-store.ts'

/** The number, and the words where it is below the line. */
export function ScoreMark({ score }: { score: number }) {
  const risky = score < useAlertLine()
  return (
    <View className={`mark${risky ? ' mark--risky' : ''}`}>
      <View className='mark__number'>{score.toFixed(1)}</View>
      <View className='mark__words'>{risky ? '高风险' : '分'}</View>
    </View>
  )
}
