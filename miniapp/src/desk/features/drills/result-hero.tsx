import { View } from '@tarojs/components'
import type { Drill } from '../../../../../shared/drill.ts'
import { saySeconds } from '../../lib/say-number.ts'
import { explainResult, SHARE_FROM, sayRange } from './drill-words.ts'
import { RangeBar } from './range-bar.tsx'

/** The one number of a drill: how many employees' family can be reached, never without its range. */
export function ResultHero({ drill }: { drill: Drill }) {
  const { state, result, attempted, reached, withoutContact, dialSeconds, resultMinutes } = drill
  const enough = attempted >= SHARE_FROM
  return (
    <View className={`card hero-card ${state === 'running' ? 'board__7' : 'board__5'}`}>
      <View className='sub second'>
        {state === 'running' ? '到现在看，' : ''}联系得上家人的员工
      </View>
      {result ? (
        <>
          <View className='hero-card__number'>
            {enough ? `${Math.round(result.share * 100)}%` : `${reached} / ${attempted} 位`}
          </View>
          <RangeBar interval={result.interval} share={enough ? result.share : null} />
          <View className='strong'>
            {enough ? '95% 区间 ' : '打得还少，先看区间：'}
            {sayRange(result.interval)}
          </View>
        </>
      ) : (
        <View className='drill__count'>还没有打过</View>
      )}
      <View className='sub'>{explainResult(drill)}</View>
      {withoutContact > 0 ? (
        <View className='sub second'>联系不上的里面，{withoutContact} 位没有可以打的联络人。</View>
      ) : null}
      {dialSeconds === null ? null : (
        <View className='sub second'>
          从打开到拨出，一半在 {saySeconds(dialSeconds)}之内
          {resultMinutes === null ? '' : `；到有结果，一半在 ${resultMinutes} 分钟之内`}
        </View>
      )}
    </View>
  )
}
