import { View } from '@tarojs/components'
import type { DirectorySync } from '../../../../../shared/directory.ts'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { Chip } from '../../../components/chip.tsx'
import { sayMoment } from '../../../lib/say-time.ts'
import { serverNow } from '../../../lib/server-time.ts'
import { Turn } from '../../components/turn.tsx'
import { useParts } from '../../lib/use-parts.ts'
import './directory.scss'
import { sayCounts, syncChips } from './sync-words.ts'

const A_PAGE = 20

type Props = {
  sync: DirectorySync
  /** Set where it stopped for want of a person's word. */
  onAccept?: () => void
}

/** One reading: when, what it brought, and every difference by name. */
export function SyncCard({ sync, onAccept }: Props) {
  const { state, stateText, startedAt, endedAt, askedBy, counts, trouble, differences } = sync
  const { shown, turning } = useParts(differences, A_PAGE)
  const at = endedAt ?? startedAt
  return (
    <View className='card sync'>
      <View className='sync__line'>
        <View className='card__title' role='heading' aria-level='2'>
          {at ? sayMoment(at, serverNow()) : '马上开始'}
        </View>
        <Chip {...syncChips[state]} word={stateText} />
      </View>
      <View className='sub second'>
        {askedBy ? `${askedBy}要求读的` : '自动读的'}
        {state === 'done' ? ` · ${sayCounts(counts)}` : ''}
      </View>
      {trouble ? <Banner tone='bad'>{trouble}</Banner> : null}
      {onAccept ? <Button onPress={onAccept}>确认这些人都离职了</Button> : null}
      {state === 'done' && differences.length === 0 ? (
        <View className='sub'>和企业微信完全一致，没有漏掉的。</View>
      ) : null}
      <View role='list'>
        {shown.map(({ kind, userid, employee, text }) => (
          <View key={`${kind}-${userid}`} className='fault' role='listitem'>
            <View className='fault__words'>
              <View className='strong'>{employee ?? userid}</View>
              <View className='sub second'>{text}</View>
            </View>
          </View>
        ))}
      </View>
      <Turn {...turning} />
    </View>
  )
}
