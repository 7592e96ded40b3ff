import { Text, View } from '@tarojs/components'
import { useCallback } from 'react'
import type { Unanswered } from '../../../../../shared/campaign.ts'
import { sayDay } from '../../../lib/say-time.ts'
import { serverNow } from '../../../lib/server-time.ts'
import { DataTable } from '../../components/data-table.tsx'
import { DeskScreen } from '../../components/desk-screen.tsx'
import { NothingYet } from '../../components/nothing-yet.tsx'
import { Stale } from '../../components/stale.tsx'
import { Turn } from '../../components/turn.tsx'
import { listUnanswered } from '../../lib/campaigns-api.ts'
import { isWide } from '../../lib/is-wide.ts'
import { sayCount } from '../../lib/say-number.ts'
import { usePages } from '../../lib/use-pages.ts'
import './campaigns.scss'

const heads = ['姓名', '工号', '部门', '问的日子', '情况']

/** Who has not answered: of one campaign for HR, of the people one leads for a manager; nothing of anybody's contacts. */
export function UnansweredScreen({ id }: { id: string }) {
  const ask = useCallback((cursor?: string) => listUnanswered(id, cursor), [id])
  const list = usePages(ask)
  const total = list.value?.total ?? 0
  return (
    <DeskScreen
      title={id ? '没答复的人' : '没答复的同事'}
      at={id ? 'campaigns' : 'unanswered'}
      {...(id ? { above: 'campaigns' as const } : {})}
      detail={id ? '被问到、还没有答复的员工' : '催过两次还没有答复的同事，请当面提醒一下'}
    >
      {list.value ? (
        <View className='campaigns'>
          <Stale refusal={list.refusal} again={() => void list.reload()} />
          {list.value.people.length === 0 ? (
            <View className='card' role='status'>
              {id ? '都答复了。' : '没有催过两次还不答复的同事。'}
            </View>
          ) : (
            <View className='card campaigns__people'>
              <View className='sub second'>共 {sayCount(total)} 人，等得最久的在前</View>
              <People people={list.value.people} />
            </View>
          )}
          <Turn {...list.turning(list.value.nextCursor)} />
        </View>
      ) : (
        <NothingYet refusal={list.refusal} again={() => void list.reload()} />
      )}
    </DeskScreen>
  )
}

/** A table on a desk; on a phone five columns would be words cut in two. */
function People({ people }: { people: readonly Unanswered[] }) {
  if (isWide())
    return (
      <DataTable
        caption='没答复的人'
        heads={heads}
        rows={people.map((one) => ({ key: one.employeeId, cells: cellsOf(one) }))}
      />
    )
  return (
    <View role='list' aria-label='没答复的人'>
      {people.map((one) => {
        const [name, employeeNo, department, askedOn, news] = cellsOf(one)
        return (
          <View key={one.employeeId} className='silent' role='listitem'>
            <View className='campaign__line'>
              <Text className='strong'>{name}</Text>
              <Text className='sub second'>
                {[department, employeeNo].filter(Boolean).join(' · ')}
              </Text>
            </View>
            <View className='sub'>
              {askedOn}问的，{news}
            </View>
          </View>
        )
      })}
    </View>
  )
}

function cellsOf({ name, employeeNo, department, askedAt, opened, nudges }: Unanswered): string[] {
  const seen = opened ? '打开过' : '没打开'
  const nudged = nudges > 0 ? `，催过 ${nudges} 次` : ''
  return [name, employeeNo, department ?? '', sayDay(askedAt, serverNow()), `${seen}${nudged}`]
}
