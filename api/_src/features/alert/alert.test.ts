import { describe, expect, it } from 'vitest'
import { DAY, HOUR, shanghaiInstant } from '../../kernel/clock.ts'
import { type ContactFacts, dueOf, type EmployeeFacts, wantedAlerts } from './alert.ts'

const now = shanghaiInstant('2026-11-23', 10)
const ago = (milliseconds: number) => new Date(now.getTime() - milliseconds)

const proven: ContactFacts = {
  id: 'con_1',
  state: 'valid',
  cause: null,
  invalidAt: null,
  mobile: true,
  createdAt: ago(100 * DAY),
  confirmed: true,
  sharedUnconfirmed: false,
  tenths: 90,
  findings: [],
  namedBy: 1,
  question: null,
  callTask: null,
  settledAt: null,
}
const fresh: ContactFacts = { ...proven, state: 'pending', confirmed: false, tenths: 30 }

function reasons(contact: Partial<ContactFacts>, employee: Partial<EmployeeFacts> = {}) {
  return alertsOf({ counts: 1, contacts: [{ ...proven, ...contact }], ...employee }).flatMap(
    (alert) => alert.reasons,
  )
}
function alertsOf(employee: Partial<EmployeeFacts>) {
  const known = { status: 'active' as const, hiredAt: null, counts: 1, wasCovered: true }
  return wantedAlerts({ ...known, contacts: [], ...employee }, { wanted: 2, line: 6 }, now)
}

describe('an alert about a contact', () => {
  it.each(['dead', 'reassigned', 'wrong_person', 'declined', 'withdrew'] as const)(
    'is raised at once when it is invalid: %s',
    (cause) => expect(reasons({ state: 'invalid', cause, invalidAt: now })).toEqual([cause]),
  )

  it('goes when the employee has as many contacts as wanted', () => {
    const gone = { state: 'invalid', cause: 'dead', invalidAt: ago(DAY) } as const
    expect(reasons(gone, { counts: 2 })).toEqual([])
    expect(reasons(gone, { counts: 1 })).toEqual(['dead'])
  })

  it('goes when HR looked and settled it, and comes back with what is newer', () => {
    const gone = { state: 'invalid', cause: 'dead', invalidAt: ago(2 * DAY) } as const
    expect(reasons({ ...gone, settledAt: ago(DAY) })).toEqual([])
    expect(reasons({ ...gone, settledAt: ago(3 * DAY) })).toEqual(['dead'])
  })

  it('of silence or a low score is quiet for thirty days after HR looked, and comes back', () => {
    const silent = { ...fresh, state: 'unanswered' as const }
    expect(reasons({ ...silent, settledAt: ago(29 * DAY) })).toEqual([])
    expect(reasons({ ...silent, settledAt: ago(30 * DAY) })).toEqual([
      'never_confirmed',
      'low_score',
    ])
  })

  it.each([
    ['open for six days', { askedAt: ago(6 * DAY) }, []],
    ['open for seven days', { askedAt: ago(7 * DAY) }, ['never_confirmed', 'low_score']],
    ['made, but not sent yet', { askedAt: null }, []],
  ] as const)('with a question %s', (_, question, expected) => {
    expect(reasons({ ...fresh, question })).toEqual(expected)
  })

  it('is raised for a silent one, and says then that the number differs from the employee’s', () => {
    const findings = [{ kind: 'differs_from_own', foundAt: now }] as const
    expect(reasons({ ...fresh, state: 'unanswered', tenths: null, findings })).toEqual([
      'never_confirmed',
      'differs_from_own',
    ])
    expect(reasons({ findings })).toEqual([])
  })

  it.each([
    ['59 of 100', 59, ['low_score']],
    ['60 of 100', 60, []],
    ['unknown', null, []],
  ])('for a proven one with a score of %s', (_, tenths, expected) =>
    expect(reasons({ tenths })).toEqual(expected),
  )

  it('never says that a contact who was not asked has a low score', () => {
    expect(reasons({ ...fresh })).toEqual([])
    expect(reasons({ ...fresh, state: 'draft' })).toEqual([])
  })

  it('names the findings that ask for a person, and a shared number only beyond three employees', () => {
    const kinds = ['shared_contact', 'leaver_contact', 'colleague_number'] as const
    const findings = kinds.map((kind) => ({ kind, foundAt: now }))
    expect(reasons({ findings, namedBy: 3 })).toEqual(['leaver_contact'])
    expect(reasons({ findings, namedBy: 4 })).toEqual(['shared_contact', 'leaver_contact'])
  })

  it('is raised for calls that HR has to make and for an unconfirmed shared number', () => {
    expect(reasons({ callTask: { kind: 'other_number', openedAt: now } })).toEqual(['other_number'])
    expect(reasons({ sharedUnconfirmed: true })).toEqual(['own_number'])
    // also where attendance knows it since: nobody marked it as shared
    const own = { findings: [{ kind: 'own_number' as const, foundAt: ago(DAY) }] }
    expect(reasons(own)).toEqual(['own_number'])
    expect(reasons({ ...own, settledAt: ago(HOUR) })).toEqual([])
  })
})

describe('an alert about an employee whom nobody covers', () => {
  const uncovered = (employee: Partial<EmployeeFacts>) =>
    alertsOf({ counts: 0, ...employee }).some(({ severity }) => severity === 3)

  it.each<[string, Partial<EmployeeFacts>, boolean]>([
    ['of long standing who named nobody', { wasCovered: false }, true],
    ['who joined six days ago', { wasCovered: false, hiredAt: ago(6 * DAY) }, false],
    ['who joined seven days ago', { wasCovered: false, hiredAt: ago(7 * DAY) }, true],
    ['who lost the last one', { wasCovered: true }, true],
    ['whose coverage is not worked out yet', { counts: null }, false],
    [
      'with a question open for a day',
      { contacts: [{ ...fresh, question: { askedAt: ago(DAY) } }] },
      false,
    ],
    [
      'with a question open for eight days',
      { contacts: [{ ...fresh, question: { askedAt: ago(8 * DAY) } }] },
      true,
    ],
    [
      'whose new contact is being checked',
      { wasCovered: false, contacts: [{ ...fresh, createdAt: ago(DAY) }] },
      false,
    ],
    [
      'who lost one and whose next one has not been asked for an hour',
      { contacts: [{ ...fresh, createdAt: ago(HOUR) }] },
      true,
    ],
    ['who left', { status: 'left' }, false],
  ])('%s', (_, employee, expected) => expect(uncovered(employee)).toBe(expected))
})

it('is due after 1, 3 or 5 workdays, at six in the evening', () => {
  expect(dueOf(3, now)).toEqual(shanghaiInstant('2026-11-24', 18))
  expect(dueOf(2, now)).toEqual(shanghaiInstant('2026-11-26', 18))
  expect(dueOf(1, now)).toEqual(shanghaiInstant('2026-11-30', 18))
})
