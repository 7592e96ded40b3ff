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
    const lines = stepLines(contact(3, {}, '短信没有送到。请核对号码。'), NOW)
    expect(lines[2]).toMatchObject({ look: 'stuck', words: '短信没有送到', hint: '请核对号码。' })
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
  test('a number that is still 停机 says when it was last looked at', () => {
    const draft = contact(1, { state: 'draft' }, '号码已停机。请充值。')
    const steps = draft.steps.map((step) => (step.state === 'failed' ? { ...step, at: AT } : step))
    expect(stepLines({ ...draft, steps }, NOW)[1]).toMatchObject({
      when: '10:02 检测',
      hint: '请充值。',
    })
  })
})

describe('where a person calls instead of an SMS', () => {
  test('nothing is said of messages, and the call is the proof', () => {
    expect(told(contact(1, { noSms: 'called' }))).toEqual([
      'done 已提交',
      'now 等人事同事打电话核实',
      'todo 已生效',
    ])
  })
})

describe('a contact that is due', () => {
  const due = (askedAt: string): Contact => {
    const proven = contact(5, { state: 'due', confirmedAt: '2026-05-20T02:00:00Z' })
    const steps = proven.steps.map((step) =>
      step.name === 'asked' || step.name === 'delivered'
        ? { ...step, at: askedAt }
        : { ...step, at: '2026-05-20T02:00:00Z' },
    )
    return { ...proven, steps }
  }
  test('asked anew: the new question comes after the old proof, which still holds', () => {
    const lines = stepLines(due('2026-11-23T02:00:00Z'), NOW)
    expect(lines.map(({ words }) => words)).toEqual([
      '已提交',
      '号码正常',
      '对方已确认',
      '已生效',
      '等待对方再次确认',
    ])
    expect(lines.at(-1)).toMatchObject({ look: 'now', hint: '之前的确认仍然有效。' })
  })
  test('not asked yet: only what was', () => {
    expect(told(due('2026-05-20T02:00:00Z')).at(-1)).toBe('done 已生效')
  })
})

test('a status that the carrier could not tell is not called normal', () => {
  const unread = contact(4)
  const steps = unread.steps.map((step) =>
    step.name === 'checked' ? { ...step, hint: '暂时查不到号码的状态，请对方确认就好。' } : step,
  )
  expect(told({ ...unread, steps })).toContain('done 号码已核对')
})

test('what stays true is said before the last step is reached', () => {
  const replacing = contact(4)
  replacing.steps.push({ name: 'approved', state: 'waiting', hint: '原来的联络人一直有效。' })
  expect(stepLines(replacing, NOW)[4]).toMatchObject({
    look: 'todo',
    hint: '原来的联络人一直有效。',
  })
})

test('every line has a word for its state, so colour never says it alone', () => {
  for (let done = 1; done < 5; done += 1)
    for (const line of stepLines(contact(done), NOW)) expect(line.when).not.toBe('')
})
