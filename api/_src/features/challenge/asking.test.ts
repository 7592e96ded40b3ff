import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contactStates } from '../../../../shared/contact.ts'
import { addMilliseconds, DAY } from '../../kernel/clock.ts'
import { type AskingFacts, kindOf, pickExtendCode, pickForm, refuseAsking } from './asking.ts'

const now = new Date('2026-11-23T02:00:00Z')
const fine: AskingFacts = {
  contactState: 'pending',
  channel: 'mobile',
  shared: false,
  employeeLeft: false,
  numberDead: false,
  numberStopped: false,
  pairSaidNo: false,
  saidYesJustNow: false,
  provenAt: null,
  renewAfterDays: 150,
}

describe('who is never asked', () => {
  test('a checked contact is asked', () => {
    expect(refuseAsking(fine, now)).toBeNull()
  })

  test.each([
    ['employee_left', { employeeLeft: true }],
    ['other_channel', { channel: 'other' }],
    ['own_number', { shared: true }],
    ['number_dead', { numberDead: true }],
    ['number_stopped', { numberStopped: true }],
    ['pair_said_no', { pairSaidNo: true }],
    ['said_yes_just_now', { saidYesJustNow: true }],
    ['not_asked_now', { contactState: 'draft' }],
    ['not_asked_now', { contactState: 'unanswered' }],
    ['not_asked_now', { contactState: 'invalid' }],
    ['not_asked_now', { contactState: 'retired' }],
    ['proof_fresh', { contactState: 'valid', provenAt: addMilliseconds(now, 1 - 150 * DAY) }],
  ] as const)('%s', (why, facts) => {
    expect(refuseAsking({ ...fine, ...facts }, now)).toBe(why)
  })

  test('no mix of facts gets past a dead or stopped number, a no, or a leaver', () => {
    fc.assert(
      fc.property(
        fc.record({
          contactState: fc.constantFrom(...contactStates),
          channel: fc.constantFrom('mobile' as const, 'other' as const),
          shared: fc.boolean(),
          employeeLeft: fc.boolean(),
          numberDead: fc.boolean(),
          numberStopped: fc.boolean(),
          pairSaidNo: fc.boolean(),
          saidYesJustNow: fc.boolean(),
          provenAt: fc.option(fc.date({ noInvalidDate: true })),
          renewAfterDays: fc.integer({ min: 30, max: 150 }),
        }),
        (facts) => {
          const never =
            facts.numberDead || facts.numberStopped || facts.pairSaidNo || facts.employeeLeft
          if (never) expect(refuseAsking(facts, now)).not.toBeNull()
        },
      ),
    )
  })

  test('a confirmed contact is asked again once the proof is 150 days old, a due one always', () => {
    const old = addMilliseconds(now, -150 * DAY)
    expect(refuseAsking({ ...fine, contactState: 'valid', provenAt: old }, now)).toBeNull()
    expect(refuseAsking({ ...fine, contactState: 'due', provenAt: now }, now)).toBeNull()
    expect(kindOf({ provenAt: old })).toBe('renewal')
    expect(kindOf({ provenAt: null })).toBe('first')
  })
})

test('what receipts taught us of a carrier beats its setting, which beats the general one', () => {
  expect(pickForm({ learned: 'reply', forCarrier: 'fixed', general: 'token' })).toBe('reply')
  expect(pickForm({ learned: null, forCarrier: 'fixed', general: 'token' })).toBe('fixed')
  expect(pickForm({ learned: null, forCarrier: undefined, general: 'token' })).toBe('token')
})

test('an extend code is two digits, never one that may still be answered, and rested if possible', () => {
  const code = fc.integer({ min: 1, max: 99 }).map((n) => String(n).padStart(2, '0'))
  fc.assert(
    fc.property(fc.uniqueArray(code), fc.uniqueArray(code), fc.nat(255), (taken, lately, draw) => {
      const picked = pickExtendCode(new Set(taken), new Set(lately), draw)
      if (picked === null) return expect(taken).toHaveLength(99)
      expect(picked).toMatch(/^\d\d$/)
      expect(taken).not.toContain(picked)
      const rested = 99 - new Set([...taken, ...lately]).size
      if (rested > 0) expect(lately).not.toContain(picked)
    }),
  )
})
