import { View } from '@tarojs/components'
import type { RosterConflicts } from '../../../../../shared/roster.ts'
import { Button } from '../../../components/button.tsx'
import { sayDay } from '../../../lib/say-time.ts'
import { serverNow } from '../../../lib/server-time.ts'
import { DeskScreen } from '../../components/desk-screen.tsx'
import { NothingYet } from '../../components/nothing-yet.tsx'
import { Stale } from '../../components/stale.tsx'
import { Turn } from '../../components/turn.tsx'
import { openDesk } from '../../lib/desk-pages.ts'
import { listRosterConflicts } from '../../lib/sources-api.ts'
import { usePages } from '../../lib/use-pages.ts'
import '../system/system.scss'

/** 花名册核对: where 人事助手 and the contacts differ, and what to do about each. */
export function RosterScreen() {
  const { value, refusal, reload, turning } = usePages(listRosterConflicts)
  return (
    <DeskScreen
      title='花名册核对'
      at='roster'
      detail='企业微信人事助手里的紧急联系人，和员工在这里填的不一样。本人确认过的会自动写回花名册。'
    >
      {value ? (
        <View className='system'>
          <Stale refusal={refusal} again={() => void reload()} />
          {value.employees.length === 0 ? (
            <View className='card' role='status'>
              花名册和这里的联络人没有不一致。
            </View>
          ) : null}
          {value.employees.map((one) => (
            <Person key={one.employeeId} one={one} />
          ))}
          <Turn {...turning(value.nextCursor)} />
        </View>
      ) : (
        <NothingYet refusal={refusal} again={() => void reload()} />
      )}
    </DeskScreen>
  )
}

function Person({ one }: { one: RosterConflicts['employees'][number] }) {
  const { employeeId, employee, employeeNo, department, readAt, conflicts } = one
  return (
    <View className='card'>
      <View className='card__title' role='heading' aria-level='2'>
        {employee} {employeeNo}
      </View>
      <View className='sub second'>
        {[department, `${sayDay(readAt, serverNow())}读的花名册`].filter(Boolean).join(' · ')}
      </View>
      <View role='list'>
        {conflicts.map((conflict, place) => (
          <View
            // biome-ignore lint/suspicious/noArrayIndexKey: a roster has no other name for its entries
            key={place}
            className='fault'
            role='listitem'
          >
            <View className='fault__words'>
              <View className='strong'>{entryOf(conflict)}</View>
              <View className='sub second'>{conflict.text}</View>
            </View>
          </View>
        ))}
      </View>
      <Button
        label={`打开联络人：${employee}`}
        onPress={() => openDesk('employee', { id: employeeId })}
      >
        打开联络人
      </Button>
    </View>
  )
}

type Conflict = RosterConflicts['employees'][number]['conflicts'][number]

function entryOf({ maskedName, relation, maskedPhone }: Conflict): string {
  return [maskedName, relation, maskedPhone].filter(Boolean).join(' · ') || '花名册的位置不够'
}
