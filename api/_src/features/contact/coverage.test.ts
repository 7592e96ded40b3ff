import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contactStates } from '../../../../shared/contact.ts'
import { type CoverageFacts, countingContacts } from './coverage.ts'

const now = new Date('2026-11-23T02:00:00Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)

function contact(given: Partial<CoverageFacts> = {}): CoverageFacts {
  return {
    id: 'con_1',
    phoneHash: 'a',
    position: 1,
    state: 'valid',
    proofAt: daysAgo(10),
    ownNumber: false,
    sharedConfirmed: false,
    colleagueAtSite: false,
    ...given,
  }
}

const counts = (...contacts: CoverageFacts[]) => countingContacts(contacts, now).size

test('a confirmed contact counts until its proof is 210 days old', () => {
  expect(counts(contact({ proofAt: daysAgo(210) }))).toBe(1)
  expect(counts(contact({ proofAt: daysAgo(210.01) }))).toBe(0)
  expect(counts(contact({ state: 'due', proofAt: daysAgo(200) }))).toBe(1)
})

test('nothing counts that was not confirmed by the contact', () => {
  for (const state of ['draft', 'pending', 'unanswered', 'invalid', 'retired'] as const)
    expect(counts(contact({ state }))).toBe(0)
  expect(counts(contact({ proofAt: null }))).toBe(0)
})

test("the employee's own number counts only once HR confirmed that the family shares it", () => {
  expect(counts(contact({ ownNumber: true }))).toBe(0)
  expect(counts(contact({ ownNumber: true, sharedConfirmed: true }))).toBe(1)
})

test('a colleague at the same site is no emergency contact: both may be in the same accident', () => {
  expect(counts(contact({ colleagueAtSite: true }))).toBe(0)
})

test('one number counts once, for the contact that comes first', () => {
  const first = contact({ id: 'con_2', position: 1 })
  const second = contact({ id: 'con_1', position: 2 })
  expect([...countingContacts([second, first], now)]).toEqual(['con_2'])
})

const facts = fc.record<CoverageFacts>({
  id: fc.uuid(),
  phoneHash: fc.constantFrom('a', 'b', 'c'),
  position: fc.option(fc.integer({ min: 1, max: 5 })),
  state: fc.constantFrom(...contactStates),
  proofAt: fc.option(fc.integer({ min: 0, max: 400 }).map(daysAgo)),
  ownNumber: fc.boolean(),
  sharedConfirmed: fc.boolean(),
  colleagueAtSite: fc.boolean(),
})

test('adding a contact that does not count never lowers coverage, and coverage never exceeds distinct numbers', () => {
  fc.assert(
    fc.property(fc.array(facts, { maxLength: 6 }), facts, (contacts, extra) => {
      const before = countingContacts(contacts, now).size
      const after = countingContacts([...contacts, extra], now).size
      expect(after).toBeGreaterThanOrEqual(before)
      expect(after).toBeLessThanOrEqual(
        new Set([...contacts, extra].map(({ phoneHash }) => phoneHash)).size,
      )
    }),
  )
})
