import { View } from '@tarojs/components'
import type { DrillPlan } from '../../../../../shared/drill.ts'
import type { Refusal } from '../../../lib/refusal.ts'
import { DataTable } from '../../components/data-table.tsx'
import { sayCount } from '../../lib/say-number.ts'
import { sayPlace, sayRange } from './drill-words.ts'

/** A call with its outcome takes about so long. */
const MINUTES_EACH = 3
const HOUR = 60

type Props = { plan: DrillPlan | null; busy: boolean; refusal: Refusal | null }

/** What the chosen precision costs: how many people, how long, at which sites; and what the result will look like. */
export function DrillPreview({ plan, busy, refusal }: Props) {
  if (!plan)
    return (
      <View className='sub second' role='status'>
        {refusal ? refusal.message : '正在算要抽多少位…'}
      </View>
    )
  const isSms = plan.smsADay !== null
  const cost =
    plan.smsADay === null
      ? `一个人打大约要 ${sayLength(plan.people)}`
      : saySending(plan.people, plan.smsADay)
  return (
    <View className='preview' aria-busy={busy}>
      <View className='preview__sum' role='status'>
        <View className='preview__number'>
          {isSms
            ? `给 ${sayCount(plan.people)} 位员工的联络人发短信`
            : `要打 ${sayCount(plan.people)} 位员工的联络人`}
        </View>
        <View className='sub second'>
          一共 {sayCount(plan.population)} 位在职，{cost}
          {plan.expected
            ? `；如果实际有九成${isSms ? '回复' : '联系得上'}，结果大约会在 ${sayRange(plan.expected)}`
            : ''}
        </View>
      </View>
      <DataTable
        caption='每个地点抽几位'
        heads={['地点', '在职', '抽到']}
        rows={plan.sites.map(({ site, population, size }) => ({
          key: site,
          cells: [sayPlace(site), sayCount(population), sayCount(size)],
        }))}
        numbers
      />
    </View>
  )
}

/** A drill leaves the rest of a day's SMS to questions. */
function saySending(people: number, aDay: number): string {
  const days = Math.ceil(people / Math.max(1, aDay))
  const most = `演练一天最多发 ${sayCount(aDay)} 条`
  return days <= 1 ? `${most}，一天能发完` : `${most}，大约 ${sayCount(days)} 个工作日发完`
}

function sayLength(people: number): string {
  const minutes = people * MINUTES_EACH
  return minutes < HOUR ? `${minutes} 分钟` : `${Math.ceil(minutes / HOUR)} 小时`
}
