import { View } from '@tarojs/components'
import type { Dashboard } from '../../../../../shared/dashboard.ts'
import { sayDay } from '../../../lib/say-time.ts'
import { serverNow } from '../../../lib/server-time.ts'
import { sayCount } from '../../lib/say-number.ts'
import { Picture } from './picture.tsx'

type Effect = Dashboard['effects'][number]

/** 效果: five numbers at the first import and now, with how each is counted. */
export function Effects({ dashboard: { effects, baselineAt } }: { dashboard: Dashboard }) {
  return (
    <Picture
      span={12}
      title='效果'
      note={
        baselineAt
          ? `起点：${sayDay(baselineAt, serverNow())}第一次导入时`
          : '还没有导入过数据，没有起点'
      }
      heads={['效果', '起点', '现在', '目标']}
      rows={effects.map((effect) => [
        effect.label,
        sayEffect(effect.baseline, effect.unit),
        sayEffect(effect.now, effect.unit),
        sayEffect(effect.goal, effect.unit),
      ])}
    >
      <View className='effects'>
        {effects.map((effect) => (
          <View key={effect.id} className='effect'>
            <View className='sub strong'>{effect.label}</View>
            <View className='effect__move'>
              <View className='second'>{sayEffect(effect.baseline, effect.unit)}</View>
              <View className='second' aria-hidden>
                →
              </View>
              <View className='effect__now'>{sayEffect(effect.now, effect.unit)}</View>
            </View>
            <View className='note second'>
              {effect.goal === null ? '' : `目标 ${sayEffect(effect.goal, effect.unit)}。`}
              {effect.counted}
            </View>
          </View>
        ))}
      </View>
    </Picture>
  )
}

const HOUR = 60

function sayMinutes(minutes: number): string {
  return minutes < 2 * HOUR ? `${Math.round(minutes)} 分钟` : `${sayCount(minutes / HOUR)} 小时`
}

function sayEffect(value: number | null, unit: Effect['unit']): string {
  if (value === null) return '还没量'
  return unit === 'percent' ? `${value.toFixed(1)}%` : sayMinutes(value)
}
