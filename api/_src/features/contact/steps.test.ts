import { expect, test } from 'vitest'
import { type StepFacts, stepsOf } from './steps.ts'

const at = new Date('2026-11-23T02:00:00Z')
const facts: StepFacts = {
  state: 'pending',
  cause: null,
  channel: 'mobile',
  shared: false,
  stopped: false,
  createdAt: at,
  checkedAt: at,
  draftUntil: at,
  number: { unknown: false, carrier: 'CUCC', province: '江苏', city: '苏州' },
  question: {
    state: 'open',
    form: 'token',
    askedAt: at,
    deliveredAt: at,
    linkUntil: new Date('2026-11-30T02:03:00Z'),
  },
  notice: { state: 'delivered', why: null, dueAt: at },
  proofAt: null,
  screenProofAt: null,
  approval: null,
  replaces: false,
  replacedRetired: false,
}
const states = (given: Partial<StepFacts>) =>
  stepsOf({ ...facts, ...given }).map((step) => `${step.name} ${step.state}`)

test('the steps come in the order in which things happen', () => {
  expect(states({})).toEqual([
    'submitted done',
    'checked done',
    'asked done',
    'delivered done',
    'confirmed waiting',
  ])
})

test('a contact just submitted waits for the carrier and nothing is claimed that has not happened', () => {
  expect(states({ checkedAt: null, question: null, notice: null })).toEqual([
    'submitted done',
    'checked waiting',
    'asked waiting',
    'delivered waiting',
    'confirmed waiting',
  ])
})

test('every step is done once the contact is valid', () => {
  expect(states({ state: 'valid', proofAt: at }).every((step) => step.endsWith('done'))).toBe(true)
})

test('`approved` is a step only where an older contact is replaced', () => {
  expect(states({ replaces: true })).toContain('approved waiting')
  expect(states({ replaces: true, replacedRetired: true, state: 'valid', proofAt: at })).toContain(
    'approved done',
  )
})

test('a stuck step always says what to do', () => {
  const stuck: Partial<StepFacts>[] = [
    { state: 'invalid', cause: 'dead' },
    { state: 'invalid', cause: 'declined' },
    { state: 'invalid', cause: 'wrong_person' },
    { state: 'invalid', cause: 'withdrew' },
    { state: 'invalid', cause: 'reassigned' },
    { state: 'draft' },
    { state: 'unanswered' },
    { stopped: true },
    { notice: { state: 'failed', why: null, dueAt: at }, question: null },
    { notice: { state: 'refused', why: null, dueAt: at }, question: null },
  ]
  for (const given of stuck) {
    const failures = stepsOf({ ...facts, ...given }).filter((step) => step.state === 'failed')
    expect(failures.length, JSON.stringify(given)).toBeGreaterThan(0)
    for (const failure of failures) expect(failure.hint?.length).toBeGreaterThan(5)
  }
})

test('a stranger and a relative who refuses look the same to the employee', () => {
  expect(stepsOf({ ...facts, state: 'invalid', cause: 'declined' })).toEqual(
    stepsOf({ ...facts, state: 'invalid', cause: 'wrong_person' }),
  )
})

const hintOf = (name: string, given: Partial<StepFacts> = {}) =>
  stepsOf({ ...facts, ...given }).find((step) => step.name === name)?.hint

test('a checked number says whose it is and where, and what the carrier cannot tell is not called normal', () => {
  expect(hintOf('checked')).toBe('中国联通 · 江苏苏州')
  const unknown = { unknown: true, carrier: 'CBN', province: null, city: null }
  expect(hintOf('checked', { number: unknown })).toBe('暂时查不到号码的状态，请对方确认就好。')
})

test('while the contact is asked, the employee reads until when the link works', () => {
  expect(hintOf('confirmed')).toBe(
    '您现在不用做什么。有结果会在企业微信告诉您。对方 11 月 30 日 10:03 前都能确认。',
  )
  expect(hintOf('confirmed', { question: null })).toBe(
    '您现在不用做什么。有结果会在企业微信告诉您。',
  )
})

test('a draft whose seven days are over is not promised another try', () => {
  expect(hintOf('checked', { state: 'draft' })).toContain('每天自动再试')
  expect(hintOf('checked', { state: 'draft', draftUntil: null })).not.toContain('每天自动再试')
})

test('who is called by a person is promised no message', () => {
  for (const given of [{ channel: 'other' }, { shared: true }] as const)
    expect(hintOf('confirmed', { ...given, question: null, notice: null })).toContain('打电话')
})

test('a landline shows that a person will call, and never a message on its way', () => {
  expect(states({ channel: 'other', question: null, notice: null })).toContain('checked waiting')
})
