import { View } from '@tarojs/components'
import { ANSWER_GOAL, type Campaign } from '../../../../../shared/campaign.ts'
import { sayCount, sayShare } from '../../lib/say-number.ts'
import { LineChart } from '../dashboard/line-chart.tsx'
import { Picture } from '../dashboard/picture.tsx'

/** Of all who were asked until a day, how many had answered by then. */
export function ResponseCurve({ campaign: { days } }: { campaign: Campaign }) {
  let asked = 0
  let answered = 0
  const sums = days.map((day) => {
    asked += day.asked
    answered += day.answered
    return { ...day, allAsked: asked, allAnswered: answered }
  })
  const last = sums.at(-1)
  const share = last ? sayShare(last.allAnswered, last.allAsked) : ''
  const points = sums.map(({ date, allAsked, allAnswered }) => ({
    name: `${Number(date.slice(5, 7))}-${Number(date.slice(8))}`,
    value: allAsked > 0 ? Math.round((allAnswered / allAsked) * 1000) / 10 : 0,
  }))
  return (
    <Picture
      span={7}
      title='答复比例，按天'
      note={last ? `到 ${points.at(-1)?.name} 是 ${share}，目标 ${ANSWER_GOAL}%` : null}
      heads={['日期', '发出', '当天答复', '累计答复', '比例']}
      rows={sums.map((day) => [
        day.date.slice(5),
        sayCount(day.asked),
        sayCount(day.answered),
        sayCount(day.allAnswered),
        sayShare(day.allAnswered, day.allAsked),
      ])}
    >
      {points.length > 0 ? (
        <LineChart
          whole
          points={points}
          label={`答复比例按天，最后是 ${share}。看表格有每天的数字。`}
        />
      ) : (
        <View className='sub second'>发出第一条后会有。</View>
      )}
    </Picture>
  )
}
