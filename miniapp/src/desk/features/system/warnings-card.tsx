import { View } from '@tarojs/components'
import type { Warning } from '../../../../../shared/warning.ts'
import { sayTime } from '../../../lib/say-time.ts'
import { serverNow } from '../../../lib/server-time.ts'
import { Turn } from '../../components/turn.tsx'
import { useParts } from '../../lib/use-parts.ts'

/** What went wrong in the last seven days, the latest first, with what to do. */
export function WarningsCard({ warnings }: { warnings: readonly Warning[] }) {
  const { shown, turning } = useParts(warnings, 20)
  return (
    <View className='card'>
      <View className='card__title' role='heading' aria-level='2'>
        最近七天的提醒
      </View>
      {warnings.length === 0 ? (
        <View className='second'>没有别的提醒。</View>
      ) : (
        <View role='list'>
          {shown.map(({ id, title, advice, about, count, lastAt }) => (
            <View key={id} className='fault' role='listitem'>
              <View className='fault__words'>
                <View className='strong'>{title}</View>
                <View className='sub second'>{advice}</View>
                <View className='note second'>
                  {about} · {count} 次 · 最近一次 {sayTime(lastAt, serverNow())}
                </View>
              </View>
            </View>
          ))}
        </View>
      )}
      <Turn {...turning} />
    </View>
  )
}
