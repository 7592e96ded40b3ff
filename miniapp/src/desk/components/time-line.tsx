import { View } from '@tarojs/components'
import type { TimelineEntry } from '../../../../shared/record.ts'
import { type DeskIconName, Icon, type IconName } from '../../components/icon.tsx'
import { inBrowser } from '../../lib/platform.ts'
import { sayMoment } from '../../lib/say-time.ts'
import { useParts } from '../lib/use-parts.ts'
import { Turn } from './turn.tsx'
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

// a long life is more than a mini-program's screen takes at once (tests/weapp)
const ON_A_PHONE = 30

/** Everything that happened, newest first, on one line. */
export function TimeLine({ entries, now }: { entries: readonly TimelineEntry[]; now: number }) {
  const { shown, turning } = useParts(
    entries,
    inBrowser ? Math.max(entries.length, ON_A_PHONE) : ON_A_PHONE,
  )
  if (entries.length === 0) return <View className='sub second'>还没有经过。</View>
  return (
    <>
      <View className='tline' role='list'>
        {shown.map((entry) => (
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
      <Turn {...turning} />
    </>
  )
}
