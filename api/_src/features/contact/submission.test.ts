import fc from 'fast-check'
import { expect, test } from 'vitest'
import { carrierStatuses } from '../../../../shared/number-check.ts'
import { decideSubmission, type SubmissionFacts, type SubmissionInput } from './submission.ts'

const facts: SubmissionFacts = {
  status: 'normal',
  stopped: false,
  ownNumber: false,
  twice: false,
  refusedBefore: false,
  submitsToday: 0,
  freePlaces: 5,
  replacedExists: false,
  replacedLives: false,
  replacedBusy: false,
  vacantRefusals: 0,
}
const input: SubmissionInput = {
  channel: 'mobile',
  shared: false,
  insists: false,
  replaces: false,
  carrierSilent: false,
}
const decide = (f: Partial<SubmissionFacts> = {}, i: Partial<SubmissionInput> = {}) =>
  decideSubmission({ ...facts, ...f }, { ...input, ...i })

test('a normal number is taken and may be asked at once', () => {
  expect(decide()).toEqual({ kind: 'accept', state: 'pending', callTask: null, checked: true })
})

test('空号 is refused; the second time offers a way out, and only then does insisting make a call task', () => {
  expect(decide({ status: 'vacant' })).toMatchObject({ kind: 'refuse', code: 'number_vacant' })
  expect(decide({ status: 'vacant' }, { insists: true })).toMatchObject({
    kind: 'refuse',
    code: 'number_vacant',
  })
  expect(decide({ status: 'vacant', vacantRefusals: 1 })).toMatchObject({
    code: 'number_vacant_again',
  })
  expect(decide({ status: 'vacant', vacantRefusals: 2 })).toMatchObject({
    code: 'number_vacant_again',
  })
  expect(decide({ status: 'vacant', vacantRefusals: 2 }, { insists: true })).toMatchObject({
    kind: 'accept',
    callTask: 'vacant_insisted',
  })
})

test('停机 is kept as a draft', () => {
  expect(decide({ status: 'suspended' })).toMatchObject({ kind: 'accept', state: 'draft' })
})

test('unknown is not bad: only 空号 and 停机 change what a carrier answer does', () => {
  for (const status of carrierStatuses.filter((each) => each !== 'vacant' && each !== 'suspended'))
    expect(decide({ status })).toMatchObject({ kind: 'accept', state: 'pending' })
})

test('a carrier that was not asked is asked first, and one that stays silent refuses nobody', () => {
  expect(decide({ status: null })).toEqual({ kind: 'ask_carrier' })
  expect(decide({ status: null }, { carrierSilent: true })).toMatchObject({
    kind: 'accept',
    checked: false,
  })
})

test('a landline is taken without a carrier and waits for a call', () => {
  expect(decide({ status: null }, { channel: 'other' })).toMatchObject({
    kind: 'accept',
    callTask: 'other_number',
  })
})

test('each rule that says no says its own reason', () => {
  expect(decide({ ownNumber: true })).toMatchObject({ code: 'own_number' })
  expect(decide({ ownNumber: true }, { shared: true })).toMatchObject({ kind: 'accept' })
  expect(decide({ twice: true })).toMatchObject({ code: 'same_number_twice' })
  expect(decide({ refusedBefore: true })).toMatchObject({ code: 'pair_refused' })
  expect(decide({ stopped: true })).toMatchObject({ code: 'number_stopped' })
  expect(decide({ submitsToday: 10 })).toMatchObject({ code: 'daily_submits_used' })
  expect(decide({ freePlaces: 0 })).toMatchObject({ code: 'too_many_contacts' })
  expect(decide({}, { replaces: true })).toMatchObject({ code: 'not_found', field: 'replaces' })
  const replaced = { replacedExists: true, freePlaces: 0 }
  expect(decide({ ...replaced, replacedLives: true }, { replaces: true })).toMatchObject({
    kind: 'accept',
  })
  // one that ended has no place to hand over
  expect(decide(replaced, { replaces: true })).toMatchObject({ code: 'too_many_contacts' })
  expect(decide({ replacedExists: true, replacedBusy: true }, { replaces: true })).toMatchObject({
    code: 'lost_race',
  })
})

test('no SMS could ever follow for a stopped number, a pair that said no, or 空号 that nobody insists on', () => {
  fc.assert(
    fc.property(
      fc.record({
        status: fc.option(fc.constantFrom(...carrierStatuses)),
        stopped: fc.boolean(),
        ownNumber: fc.boolean(),
        twice: fc.boolean(),
        refusedBefore: fc.boolean(),
        submitsToday: fc.integer({ min: 0, max: 12 }),
        freePlaces: fc.integer({ min: -1, max: 5 }),
        replacedExists: fc.boolean(),
        replacedLives: fc.boolean(),
        replacedBusy: fc.boolean(),
        vacantRefusals: fc.integer({ min: 0, max: 3 }),
      }),
      fc.record({
        channel: fc.constantFrom('mobile' as const, 'other' as const),
        shared: fc.boolean(),
        insists: fc.boolean(),
        replaces: fc.boolean(),
        carrierSilent: fc.boolean(),
      }),
      (f, i) => {
        const decision = decideSubmission(f, i)
        if (decision.kind !== 'accept') return
        expect(f.refusedBefore).toBe(false)
        expect(f.twice).toBe(false)
        if (decision.callTask === null) {
          expect(f.stopped).toBe(false)
          expect(f.status).not.toBe('vacant')
        }
      },
    ),
  )
})
