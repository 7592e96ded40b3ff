import { expect, test } from 'vitest'
import { sayAge, sayProvider } from './operations-words.ts'

const view = {
  provider: 'wecom',
  state: 'ok',
  calls: 1000,
  answered: 0.9996,
  usualMs: 412,
  nowMs: 2130,
  lastFailure: '45009',
} as const

test('a provider is told in one line, and never as perfect where something failed', () => {
  expect(sayProvider(view)).toEqual({
    name: '企业微信',
    chip: { tone: 'ok', icon: 'done', word: '正常' },
    line: '24 小时 1000 次，成功 99.9% · 通常 0.4 秒 · 现在 2.1 秒 · 最近一次失败：45009',
  })
  expect(sayProvider({ ...view, answered: 1 }).line).toContain('成功 100%')
})

test('of a provider that nobody called nothing is told but that', () => {
  const idle = { calls: 0, answered: null, usualMs: null, nowMs: null, lastFailure: null }
  const said = sayProvider({ ...view, ...idle, state: 'idle' })
  expect([said.chip.word, said.line]).toEqual(['一天没有用过', ''])
})

test('how long something has waited has one unit', () => {
  expect([59, 60, 3599, 7300].map(sayAge)).toEqual(['59 秒', '1 分钟', '59 分钟', '2 小时'])
})
