import { expect, test } from 'vitest'
import type { ScoreSignals } from '../../../../shared/score.ts'
import { scoreOf } from './score.ts'

const code = (ageDays: number): ScoreSignals => ({ proof: { kind: 'contact_code', ageDays } })
const normal: ScoreSignals = { numberStatus: { status: 'normal', ageDays: 1 } }
const suspended: ScoreSignals = { numberStatus: { status: 'suspended', ageDays: 1 } }
const silentFor = (openQuestionAgeDays: number): ScoreSignals => ({
  openQuestionAgeDays,
  asked12m: 1,
  answered12m: 0,
})

test.each<[what: string, from: number, to: number, signals: ScoreSignals]>([
  ['nothing is known', 5, 5, {}],
  ['the carrier cannot tell', 5, 5, { numberStatus: { status: 'unknown', ageDays: 3 } }],
  ['a normal number, never asked', 6.5, 6.9, normal],
  ['just asked, on a normal number', 6.5, 7, { ...normal, ...silentFor(1) }],
  ['a normal number, silent for a week', 4, 5, { ...normal, ...silentFor(8) }],
  ['a code by the contact today', 9.1, 9.5, code(0)],
  ['the same on a normal number', 9.5, 9.8, { ...code(0), ...normal }],
  ['a code half a year ago', 8, 8.8, code(180)],
  ['a code a year ago', 7, 7.6, code(365)],
  ['a code two years ago', 5.8, 6.3, code(730)],
  ['a press on the link today', 8.5, 9, { proof: { kind: 'link', ageDays: 0 } }],
  [
    'the code on the employee’s screen',
    6.8,
    7.3,
    { proof: { kind: 'employee_screen', ageDays: 0 } },
  ],
  ['停机, never confirmed', 0, 1, suspended],
  ['停机, confirmed yesterday', 4.5, 5.5, { ...code(1), ...suspended }],
  [
    '关机, confirmed last month',
    8.8,
    9.3,
    { ...code(30), numberStatus: { status: 'off', ageDays: 0 } },
  ],
  [
    '空号, confirmed yesterday',
    0,
    1,
    { ...code(1), numberStatus: { status: 'vacant', ageDays: 0 } },
  ],
  [
    'two receipts of a dead handset',
    1.8,
    2.5,
    { receipts90d: { delivered: 0, deadHandset: 2, ourFault: 0 } },
  ],
  [
    'the employee’s own number, proven',
    4,
    5.9,
    { ...code(10), ...normal, findings: ['own_number'] },
  ],
  [
    'number and owner proven anew',
    9.5,
    9.9,
    { ...code(90), ...normal, reassigned: 'no', affirmedAgeDays: 5 },
  ],
  ['a new owner', 0, 1, { ...code(200), reassigned: 'yes' }],
  [
    'four questions, four answers',
    9.6,
    9.9,
    { ...code(20), ...normal, asked12m: 4, answered12m: 4 },
  ],
])('%s: from %d to %d', (_what, from, to, signals) => {
  const { score } = scoreOf(signals)
  expect(score).toBeGreaterThanOrEqual(from)
  expect(score).toBeLessThanOrEqual(to)
})

test('the record of mock-up 07 reads like this', () => {
  const { reasons } = scoreOf({
    ...code(187),
    ...suspended,
    reassigned: 'unknown',
    receipts90d: { delivered: 1, deadHandset: 0, ourFault: 1 },
    asked12m: 4,
    answered12m: 1,
  })
  expect(reasons.map(({ text }) => text)).toEqual([
    '每位联络人都从 5 分算起',
    '本人用验证码确认过，已过 187 天，越久分越少',
    '运营商说：停机（1 天前检测）',
    '是否换了机主：查不出，查不出不扣分',
    '90 天里短信送到手机 1 次',
    '有短信没发成，原因在我们这边，不扣分',
    '很少答复：12 个月问了 4 次，答了 1 次',
  ])
})
