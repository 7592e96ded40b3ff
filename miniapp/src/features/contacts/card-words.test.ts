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
test('a stuck step is told in the server’s words, also when time ran out over it', () => {
  const failed = { state: 'failed', hint: '短信没有送到。请核对号码。' } as const
  for (const state of ['pending', 'unanswered'] as const) {
    const said = cardWords(
      contact({ state, steps: steps({ asked: done, delivered: failed }) }),
      NOW,
    )
    expect(said.line).toBe('短信没有送到')
    expect(said.wayOut).not.toBeNull()
  }
})
test('at night the card offers to send now', () => {
  const asked = { hint: '会在早上自动发出。家人在身边的话，可以点“现在发送”。' }
  const said = cardWords(contact({ steps: steps({ submitted: done, checked: done, asked }) }), NOW)
  expect(said).toEqual({
    line: '早上自动发短信',
    wayOut: { question: '家人在身边？', answer: '现在发送' },
  })
})
test('a replacement says whom it will take over from', () => {
  const old = contact({ id: 'con_0', name: '王秀兰', phone: '13700009012', state: 'valid' })
  const said = cardWords(contact({ replaces: 'con_0' }), NOW, old)
  expect(said.line).toContain('确认后换下王秀兰 137 0000 9012')
})
test('confirmed but not counting is never shown as plainly confirmed', () => {
  const shared = contact({ state: 'valid', shared: true, confirmedAt: '2026-05-20T02:00:00Z' })
  expect(cardWords(shared, NOW).line).toBe('5 月 20 日由本人确认，与您共用号码，人事核实后才计入')
})
