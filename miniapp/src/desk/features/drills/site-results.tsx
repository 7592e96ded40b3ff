import { View } from '@tarojs/components'
import type { Drill, DrillSite } from '../../../../../shared/drill.ts'
import { DataTable } from '../../components/data-table.tsx'
import { isWide } from '../../lib/is-wide.ts'
import { sayCount } from '../../lib/say-number.ts'
import {
  SHARE_FROM,
  sayPlace,
  sayRange,
  sayShareOf,
  siteCells,
  siteHeads,
  wordsOf,
} from './drill-words.ts'
import { RangeBar } from './range-bar.tsx'

/** Each site by itself: a table on a desk, ranges one under the other on a phone. */
export function SiteResults({ drill: { sites, kind } }: { drill: Drill }) {
  return (
    <View className='card board__12 picture'>
      <View className='card__head'>
        <View className='card__title' role='heading' aria-level='2'>
          各地点
        </View>
        <View className='sub second'>
          区间有 95% 的把握；{wordsOf[kind].apart}的不算进{wordsOf[kind].share}
        </View>
      </View>
      {isWide() ? (
        <DataTable
          caption='各地点的结果'
          heads={siteHeads(kind)}
          rows={sites.map((site) => ({ key: site.site, cells: siteCells(site, kind) }))}
          numbers
        />
      ) : (
        sites.map((site) => <Site key={site.site} site={site} kind={kind} />)
      )}
    </View>
  )
}

function Site({ site: one, kind }: { site: DrillSite; kind: Drill['kind'] }) {
  const { site, population, drawn, attempted, reached, interval, notAttempted } = one
  const { done, good, apart } = wordsOf[kind]
  return (
    <View className='drill__site'>
      <View className='drill-row__line'>
        <View className='strong'>{sayPlace(site)}</View>
        <View>{sayShareOf(reached, attempted, kind)}</View>
      </View>
      {interval ? (
        <RangeBar interval={interval} share={attempted < SHARE_FROM ? null : reached / attempted} />
      ) : null}
      <View className='sub second'>
        {interval ? `区间 ${sayRange(interval)}；` : ''}
        {sayCount(population)} 人里抽到 {drawn} 位，{done} {attempted} 位，{good} {reached} 位
        {notAttempted > 0 ? `，${apart} ${notAttempted} 位` : ''}
      </View>
    </View>
  )
}
