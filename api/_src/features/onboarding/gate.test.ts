import { expect, test } from 'vitest'
import { type GateFacts, missingOf, passGate } from './gate.ts'

const nobody: GateFacts = { employeeId: 'emp_1', coverage: 0, screensUntil: [], others: [] }
const day = (date: string) => new Date(`${date}T02:00:00Z`)
const open = { must: 1, waivedUntil: null }
const other = { state: 'valid', ownNumber: false, colleague: false, tooOld: false }
const codes = (facts: Partial<GateFacts>, must = 1) =>
  missingOf({ ...nobody, ...facts }, must).map(({ code }) => code)

test('the gate is passed with as many contacts as must be, and not with one less', () => {
  expect(passGate({ ...nobody, coverage: 1 }, open)).toMatchObject({ by: 'coverage', until: null })
  expect(passGate({ ...nobody, coverage: 1 }, { ...open, must: 2 }).complete).toBe(false)
  expect(passGate(nobody, open).complete).toBe(false)
})

test('a code on the employee’s screen fills the gap until its thirty days are over', () => {
  const facts = { ...nobody, screensUntil: [day('2026-12-20'), day('2026-12-10')] }
  expect(passGate(facts, open)).toEqual({ complete: true, by: 'screen', until: '2026-12-20' })
  expect(passGate(facts, { ...open, must: 2 }).until).toBe('2026-12-10')
  expect(passGate(facts, { ...open, must: 3 }).complete).toBe(false)
})

test('whom HR let pass is complete for that reason, unless enough contacts count', () => {
  const waived = { must: 1, waivedUntil: '2026-12-31' }
  expect(passGate(nobody, waived)).toEqual({ complete: true, by: 'waived', until: '2026-12-31' })
  expect(passGate({ ...nobody, coverage: 1 }, waived).by).toBe('coverage')
})

test('what is missing is said once each, and nothing where nothing is', () => {
  expect(codes({})).toEqual(['no_contact'])
  expect(codes({ coverage: 1 })).toEqual([])
  expect(codes({ coverage: 1 }, 2)).toEqual(['too_few'])
  const states = ['draft', 'pending', 'pending', 'unanswered', 'invalid']
  expect(codes({ others: states.map((state) => ({ ...other, state })) })).toEqual([
    'number_suspended',
    'waiting',
    'unanswered',
    'invalid',
  ])
  expect(codes({ others: [{ ...other, ownNumber: true }] })).toEqual(['own_number'])
  expect(codes({ others: [{ ...other, colleague: true }] })).toEqual(['colleague'])
  expect(codes({ others: [{ ...other, tooOld: true }] })).toEqual(['too_old'])
})
