import { View } from '@tarojs/components'
import type { ContactRecordView } from '../../../../../shared/record.ts'
import type { Score, ScoreReason } from '../../../../../shared/score.ts'
import { useAlertLine } from '../../lib/desk-store.ts'
import { sayPoints } from '../../lib/say-number.ts'
import './score-card.scss'

/** The number, what it means, the bar with its line, and the reasons that add up to it. */
export function ScoreCard({ record }: { record: ContactRecordView }) {
  const { score, scoreMeaning, coverage } = record
  const line = useAlertLine()
  if (!score)
    return (
      <View className='card'>
        <View className='card__title'>评分</View>
        <View className='second'>还没有评分，核对过号码后就会有。</View>
      </View>
    )
  const risky = score.score < line
  const others = coverage.counts - (record.counts ? 1 : 0)
  return (
    <View className='card'>
      <View className='points'>
        <View className={`points__number${risky ? ' c-bad' : ' c-ok'}`}>
          {score.score.toFixed(1)}
          <View className='points__of'>/ 10</View>
        </View>
        <View className='words'>
          {scoreMeaning ? <View className='strong'>{scoreMeaning}</View> : null}
          <View className='sub second'>
            {others > 0
              ? `另有 ${others} 位联络人有效，${record.employee.name}目前有保障`
              : '没有别的联络人有效'}
          </View>
        </View>
      </View>
      <Meter score={score} line={line} />
      <Reasons score={score} />
    </View>
  )
}

function Meter({ score, line }: { score: Score; line: number }) {
  const risky = score.score < line
  return (
    <View
      className='meter'
      role='img'
      aria-label={`${score.score.toFixed(1)} 分，${line} 分以下要跟进`}
    >
      <View className='meter__line-words' style={{ left: `${line * 10}%` }}>
        {line} 分以下要跟进
      </View>
      <View className='meter__track'>
        <View
          className={`meter__fill${risky ? ' meter__fill--risky' : ''}`}
          style={{ width: `${score.score * 10}%` }}
        />
      </View>
      <View className='meter__line' style={{ left: `${line * 10}%` }} />
    </View>
  )
}

function Reasons({ score }: { score: Score }) {
  return (
    <View className='reasons' role='list'>
      {score.reasons.map((reason) => (
        <View key={reason.signal + reason.text} className='reason' role='listitem'>
          <View className={`reason__points ${toneOf(reason)}`}>
            {reason.signal === START ? reason.points.toFixed(1) : sayPoints(reason.points)}
          </View>
          <View className='words'>{reason.text}</View>
        </View>
      ))}
      <View className='reason reason--sum' role='listitem'>
        <View className='reason__points'>{score.score.toFixed(1)}</View>
        <View className='words'>
          合计
          <View className='note second'>评分规则 第 {score.rulesVersion} 版</View>
        </View>
      </View>
    </View>
  )
}

const START = 'start'

function toneOf({ signal, points }: ScoreReason): string {
  if (signal === START || Math.abs(points) < 0.05) return 'second'
  return points > 0 ? 'c-ok' : 'c-bad'
}
