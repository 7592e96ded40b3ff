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

/** Whether the gate is passed, and what is missing, in a line each. */
export function sayGate({ gate, reminders }: OnboardingView, now: number): string[] {
  const until = gate.until ? sayDay(gate.until, now) : ''
  const first =
    gate.by === 'waived'
      ? `入职暂免，到 ${until}为止`
      : gate.by === 'screen'
        ? `入职暂时通过，到 ${until}为止：验证码填在员工手机上，还要等对方本人确认`
        : '入职还没有完成'
  const missing = gate.missing.map(({ message }) => message).join('；')
  return [
    first,
    ...(missing ? [`还差：${missing}`] : []),
    ...(reminders > 0 ? [`已在企业微信提醒本人 ${reminders} 次`] : []),
  ]
}
