import type { Dashboard } from '../../../../shared/dashboard.ts'
import type { Baseline } from './baseline.ts'
import type { ContactCounts } from './count-contacts.ts'
import type { Answers, Work } from './count-work.ts'

type Effect = Dashboard['effects'][number]

/** Assumed where too little was measured, in minutes. */
const PER_FOLLOW_UP = 5
const PER_DECISION = 2
const PER_IMPORT = 60
/** So many timed follow-ups say more than an assumption. */
const ENOUGH = 20

/** The five effects of the product (design §1): at the first import, now, the goal, and how each is counted. Pure. */
export function effectsOf(
  baseline: Baseline | null,
  counts: ContactCounts,
  { answered, asked }: Answers,
  work: Work,
): Effect[] {
  const all = counts.live + counts.invalid
  const percent = (id: Exclude<Effect['id'], 'hr_minutes'>, now: number | null) => ({
    id,
    baseline: baseline?.[id] === undefined ? null : round(baseline[id]),
    now,
    unit: 'percent' as const,
  })
  return [
    {
      ...percent('dead', shareOf(counts.dead, all)),
      label: '打不通的号码',
      goal: 3,
      counted: '运营商说是空号、还没有换掉的联络人，占全部联络人',
    },
    {
      ...percent('strangers', shareOf(counts.strangers, all)),
      label: '接电话的是别人',
      goal: 0,
      counted: '换了主人的，或对方说不认识员工的联络人，占全部联络人',
    },
    {
      ...percent('stale', shareOf(counts.stale, counts.live)),
      label: '超过一年没有核对',
      goal: 5,
      counted: '一年里本人没有确认、员工也没有填写或说“没有变化”的，占没有失效的联络人',
    },
    {
      ...percent('answered_in_a_week', shareOf(answered, asked)),
      label: '一周内有答复',
      goal: 90,
      counted: '最近 90 天里问满一周的，一周内答复了的占多少，同意和拒绝都算',
    },
    minutesOf(work),
  ]
}

function minutesOf({ followUps, decisions, imports, measuredMinutes, measured }: Work): Effect {
  const isMeasured = measuredMinutes !== null && measured >= ENOUGH
  const each = isMeasured ? measuredMinutes : PER_FOLLOW_UP
  const how = isMeasured
    ? `${round(each)} 分钟（${measured} 次实测的平均：从看号码到记录结果）`
    : `${PER_FOLLOW_UP} 分钟（估计）`
  return {
    id: 'hr_minutes',
    label: '人事花的时间',
    baseline: null,
    now: Math.round(followUps * each + decisions * PER_DECISION + imports * PER_IMPORT),
    goal: null,
    unit: 'minutes',
    counted: `最近 30 天：跟进 ${followUps} 次，每次${how}；审批 ${decisions} 次，每次 ${PER_DECISION} 分钟；导入 ${imports} 次，每次 ${PER_IMPORT} 分钟（估计）`,
  }
}

function shareOf(value: number, outOf: number): number | null {
  return outOf === 0 ? null : round((100 * value) / outOf)
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
