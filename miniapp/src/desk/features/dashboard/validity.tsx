import { View } from '@tarojs/components'
import type { Dashboard } from '../../../../../shared/dashboard.ts'
import { sayCount, sayShare } from '../../lib/say-number.ts'
import { LineChart } from './line-chart.tsx'
import { Picture } from './picture.tsx'

/** The share of valid contacts by month. */
export function Validity({ validity }: { validity: Dashboard['validity'] }) {
  const points = validity.map(({ month, value, outOf }) => ({
    name: `${Number(month.slice(5))} 月`,
    value: outOf > 0 ? Math.round((value / outOf) * 1000) / 10 : 0,
  }))
  const [first] = points
  const last = points.at(-1)
  const moved =
    first && last && points.length > 1
      ? `从 ${first.value.toFixed(1)}% 到 ${last.value.toFixed(1)}%`
      : ''
  return (
    <Picture
      span={6}
      title='有效比例，按月'
      note={moved}
      heads={['月份', '有效', '全部', '比例']}
      rows={validity.map(({ month, value, outOf }) => [
        `${month.slice(0, 4)} 年 ${Number(month.slice(5))} 月`,
        sayCount(value),
        sayCount(outOf),
        sayShare(value, outOf),
      ])}
    >
      {points.length > 0 ? (
        <LineChart points={points} label={`有效比例按月，${moved}。看表格有每月的数字。`} />
      ) : (
        <View className='sub second'>满一个月后会有。</View>
      )}
    </Picture>
  )
}
