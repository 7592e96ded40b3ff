import type { Operations } from '../../../../../shared/operations.ts'
import { sayTime } from '../../../lib/say-time.ts'
import { serverNow } from '../../../lib/server-time.ts'

type Sms = Operations['sms']

const YEAR = 365

/** What today took of its budget, and what it is still going to take. */
export function saySmsToday({ sentToday, waitingToday, dailyBudget }: Sms): string {
  const used = Math.round((sentToday / dailyBudget) * 100)
  const still = waitingToday > 0 ? `，今天还要发约 ${waitingToday} 条` : ''
  return `已发 ${sentToday} 条${still}，每天最多 ${dailyBudget} 条，用了 ${used}%`
}

/** What SMS are paid from, and when that was asked; what nobody asks or nobody can tell is said. */
export function sayAccount({ account, meanADay }: Sms): {
  name: string
  words: string
  trouble: string | null
  unsure: string | null
} {
  const name = '短信余额'
  if (!account) {
    const words = '没有接通余额查询（ALIYUN_BILLING），请自己到阿里云看。短信接口本身查不到余额。'
    return { name, words, trouble: null, unsure: '没有接通' }
  }
  const { readAt, left, daysLeft, low, trouble } = account
  const failed = trouble ? `最近一次没有查到（${trouble}）` : null
  if (!readAt) return { name, words: failed ?? '还没有查过', trouble: null, unsure: '不知道' }
  const lasts = daysLeft === null ? '最近七天没有发过，说不准够几天' : sayLasts(daysLeft)
  const mean = meanADay === 0 && daysLeft !== null ? '不到 1' : meanADay
  const parts = [
    ...sayParts(account),
    ...(left === null ? [] : [`还能发约 ${left} 条，平均每天 ${mean} 条，${lasts}`]),
    `${sayTime(readAt, serverNow())} 查的`,
    ...(failed ? [failed] : []),
  ]
  const unsure = trouble || left === null ? '没有查到' : null
  return { name, words: parts.join(' · '), trouble: low ? '不多了' : null, unsure }
}

/** What is reckoned years ahead from a few days tells nothing. */
function sayLasts(days: number): string {
  return days > YEAR ? '够发一年以上' : `够发约 ${days} 天`
}

function sayParts({ packageSms, availableYuan }: NonNullable<Sms['account']>): string[] {
  return [
    packageSms === null ? '没有套餐包' : `套餐包 ${packageSms} 条`,
    availableYuan === null ? '余额不是人民币，没有算' : `余额 ${availableYuan.toFixed(2)} 元`,
  ]
}
