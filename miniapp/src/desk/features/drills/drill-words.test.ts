import { expect, test } from 'vitest'
import type { DrillPerson } from '../../../../../shared/drill.ts'
import {
  explainResult,
  personChip,
  sayAwaiting,
  sayRange,
  sayShareOf,
  siteCells,
  siteHeads,
} from './drill-words.ts'

const site = {
  site: '苏州基地',
  population: 1200,
  drawn: 60,
  attempted: 50,
  reached: 43,
  awaiting: 0,
  withoutContact: 0,
  waiting: 6,
  notAttempted: 4,
  interval: { low: 0.741, high: 0.928 },
}

test('a site where nobody was called has no share, and never 0 %', () => {
  const cells = siteCells({ ...site, attempted: 0, reached: 0, interval: null })
  expect(cells).toContain('还没有打过')
  expect(cells.join()).not.toContain('0%')
})

test('a few calls are said as they are, without a percentage', () => {
  expect(sayShareOf(7, 9)).toBe('7 / 9 位')
  expect(sayShareOf(8, 10)).toBe('80%')
  expect(sayShareOf(43, 50)).toBe('86%')
})

test('what a response rate does not know is said: it still changes, or would have risen', () => {
  expect(sayAwaiting({ state: 'running', awaiting: 24 })).toContain('还会变')
  expect(sayAwaiting({ state: 'closed', awaiting: 3 })).toContain('只会更高')
  expect(sayAwaiting({ state: 'closed', awaiting: 0 })).toBe('')
})

test('in a drill by SMS nobody is said to be reached', () => {
  const states = ['waiting', 'reached', 'not_reached', 'not_attempted'] as const
  const words = [true, false].flatMap((sent) =>
    states.map((state) => {
      const reason = state !== 'not_attempted' ? null : sent ? 'not_waited' : 'sms_limit'
      return personChip({ state, sent, reason } as DrillPerson, 'sms').word
    }),
  )
  const blocked = { state: 'not_attempted', sent: true, reason: 'sms_blocked' } as DrillPerson
  expect(personChip(blocked, 'sms').word).toBe('没发')
  expect(words.join()).not.toMatch(/联系|打/)
  expect(new Set(words).size).toBe(6)
  expect(siteHeads('sms')).toContain('回复率')
})

test('a range is two numbers, or one where everybody was called', () => {
  expect(sayRange({ low: 0.741, high: 0.928 })).toBe('74%–93%')
  expect(sayRange({ low: 0.8, high: 0.8 })).toBe('80%')
})

test('the result says of whom it speaks, and of which sites it knows nothing', () => {
  const drill = {
    ...site,
    sites: [site],
    result: { share: 0.86, interval: { low: 0.74, high: 0.93 }, unknownSites: 2 },
  } as unknown as Parameters<typeof explainResult>[0]
  expect(explainResult(drill)).toBe(
    '抽了 60 位，打过 50 位。推算到抽样范围内的 1,200 位员工（不含还没有打过的 2 个地点），有 95% 的把握在 74%–93% 之间。',
  )
  const every = { ...site, population: 50, drawn: 50 }
  expect(explainResult({ ...drill, ...every, sites: [every] })).toContain('这就是实际的比例')
  expect(explainResult({ ...drill, result: null })).toContain('打完第一位后')
})
