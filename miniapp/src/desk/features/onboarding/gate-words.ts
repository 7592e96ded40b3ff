import type { OnboardingView } from '../../../../../shared/onboarding.ts'
import { sayDay } from '../../../lib/say-time.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const SHANGHAI_MS = 8 * 60 * 60 * 1000

export const spans = [
  { value: '7', words: '一周' },
  { value: '14', words: '两周' },
  { value: '30', words: '一个月' },
  { value: '90', words: '三个月' },
] as const

/** The last day of a waiver of so many days from now, `yyyy-mm-dd` in Shanghai. */
export function lastDay(now: number, days: number): string {
  return new Date(now + SHANGHAI_MS + days * DAY_MS).toISOString().slice(0, 10)
}

const doorWords = {
  issued: '入职前填写的链接已发出，本人还没有打开',
  opened: '本人已打开入职前填写的链接，还没有说填好',
  filled: '本人已在入职前的链接里填好',
  expired: '入职前填写的链接过期了。还要填，请在人事系统重发',
  revoked: '入职前填写的链接已停用。还要填，请在人事系统重发',
} as const

/** Of somebody who is not in WeCom yet: that they are not, and how far their link is. */
function sayDoor({ preboarding }: OnboardingView, now: number): string[] {
  if (!preboarding) return []
  const { state, startOn } = preboarding
  return [`还没入职${startOn ? `，${sayDay(startOn, now)}报到` : ''}。${doorWords[state]}`]
}

/** Whether the gate is passed, and what is missing, in a line each. */
export function sayGate(view: OnboardingView, now: number): string[] {
  const { gate, reminders } = view
  const until = gate.until ? sayDay(gate.until, now) : ''
  const first =
    gate.by === 'waived'
      ? `入职暂免，到 ${until}为止`
      : gate.by === 'screen'
        ? `入职暂时通过，到 ${until}为止：验证码填在员工手机上，还要等对方本人确认`
        : gate.complete
          ? '入职要求已经达到'
          : '入职还没有完成'
  const missing = gate.missing.map(({ message }) => message).join('；')
  return [
    first,
    ...sayDoor(view, now),
    ...(missing ? [`还差：${missing}`] : []),
    ...(reminders > 0 ? [`已在企业微信提醒本人 ${reminders} 次`] : []),
  ]
}
