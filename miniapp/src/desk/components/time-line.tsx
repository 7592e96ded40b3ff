import { View } from '@tarojs/components'
import type { TimelineEntry } from '../../../../shared/record.ts'
import { type DeskIconName, Icon, type IconName } from '../../components/icon.tsx'
import { sayMoment } from '../../lib/say-time.ts'
import './time-line.scss'

const icons: Record<TimelineEntry['kind'], IconName | DeskIconName> = {
  history: 'pencil',
  number_check: 'search',
  message: 'message',
  finding: 'alert',
  alert: 'bell',
  follow_up: 'phone',
  reveal: 'eye',
}
const byTone: Partial<Record<TimelineEntry['tone'], IconName>> = { ok: 'done', bad: 'alert' }

/** Everything that happened, newest first, on one line. */
export function TimeLine({ entries, now }: { entries: readonly TimelineEntry[]; now: number }) {
  if (entries.length === 0) return <View className='sub second'>还没有经过。</View>
  return (
    <View className='tline' role='list'>
      {entries.map((entry) => (
        <View key={Object.values(entry).join()} className='tline__one' role='listitem'>
          <View className={`tline__dot tline__dot--${entry.tone}`}>
            <Icon name={byTone[entry.tone] ?? icons[entry.kind]} />
          </View>
          <View className='words'>
            <View>{entry.text}</View>
            <View className='note second'>
              {[sayMoment(entry.at, now), entry.detail].filter(Boolean).join(' · ')}
            </View>
          </View>
        </View>
      ))}
    </View>
  )
}
