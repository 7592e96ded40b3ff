import { View } from '@tarojs/components'
import type { Drill } from '../../../../../shared/drill.ts'
import { nonAttemptWords } from '../../../../../shared/drill-reasons.ts'
import { sayCount } from '../../lib/say-number.ts'
import { wordsOf } from './drill-words.ts'

/** Who was drawn and not called, or sent nothing, and why: apart from the result, which says nothing of them. */
export function NotCalled({ drill, span }: { drill: Drill; span: 7 | 12 }) {
  const { notAttempted, reasons, kind } = drill
  const verb = kind === 'sms' ? '发' : '打'
  return (
    <View className={`card board__${span} picture`}>
      <View className='card__head'>
        <View className='card__title' role='heading' aria-level='2'>
          抽到、没有{verb}的
        </View>
        <View className='sub second'>
          {sayCount(notAttempted)} 位，不算进{wordsOf[kind].share}
        </View>
      </View>
      {reasons.length === 0 ? <View className='sub second'>还没有。</View> : null}
      <View role='list' aria-label={`没有${verb}的原因`}>
        {reasons.map(({ reason, count }) => (
          <View key={reason} className='drill__reason' role='listitem'>
            <View>{nonAttemptWords[reason]}</View>
            <View className='strong'>{sayCount(count)} 位</View>
          </View>
        ))}
      </View>
    </View>
  )
}
