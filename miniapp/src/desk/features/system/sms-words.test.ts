import { expect, test } from 'vitest'
import type { Operations } from '../../../../../shared/operations.ts'
import { sayAccount } from './sms-words.ts'

const account: NonNullable<Operations['sms']['account']> = {
  packageSms: null,
  availableYuan: 10_000,
  readAt: '2026-11-30T02:00:00.000Z',
  left: 222_222,
  daysLeft: 14,
  low: false,
  trouble: null,
}
const said = (meanADay: number, daysLeft: number | null) =>
  sayAccount({
    sentToday: 0,
    waitingToday: 0,
    dailyBudget: 20_000,
    meanADay,
    account: { ...account, daysLeft },
  }).words

test('how long the balance lasts is said in days up to a year, and never as thousands of years', () => {
  expect(said(15_873, 14)).toContain('平均每天 15873 条，够发约 14 天')
  expect(said(0, 1_555_554)).toContain('平均每天 不到 1 条，够发一年以上')
  expect(said(0, null)).toContain('平均每天 0 条，最近七天没有发过')
})
