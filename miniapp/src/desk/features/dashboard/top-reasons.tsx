import { View } from '@tarojs/components'
import { alertReasonSentences } from '../../../../../shared/alert.ts'
import type { Dashboard } from '../../../../../shared/dashboard.ts'
import { sayCount } from '../../lib/say-number.ts'
import { Bars } from './bars.tsx'
import { Picture } from './picture.tsx'

/** Why contacts must be followed up, the commonest first. */
export function TopReasons({ reasons }: { reasons: Dashboard['topReasons'] }) {
  const most = Math.max(1, ...reasons.map(({ count }) => count))
  const whole = reasons.reduce((sum, { count }) => sum + count, 0)
  return (
    <Picture
      span={6}
      title='要跟进的主要原因'
      note={`共 ${sayCount(whole)} 条`}
      heads={['原因', '条数']}
      rows={reasons.map(({ reason, count }) => [alertReasonSentences[reason], sayCount(count)])}
    >
      {reasons.length === 0 ? <View className='sub second'>现在没有要跟进的。</View> : null}
      <Bars
        tone='brand'
        lines={reasons.map(({ reason, count }) => ({
          key: reason,
          name: alertReasonSentences[reason],
          share: count / most,
          words: sayCount(count),
        }))}
      />
    </Picture>
  )
}
