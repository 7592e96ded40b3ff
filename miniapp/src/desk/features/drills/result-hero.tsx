import { View } from '@tarojs/components'
import type { Drill } from '../../../../../shared/drill.ts'
import { saySeconds } from '../../lib/say-number.ts'
import { explainResult, SHARE_FROM, sayAwaiting, sayRange, wordsOf } from './drill-words.ts'
import { RangeBar } from './range-bar.tsx'

/** The one number of a drill: how many employees' family can be reached, or answer an SMS; never without its range. */
export function ResultHero({ drill }: { drill: Drill }) {
  const { state, result, attempted, reached, withoutContact, dialSeconds, resultMinutes } = drill
  const { title, few, none } = wordsOf[drill.kind]
  const enough = attempted >= SHARE_FROM
  return (
    <View className={`card hero-card ${state === 'running' ? 'board__7' : 'board__5'}`}>
      <View className='sub second'>
        {state === 'running' ? '到现在看，' : ''}
        {title}
      </View>
      {result ? (
        <>
          <View className='hero-card__number'>
            {enough ? `${Math.round(result.share * 100)}%` : `${reached} / ${attempted} 位`}
          </View>
          <RangeBar interval={result.interval} share={enough ? result.share : null} />
          <View className='strong'>
            {enough ? '95% 区间 ' : few}
            {sayRange(result.interval)}
          </View>
        </>
      ) : (
        <View className='drill__count'>{none}</View>
      )}
      <View className='sub'>{explainResult(drill)}</View>
      {drill.kind === 'sms' ? (
        <View className='sub second'>
          {sayAwaiting(drill)}
          回复是指点了短信里的“我收到了”。没有回复的，打电话也许打得通。
        </View>
      ) : null}
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
