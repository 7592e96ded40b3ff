import { View } from '@tarojs/components'
import { Chip } from '../../components/chip.tsx'
import { sayDue } from '../lib/say-due.ts'

/** Until when it should be done; what is late or due today says so in colour, icon and word. */
export function DueChip({ dueAt, overdue, now }: { dueAt: string; overdue: boolean; now: number }) {
  const { tone, words } = sayDue(dueAt, overdue, now)
  if (tone === 'plain') return <View className='sub second nowrap'>{words}</View>
  return <Chip tone={tone} icon={tone === 'bad' ? 'alert' : 'clock'} word={words} />
}

export function StateChip({ state }: { state: 'open' | 'in_follow_up' }) {
  return state === 'open' ? (
    <Chip tone='mute' icon='minus' word='待处理' />
  ) : (
    <Chip tone='wait' icon='clock' word='跟进中' />
  )
}
