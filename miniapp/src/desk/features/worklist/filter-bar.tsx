import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button.tsx'
import { Chips } from '../../components/chips.tsx'
import { Choose } from '../../components/choose.tsx'
import { SearchBox } from '../../components/search-box.tsx'
import { useAlertLine } from '../../lib/desk-store.ts'
import {
  departmentOptions,
  type Filters,
  isFiltered,
  ownerOptions,
  reasonOptions,
  scoreOptions,
  stateOptions,
} from './filters.ts'
import type { WorklistView } from './use-worklist.ts'

/** Finding and narrowing down; on a phone the lists are folded away. */
export function FilterBar({ list }: { list: WorklistView }) {
  const { filters, change } = list
  const line = useAlertLine()
  const [unfolded, setUnfolded] = useState(false)
  const folded = [filters.departmentId, filters.reason, filters.belowScore, filters.mine]
  const used = folded.filter((value) => value !== '').length
  return (
    <View className='filters'>
      <View className='filters__find'>
        <SearchBox
          label='搜索待办'
          placeholder='姓名或工号'
          value={filters.q}
          onInput={(q) => change({ q })}
        />
      </View>
      <View className='filters__fold phone-only'>
        <Button look='line' icon='list' small onPress={() => setUnfolded(!unfolded)}>
          {used > 0 ? `筛选 ${used}` : '筛选'}
        </Button>
      </View>
      <View className='filters__state phone-only'>
        <Chips
          look='pill'
          label='状态'
          choices={stateOptions.map(({ value, words }) => ({
            value: value as Filters['state'],
            words,
          }))}
          chosen={filters.state}
          onChoose={(state) => change({ state })}
        />
      </View>
      <View className={`filters__lists${unfolded ? '' : ' filters__lists--folded'}`}>
        <View className='wide-only'>
          <Choose
            label='状态'
            options={stateOptions}
            value={filters.state}
            onChoose={(state) => change({ state: state as Filters['state'] })}
          />
        </View>
        <Choose
          label='部门'
          options={departmentOptions(list.departments)}
          value={filters.departmentId}
          onChoose={(departmentId) => change({ departmentId })}
        />
        <Choose
          label='原因'
          options={reasonOptions}
          value={filters.reason}
          onChoose={(reason) => change({ reason })}
        />
        <Choose
          label='评分'
          options={scoreOptions(line)}
          value={filters.belowScore}
          onChoose={(belowScore) => change({ belowScore: belowScore as Filters['belowScore'] })}
        />
        <Choose
          label='负责人'
          options={ownerOptions}
          value={filters.mine}
          onChoose={(mine) => change({ mine: mine as Filters['mine'] })}
        />
        {isFiltered(filters) ? (
          <Button look='text' small onPress={list.clear}>
            清除筛选
          </Button>
        ) : null}
      </View>
    </View>
  )
}
