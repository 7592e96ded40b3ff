import { expect, test } from 'vitest'
import { alertLines } from './alert-lines.ts'

test('an alert’s events and follow-ups are one line, newest first, each follow-up told once', () => {
  const lines = alertLines({
    history: [
      { at: '2026-11-23T02:03:00Z', event: 'follow_up_undone', text: '撤回了跟进' },
      { at: '2026-11-23T02:02:00Z', event: 'followed_up', text: '电话跟进：没人接', by: '林晓' },
      { at: '2026-11-22T02:00:00Z', event: 'opened', text: '发现：没有一位联络人能用' },
    ],
    followUps: [
      {
        id: 'flw_1',
        channel: 'phone',
        outcome: 'no_answer',
        note: '关机',
        by: '林晓',
        at: '2026-11-23T02:02:00Z',
        undoneAt: '2026-11-23T02:03:00Z',
      },
    ],
  })
  expect(lines.map(({ text, detail }) => [text, detail])).toEqual([
    ['林晓（电话）：没人接（已撤回）', '关机'],
    ['发现：没有一位联络人能用', undefined],
  ])
})
