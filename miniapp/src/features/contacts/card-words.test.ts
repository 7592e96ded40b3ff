import { expect, test } from 'vitest'
import { type Contact, contactStates, type Step } from '../../../../shared/contact.ts'
import { cardWords } from './card-words.ts'

const NOW = Date.parse('2026-11-23T10:24:00+08:00')
const steps = (part: Partial<Record<Step['name'], Partial<Step>>>): Step[] =>
  (['submitted', 'checked', 'asked', 'delivered', 'confirmed'] as const).map((name) => ({
    name,
    state: 'waiting',
    ...part[name],
  }))
const contact = (part: Partial<Contact>): Contact => ({
  id: 'con_1',
  name: '陈浩',
  relation: '配偶',
  phone: '18600007340',
  order: 1,
  state: 'pending',
  counts: false,
  steps: steps({}),
  ...part,
})
const done = { state: 'done' } as const

test('every state has a line', () => {
  for (const state of contactStates)
    expect(cardWords(contact({ state }), NOW).line.length).toBeGreaterThan(3)
})
test('what waits for the employee has a way out', () => {
  for (const state of ['unanswered', 'draft', 'invalid'] as const)
    expect(cardWords(contact({ state }), NOW).wayOut).not.toBeNull()
})
test('a delivered SMS says when, and offers help', () => {
  const delivered = { ...done, at: '2026-11-21T02:03:00Z' }
  const said = cardWords(
    contact({ steps: steps({ submitted: done, checked: done, asked: done, delivered }) }),
    NOW,
  )
  expect(said.line).toBe('短信 11 月 21 日送达，还没有答复')
  expect(said.wayOut).not.toBeNull()
})
test('a stuck step is told in the server’s words', () => {
  const failed = { state: 'failed', hint: '短信没有送到。' } as const
  expect(cardWords(contact({ steps: steps({ asked: done, delivered: failed }) }), NOW).line).toBe(
    '短信没有送到。',
  )
})
test('confirmed but not counting is never shown as plainly confirmed', () => {
  const shared = contact({ state: 'valid', shared: true, confirmedAt: '2026-05-20T02:00:00Z' })
  expect(cardWords(shared, NOW).line).toBe('5 月 20 日由本人确认，与您共用号码，人事核实后才计入')
})
