import { Text, View } from '@tarojs/components'
import { useCallback, useState } from 'react'
import type { ChangeRequest } from '../../../../../shared/change-request.ts'
import { Chip } from '../../../components/chip.tsx'
import { Icon } from '../../../components/icon.tsx'
import { pressable } from '../../../components/press.ts'
import { sayMoment } from '../../../lib/say-time.ts'
import { serverNow } from '../../../lib/server-time.ts'
import { Chips } from '../../components/chips.tsx'
import { DeskScreen } from '../../components/desk-screen.tsx'
import { NothingYet } from '../../components/nothing-yet.tsx'
import { Stale } from '../../components/stale.tsx'
import { Turn } from '../../components/turn.tsx'
import { listChangeRequests } from '../../lib/changes-api.ts'
import { openDesk } from '../../lib/desk-pages.ts'
import { useDesk } from '../../lib/desk-store.ts'
import { usePages } from '../../lib/use-pages.ts'
import { changeChips } from './change-chips.ts'
import { DelegateCard } from './delegate-card.tsx'
import './changes.scss'

const states = [
  { value: 'waiting' as const, words: '等您决定' },
  { value: 'decided' as const, words: '已办完' },
]

/** 变更审批: the replacements that wait for this person, and those decided. */
export function ApprovalsScreen() {
  const [state, setState] = useState<'waiting' | 'decided'>('waiting')
  const ask = useCallback((cursor?: string) => listChangeRequests(state, cursor), [state])
  const list = usePages(ask)
  const { desk } = useDesk()
  return (
    <DeskScreen title='变更审批' at='approvals' detail='员工更换联络人，您同意之前原来的一直有效'>
      {list.value ? (
        <Chips look='pill' label='看哪些' choices={states} chosen={state} onChoose={setState} />
      ) : null}
      <View className='changes'>
        <View className='changes__list'>
          {list.value ? (
            <>
              <Stale refusal={list.refusal} again={() => void list.reload()} />
              {list.value.changeRequests.length === 0 ? (
                <View className='card changes__none' role='status'>
                  {state === 'waiting' ? '没有等您决定的变更。' : '还没有办完的变更。'}
                </View>
              ) : (
                list.value.changeRequests.map((one) => <Row key={one.id} request={one} />)
              )}
              <Turn {...list.turning(list.value.nextCursor)} />
            </>
          ) : (
            <NothingYet refusal={list.refusal} again={() => void list.reload()} />
          )}
        </View>
        {desk?.may.includes('delegate') ? <DelegateCard /> : null}
      </View>
    </DeskScreen>
  )
}

function Row({ request }: { request: ChangeRequest }) {
  const { employee, now, changedTo } = request
  const changed = [
    now.relation === changedTo.relation ? now.relation : `${now.relation} → ${changedTo.relation}`,
    `${now.maskedPhone} → ${changedTo.maskedPhone}`,
  ]
  return (
    <View
      className='card change'
      {...pressable(() => openDesk('approval', { id: request.id }), 'link')}
    >
      <View className='avatar' aria-hidden>
        {employee.name.slice(0, 1)}
      </View>
      <View className='words'>
        <View className='change__line'>
          <Text className='strong'>{employee.name}</Text>
          <Text className='sub second'>
            {[employee.department, employee.employeeNo].filter(Boolean).join(' · ')}
          </Text>
        </View>
        <View className='sub'>{changed.join('，')}</View>
        <View className='change__line'>
          <Chip {...changeChips[request.state]} />
          <Text className='note second'>
            {request.reason} · {sayMoment(request.requestedAt, serverNow())}
          </Text>
        </View>
      </View>
      <Icon name='forward' />
    </View>
  )
}
