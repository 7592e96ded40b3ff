import { Text, View } from '@tarojs/components'
import { useCallback, useState } from 'react'
import type { Drill, DrillPerson, DrillPersonState } from '../../../../../shared/drill.ts'
import { nonAttemptWords } from '../../../../../shared/drill-reasons.ts'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { Chip } from '../../../components/chip.tsx'
import { Chips } from '../../components/chips.tsx'
import { Stale } from '../../components/stale.tsx'
import { Turn } from '../../components/turn.tsx'
import { openDesk } from '../../lib/desk-pages.ts'
import { listDrillPeople, openDrillCard } from '../../lib/drills-api.ts'
import { useAct } from '../../lib/use-act.ts'
import { usePages } from '../../lib/use-pages.ts'
import { personChip } from './drill-words.ts'

const called = [
  { value: 'waiting' as const, words: '等着打' },
  { value: 'reached' as const, words: '联系上' },
  { value: 'not_reached' as const, words: '联系不上' },
  { value: 'not_attempted' as const, words: '没打' },
]

const written = [
  { value: 'waiting' as const, words: '还在等' },
  { value: 'reached' as const, words: '回复了' },
  { value: 'not_reached' as const, words: '没有回复' },
  { value: 'not_attempted' as const, words: '没发、没等满' },
]

/** The sample in the order of calling, as far as the caller may call it. */
export function DrillPeopleList({ drill }: { drill: Drill }) {
  const { id, kind } = drill
  const states = kind === 'sms' ? written : called
  const [state, setState] = useState<DrillPersonState>(
    drill.state === 'running' ? 'waiting' : 'not_reached',
  )
  const ask = useCallback(
    (cursor?: string) => listDrillPeople(id, state, cursor),
    // what was called meanwhile stands elsewhere by now
    [id, state],
  )
  const list = usePages(ask)
  const { busy, refusal, run } = useAct()
  const open = ({ id: personId }: DrillPerson) =>
    void run(
      () => openDrillCard(personId),
      (card) => openDesk('drillCard', { id: card.id }),
    )
  const people = list.value?.people ?? []
  return (
    <View className='card drill__people'>
      <View className='card__head'>
        <View className='card__title' role='heading' aria-level='2'>
          名单
        </View>
        <View className='sub second'>您能{kind === 'sms' ? '看' : '打'}的员工，按抽到的顺序</View>
      </View>
      <Chips
        label='看哪些'
        choices={
          drill.state === 'running' ? states : states.filter(({ value }) => value !== 'waiting')
        }
        chosen={state}
        onChoose={setState}
      />
      <Stale refusal={list.value ? list.refusal : null} again={() => void list.reload()} />
      {refusal ? (
        <Banner tone='bad' urgent>
          {refusal.message}
        </Banner>
      ) : null}
      {list.value && people.length === 0 ? (
        <View className='sub second' role='status'>
          这里没有人。
        </View>
      ) : null}
      <View role='list' aria-label='名单'>
        {people.map((person) => (
          <Person
            key={person.id}
            person={person}
            kind={kind}
            busy={busy}
            onOpen={() => open(person)}
          />
        ))}
      </View>
      <Turn {...list.turning(list.value?.nextCursor ?? null)} />
    </View>
  )
}

type Props = { person: DrillPerson; kind: Drill['kind']; busy: boolean; onOpen: () => void }

function Person({ person, kind, busy, onOpen }: Props) {
  const { name, employeeNo, department, site, state, reason, calls, heldBy, mayOpen } = person
  const news = [
    reason ? nonAttemptWords[reason] : '',
    state === 'waiting' && calls > 0 ? `打过 ${calls} 次，还没通` : '',
    heldBy && !mayOpen ? `${heldBy}正在打` : '',
  ].filter(Boolean)
  return (
    <View className='drill__person' role='listitem'>
      <View className='words'>
        <View className='drill-row__line'>
          <Text className='strong'>{name}</Text>
          <Chip {...personChip(person, kind)} />
        </View>
        <View className='sub second'>
          {[site, department, employeeNo].filter(Boolean).join(' · ')}
        </View>
        {news.length > 0 ? <View className='sub'>{news.join('；')}</View> : null}
      </View>
      {mayOpen ? (
        <Button
          look='fill'
          small
          busy={busy}
          label={`${state === 'waiting' ? '打' : '改正'}${name}的联络人`}
          onPress={onOpen}
        >
          {state === 'waiting' ? '打' : '改正'}
        </Button>
      ) : null}
    </View>
  )
}
