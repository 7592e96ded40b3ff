import { View } from '@tarojs/components'
import { Chip } from '../../components/chip.tsx'
import { sayDue } from '../lib/say-due.ts'

type Props = {
  dueAt: string
  overdue: boolean
  now: number
  /** Where no heading says what the day is. */
  alone?: boolean
}

/** Until when it should be done; what is late or due today says so in colour, icon and word. */
export function DueChip({ dueAt, overdue, now, alone }: Props) {
  const { tone, words } = sayDue(dueAt, overdue, now)
  if (tone === 'plain')
    return (
      <View className='sub second nowrap'>
        {words}
        {alone ? '到期' : ''}
      </View>
    )
  return <Chip tone={tone} icon={tone === 'bad' ? 'alert' : 'clock'} word={words} />
}

export function StateChip({ state }: { state: 'open' | 'in_follow_up' }) {
  return state === 'open' ? (
    <Chip tone='mute' icon='minus' word='待处理' />
  ) : (
    <Chip tone='wait' icon='clock' word='跟进中' />
  )
}
