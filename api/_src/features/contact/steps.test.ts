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
  question: { state: 'open', form: 'token', askedAt: at, deliveredAt: at },
  notice: { state: 'delivered', why: null, dueAt: at },
  proofAt: null,
  screenProofAt: null,
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

test('a landline shows that a person will call, and never a message on its way', () => {
  expect(states({ channel: 'other', question: null, notice: null })).toContain('checked waiting')
})
