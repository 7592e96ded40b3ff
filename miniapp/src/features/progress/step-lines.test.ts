import { describe, expect, test } from 'vitest'
import type { Contact, Step } from '../../../../shared/contact.ts'
import { stepLines } from './step-lines.ts'

const NOW = Date.parse('2026-11-23T10:24:00+08:00')
const AT = '2026-11-23T10:02:00+08:00'
const names = ['submitted', 'checked', 'asked', 'delivered', 'confirmed'] as const

/** The first `done` steps are done; the one after may be stuck. */
function contact(done: number, part: Partial<Contact> = {}, stuck?: string): Contact {
  const steps = names.map((name, place): Step => {
    if (place < done) return { name, state: 'done', at: AT }
    return place === done && stuck
      ? { name, state: 'failed', hint: stuck }
      : { name, state: 'waiting' }
  })
  return {
    id: 'con_1',
    name: '陈浩',
    relation: '配偶',
    phone: '18600007340',
    order: 1,
    state: 'pending',
    counts: false,
    steps,
    ...part,
  }
}
const told = (subject: Contact) =>
  stepLines(subject, NOW).map(({ look, words }) => `${look} ${words}`)

describe('the way to a valid contact', () => {
  test.each([
    [1, ['done 已提交', 'now 核对号码', 'todo 发送短信', 'todo 等待对方确认', 'todo 已生效']],
    [2, ['done 已提交', 'done 号码正常', 'now 发送短信', 'todo 等待对方确认', 'todo 已生效']],
    [3, ['done 已提交', 'done 号码正常', 'done 短信已发出', 'now 等待对方确认', 'todo 已生效']],
    [4, ['done 已提交', 'done 号码正常', 'done 短信已送达', 'now 等待对方确认', 'todo 已生效']],
  ])('with %i steps done', (done, lines) => {
    expect(told(contact(done))).toEqual(lines)
  })
  test('confirmed ends in 已生效, with a time on every line', () => {
    const lines = stepLines(contact(5, { state: 'valid', confirmedAt: AT }), NOW)
    expect(lines.map(({ look }) => look)).toEqual(Array(5).fill('done'))
    expect(lines.map(({ when }) => when)).toEqual(Array(5).fill('10:02'))
  })
})

describe('a stuck step', () => {
  test('says what to do, and nothing behind it is under way', () => {
    const lines = stepLines(contact(3, {}, '短信没有送到。'), NOW)
    expect(lines[2]).toMatchObject({ look: 'stuck', words: '短信没有送到', hint: '短信没有送到。' })
    expect(lines.slice(3).every(({ look }) => look === 'todo')).toBe(true)
  })
  test('silence and a refusal are told apart', () => {
    expect(told(contact(4, { state: 'unanswered' }, '…'))).toContain('stuck 对方还没有答复')
    expect(told(contact(4, { state: 'invalid', cause: 'declined' }, '…'))).toContain(
      'stuck 对方没有同意',
    )
  })
  test('停机 and a dead number are told apart', () => {
    expect(told(contact(1, { state: 'draft' }, '…'))).toContain('stuck 号码已停机')
    expect(told(contact(1, { state: 'invalid', cause: 'dead' }, '…'))).toContain('stuck 号码打不通')
  })
})

test('every line has a word for its state, so colour never says it alone', () => {
  for (let done = 1; done < 5; done += 1)
    for (const line of stepLines(contact(done), NOW)) expect(line.when).not.toBe('')
})
