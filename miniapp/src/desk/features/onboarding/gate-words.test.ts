import { expect, test } from 'vitest'
import type { OnboardingView } from '../../../../../shared/onboarding.ts'
import { lastDay, sayGate } from './gate-words.ts'

const now = Date.parse('2026-11-23T17:00:00Z')
const open: OnboardingView = {
  gate: {
    employeeNo: 'E1',
    status: 'onboarding',
    complete: false,
    by: null,
    until: null,
    coverage: 0,
    must: 1,
    waived: null,
    missing: [{ code: 'no_contact', message: '还没有填写紧急联络人' }],
  },
  waiver: null,
  reminders: 2,
}

test('HR reads what is missing and how often the joiner was reminded', () => {
  expect(sayGate(open, now)).toEqual([
    '入职还没有完成',
    '还差：还没有填写紧急联络人',
    '已在企业微信提醒本人 2 次',
  ])
})

test('what passes for a time says until when', () => {
  const gate = { ...open.gate, complete: true, until: '2026-12-01' } as const
  expect(sayGate({ ...open, gate: { ...gate, by: 'waived' } }, now)[0]).toContain('12 月 1 日')
  expect(sayGate({ ...open, gate: { ...gate, by: 'screen' } }, now)[0]).toContain('对方本人确认')
})

test('the last day is counted in Shanghai, where it is tomorrow already', () => {
  expect(lastDay(now, 7)).toBe('2026-12-01')
})

test('who is not in WeCom yet is told as such, with how far their link is', () => {
  const preboarding = { state: 'filled', startOn: '2026-12-01' } as const
  const gate = { ...open.gate, complete: true, by: 'coverage' as const, missing: [] }
  expect(sayGate({ ...open, gate, preboarding, reminders: 0 }, now)).toEqual([
    '入职要求已经达到',
    '还没入职，12 月 1 日报到。本人已在入职前的链接里填好',
  ])
  expect(sayGate({ ...open, preboarding: { state: 'expired', startOn: null } }, now)[1]).toBe(
    '还没入职。入职前填写的链接过期了。还要填，请在人事系统重发',
  )
})
