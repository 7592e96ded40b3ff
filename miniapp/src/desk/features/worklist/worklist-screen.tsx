import { View } from '@tarojs/components'
import { Button } from '../../../components/button.tsx'
import { inBrowser } from '../../../lib/platform.ts'
import { serverNow } from '../../../lib/server-time.ts'
import { DeskScreen } from '../../components/desk-screen.tsx'
import { NothingYet } from '../../components/nothing-yet.tsx'
import { Stale } from '../../components/stale.tsx'
import { Turn } from '../../components/turn.tsx'
import { FilterBar } from './filter-bar.tsx'
import { isFiltered } from './filters.ts'
import { useWorklist, type WorklistView } from './use-worklist.ts'
import { WorkCards } from './work-cards.tsx'
import { WorkTable } from './work-table.tsx'
import './worklist.scss'

if (process.env.TARO_ENV === 'h5') require('./worklist-wide.scss')

/** 待办: by employee, those of whom nobody can be reached first. */
export function WorklistScreen() {
  const list = useWorklist()
  const { value, refusal, reload } = list
  return (
    <DeskScreen title='待办' at='worklist' detail={countWords(list)}>
      {value || list.departments ? <FilterBar list={list} /> : null}
      {value ? (
        <>
          <Stale refusal={refusal} again={() => void reload()} />
          {value.items.length > 0 ? (
            <Rows list={list} />
          ) : (
            <Empty filtered={isFiltered(list.filters)} clear={list.clear} />
          )}
          <Pages list={list} />
        </>
      ) : (
        <NothingYet refusal={refusal} again={() => void reload()} />
      )}
    </DeskScreen>
  )
}

function Rows({ list }: { list: WorklistView }) {
  const items = list.value?.items ?? []
  const now = serverNow()
  if (!inBrowser) return <WorkCards items={items} now={now} />
  return (
    <>
      <View className='phone-only'>
        <WorkCards items={items} now={now} />
      </View>
      <View className='wide-only'>
        <WorkTable
          items={items}
          now={now}
          sort={list.filters.sort}
          onSort={(sort) => list.change({ sort })}
        />
      </View>
    </>
  )
}

function countWords({ counts }: WorklistView): string {
  if (!counts) return ''
  if (counts.open === 0) return '没有要跟进的'
  const parts = [`${counts.open} 条要跟进`]
  if (counts.overdue > 0) parts.push(`${counts.overdue} 条已逾期`)
  if (counts.dueToday > 0) parts.push(`${counts.dueToday} 条今天到期`)
  return parts.join('，')
}

function Empty({ filtered, clear }: { filtered: boolean; clear: () => void }) {
  return (
    <View className='card empty' role='status'>
      <View className='head'>{filtered ? '没有符合的' : '都办完了'}</View>
      <View className='second'>
        {filtered ? '换一个条件，或者清除筛选再看看。' : '您负责的员工现在没有要跟进的联络人。'}
      </View>
      {filtered ? (
        <Button small onPress={clear}>
          清除筛选
        </Button>
      ) : null}
    </View>
  )
}

function Pages({ list }: { list: WorklistView }) {
  const { value, turning } = list
  return (
    <View className='pages'>
      {inBrowser && value && value.items.length > 0 ? <Keys /> : null}
      <Turn {...turning} />
    </View>
  )
}

const keys = [
  ['↑ ↓', '选一行'],
  ['Enter', '打开'],
  ['T', '打电话'],
  ['F', '记录跟进'],
  ['/', '搜索'],
] as const

function Keys() {
  return (
    <View className='keys wide-only'>
      {keys.map(([key, words]) => (
        <View key={key} className='keys__one'>
          <View className='keys__key'>{key}</View>
          {words}
        </View>
      ))}
    </View>
  )
}
