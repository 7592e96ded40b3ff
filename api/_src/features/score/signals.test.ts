import { describe, expect, it, test } from 'vitest'
import { isDoubtful, type ScoreFacts, signalsOf } from './signals.ts'

const nothing: ScoreFacts = {
  state: 'valid',
  cause: null,
  proofKind: null,
  proofAge: null,
  earlierProofs: null,
  screenAge: null,
  status: null,
  statusAge: null,
  statusIsOlder: false,
  reassigned: null,
  delivered: 0,
  deadHandset: 0,
  ourFault: 0,
  asked: 0,
  answered: 0,
  openAge: null,
  changes: 0,
  affirmedAge: null,
  findings: null,
  interactions: null,
}

test('what is not known is no signal', () => expect(signalsOf(nothing)).toEqual({}))

describe('of several proofs the one that says most counts', () => {
  const called = { ...nothing, proofKind: 'hr_reached' as const, proofAge: 1 }
  it.each([
    ['a code before a call', 30, { kind: 'contact_code', ageDays: 30 }],
    ['not one so old that the call says more', 300, { kind: 'hr_reached', ageDays: 1 }],
  ] as const)('%s', (_which, ageDays, proof) => {
    const facts = { ...called, earlierProofs: [{ kind: 'contact_code' as const, ageDays }] }
    expect(signalsOf(facts)).toEqual({ proof })
  })

  it('a code on the employee’s screen beside a proof that has faded', () => {
    const facts = { ...called, proofAge: 700, screenAge: 2 }
    expect(signalsOf(facts)).toEqual({ proof: { kind: 'employee_screen', ageDays: 2 } })
  })
})

describe('what the carrier said before the last proof', () => {
  it.each(['vacant', 'suspended', 'off', 'suspected_off'] as const)(
    'is overtaken by it where it was bad news: %s',
    (status) => {
      const facts = { ...nothing, status, statusAge: 3 }
      expect(signalsOf({ ...facts, statusIsOlder: true })).toEqual({})
      expect(signalsOf(facts)).toEqual({ numberStatus: { status, ageDays: 3 } })
    },
  )

  it.each(['normal', 'busy', 'unknown'] as const)('stands where it was none: %s', (status) => {
    const facts = { ...nothing, status, statusAge: 3, statusIsOlder: true }
    expect(signalsOf(facts)).toEqual({ numberStatus: { status, ageDays: 3 } })
  })
})

test('whom a person called dead is dead, whatever the carrier says', () => {
  const facts = { ...nothing, cause: 'dead' as const, status: 'normal' as const, statusAge: 2 }
  expect(signalsOf(facts)).toEqual({ numberStatus: { status: 'vacant', ageDays: 2 } })
})

test('a new owner is asked about from ninety days after the proof, near the line or where receipts say so', () => {
  const old = { ...nothing, proofKind: 'link' as const, proofAge: 90 }
  expect([49, 50, 69, 70].map((tenths) => isDoubtful(old, tenths, 6))).toEqual([
    false,
    true,
    true,
    false,
  ])
  expect(isDoubtful({ ...old, proofAge: 89 }, 60, 6)).toBe(false)
  expect(isDoubtful({ ...old, deadHandset: 1 }, 90, 6)).toBe(true)
  expect(isDoubtful({ ...old, reassigned: 'no' }, 60, 6)).toBe(false)
  expect(isDoubtful({ ...old, state: 'invalid' }, 60, 6)).toBe(false)
})

test('the contact’s own answer outweighs a code on the employee’s screen', () => {
  const both = { ...nothing, proofKind: 'link' as const, proofAge: 90, screenAge: 1 }
  expect(signalsOf(both)).toEqual({ proof: { kind: 'link', ageDays: 90 } })
  const screen = { ...nothing, screenAge: 1 }
  expect(signalsOf(screen)).toEqual({ proof: { kind: 'employee_screen', ageDays: 1 } })
})
