import { View } from '@tarojs/components'
import type { Dashboard } from '../../../../../shared/dashboard.ts'
import { useAlertLine } from '../../lib/desk-store.ts'
import { sayCount, sayShare } from '../../lib/say-number.ts'
import { Picture } from './picture.tsx'

/** How many contacts have which score; below the line red and hatched. */
export function Histogram({ dashboard: { histogram, highRisk } }: { dashboard: Dashboard }) {
  const line = useAlertLine()
  const whole = histogram.reduce((sum, count) => sum + count, 0)
  const most = Math.max(1, ...histogram)
  const bins = histogram.map((count, from) => ({ count, from, words: `${from}–${from + 1}` }))
  return (
    <Picture
      span={6}
      title='评分分布'
      note={
        <View className={highRisk > 0 ? 'c-bad' : ''}>
          高风险 {sayCount(highRisk)} 位（{sayShare(highRisk, whole)}）
        </View>
      }
      heads={['评分', '人数', '占比']}
      rows={bins.map(({ count, words }) => [
        `${words} 分`,
        sayCount(count),
        sayShare(count, whole),
      ])}
    >
      <View
        className='columns'
        role='img'
        aria-label={`评分分布，共 ${sayCount(whole)} 位，${line} 分以下的用红色。看表格有每一档的人数。`}
      >
        {bins.map(({ count, from, words }) => (
          <View key={words} className='columns__one'>
            <View className='columns__room'>
              <View className='columns__count'>{count > 0 ? sayCount(count) : ''}</View>
              <View
                className={`columns__bar${from < line ? ' columns__bar--risky' : ''}`}
                style={{ height: `${(count / most) * 78}%` }}
              />
            </View>
            <View className='columns__name'>{words}</View>
          </View>
        ))}
      </View>
    </Picture>
  )
}
