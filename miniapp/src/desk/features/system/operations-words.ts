import type { Operations, ProviderView } from '../../../../../shared/operations.ts'
import type { ChipWords } from '../../../lib/contact-chip.ts'

const names: Readonly<Record<string, string>> = {
  'aliyun-sms': '短信（阿里云）',
  'aliyun-number': '号码检测（阿里云）',
  wecom: '企业微信',
  smtp: '邮件',
  webhook: '通知人事系统',
  'aliyun-billing': '余额查询（阿里云）',
}
const chips: Record<ProviderView['state'], ChipWords> = {
  ok: { tone: 'ok', icon: 'done', word: '正常' },
  slow: { tone: 'wait', icon: 'clock', word: '变慢' },
  failing: { tone: 'bad', icon: 'wrong', word: '不通' },
  idle: { tone: 'wait', icon: 'clock', word: '一天没有用过' },
}
const callbackNames: Record<Operations['callbacks'][number]['kind'], string> = {
  receipt: '短信回执',
  uplink: '联络人回短信',
  card_press: '企业微信卡片的操作',
}
const laneNames: Readonly<Record<string, string>> = {
  number: '检测号码',
  sms: '发短信',
  wecom: '发企业微信',
  desk: '评分和预警',
  webhook: '通知人事系统',
}
const timedNames = { sweep: '每分钟的查看', nightly: '每夜的整理' } as const

export const callbackName = (kind: Operations['callbacks'][number]['kind']) => callbackNames[kind]
export const timedName = (name: keyof typeof timedNames) => timedNames[name]
export const laneName = (lane: string) => laneNames[lane] ?? '其他后台任务'

/** How a provider answers: its name, a chip, and the numbers of a day in one line. */
export function sayProvider(view: ProviderView): { name: string; chip: ChipWords; line: string } {
  const { provider, state, calls, answered, usualMs, nowMs, lastFailure } = view
  const parts = [
    ...(answered === null ? [] : [`24 小时 ${calls} 次，成功 ${sayShare(answered)}`]),
    ...(usualMs === null ? [] : [`通常 ${saySeconds(usualMs)}`]),
    ...(nowMs === null ? [] : [`现在 ${saySeconds(nowMs)}`]),
    ...(lastFailure === null ? [] : [`最近一次失败：${lastFailure}`]),
  ]
  return { name: names[provider] ?? provider, chip: chips[state], line: parts.join(' · ') }
}

/** Never 100 % where something failed. */
function sayShare(share: number): string {
  const tenths = share === 1 ? 1000 : Math.min(999, Math.floor(share * 1000))
  return `${tenths % 10 === 0 ? tenths / 10 : (tenths / 10).toFixed(1)}%`
}

const saySeconds = (ms: number) => `${(ms / 1000).toFixed(1)} 秒`

/** `38 秒`, `6 分钟`, `3 小时`. */
export function sayAge(seconds: number): string {
  if (seconds < 60) return `${seconds} 秒`
  if (seconds < 3600) return `${Math.floor(seconds / 60)} 分钟`
  return `${Math.floor(seconds / 3600)} 小时`
}

/** The SMS to the company's own number: never well only because none is sent. */
export function sayCanary(canary: Operations['canary']): {
  name: string
  words: string
  trouble: string | null
  unsure: string | null
} {
  const name = '每天一条自检短信'
  if (!canary) {
    const words = '没有设置自检手机（CANARY_PHONE），短信能不能送到，要等联络人反映才知道。'
    return { name, words, trouble: null, unsure: '没有设置' }
  }
  const { state, hour, minutes, days } = canary
  const words = days.slice(0, 3).map((one) => sayCanaryDay(one, minutes))
  return {
    name,
    words: words.length > 0 ? words.join('；') : `还没有发过，每天 ${hour} 点后发`,
    trouble: state === 'bad' ? '没送到' : null,
    unsure: state === 'none' ? '等第一条' : null,
  }
}

function sayCanaryDay(
  { day, state, seconds, code }: NonNullable<Operations['canary']>['days'][number],
  minutes: number,
): string {
  const on = `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`
  if (state === 'delivered') return `${on} ${seconds ?? 0} 秒送到`
  if (state === 'waiting') return `${on} 等回执`
  if (state === 'late') return `${on} ${minutes} 分钟没有回执`
  return `${on} 失败${code ? `（${code}）` : ''}`
}
