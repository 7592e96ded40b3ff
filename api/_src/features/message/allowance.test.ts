import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { settingsSchema } from '../../../../shared/settings.ts'
import { DAY, HOUR, MINUTE, shanghaiDate, shanghaiHour } from '../../kernel/clock.ts'
import { sendingHours } from '../../kernel/hours.ts'
import { isWorkday } from '../../kernel/workdays.ts'
import { allowance, type SendFacts } from './allowance.ts'
import { isAsked, type MessageKind, messageKinds } from './message.ts'

const settings = settingsSchema.parse({})
const MONDAY_10 = new Date('2026-11-23T10:00:00+08:00')
const at = (text: string) => new Date(`${text}+08:00`)

function facts(change: Partial<SendFacts> = {}): SendFacts {
  return {
    kind: 'notice',
    createdAt: MONDAY_10,
    askNow: false,
    ownSubmit: true,
    employeeLeft: false,
    contactState: 'pending',
    drillOpen: null,
    ownNumber: false,
    question: 'open',
    numberStatus: 'normal',
    numberStopped: false,
    pairRefused: false,
    unaskedToPair: [],
    unaskedToNumber: [],
    drillWasLast: false,
    askedToNumber: [],
    sentToday: 0,
    dailyBudget: 1000,
    hours: sendingHours(settings),
    limits: settings,
    pausedUntil: null,
    ...change,
  }
}

const anyKind = fc.constantFrom(...messageKinds)
const unaskedKinds = messageKinds.filter((kind) => !isAsked(kind))
const anyInstant = fc.date({
  min: at('2026-01-01T00:00:00'),
  max: at('2027-12-31T00:00:00'),
  noInvalidDate: true,
})
const anyFacts: fc.Arbitrary<SendFacts> = fc.record({
  kind: anyKind,
  createdAt: anyInstant,
  askNow: fc.boolean(),
  ownSubmit: fc.boolean(),
  employeeLeft: fc.boolean(),
  contactState: fc.constantFrom(
    'draft',
    'pending',
    'valid',
    'due',
    'unanswered',
    'invalid',
    'retired',
  ),
  drillOpen: fc.constantFrom(true, false, null),
  ownNumber: fc.boolean(),
  question: fc.constantFrom('open', 'confirmed', 'declined', 'expired', 'closed', null),
  numberStatus: fc.constantFrom('normal', 'suspended', 'vacant', 'off', 'unknown', null),
  numberStopped: fc.boolean(),
  pairRefused: fc.boolean(),
  hours: fc.constant(sendingHours(settings)),
  limits: fc.constant(settings),
  unaskedToPair: fc.array(anyInstant, { maxLength: 8 }).map(newestFirst),
  unaskedToNumber: fc.array(anyInstant, { maxLength: 14 }).map(newestFirst),
  drillWasLast: fc.boolean(),
  askedToNumber: fc.array(anyInstant, { maxLength: 12 }).map(newestFirst),
  sentToday: fc.nat(2000),
  dailyBudget: fc.constant(1000),
  pausedUntil: fc.option(anyInstant),
})

function newestFirst(times: Date[]): Date[] {
  return times.sort((a, b) => b.getTime() - a.getTime())
}

describe('no SMS, ever (design §4.4)', () => {
  it.each([
    ['to a number that said stop', { numberStopped: true }, 'number_stopped'],
    ['to a number known dead', { numberStatus: 'vacant' }, 'number_dead'],
    ['for an employee who left', { employeeLeft: true }, 'employee_left'],
    ['to a contact that was removed', { contactState: 'retired' }, 'contact_gone'],
    ['to a contact that is invalid', { contactState: 'invalid' }, 'contact_gone'],
    ['to a pair that said no', { pairRefused: true }, 'pair_refused'],
    ['once the question was answered', { question: 'confirmed' }, 'answered'],
    ['once the question was withdrawn', { question: 'closed' }, 'answered'],
    ['of our own once the question is over', { question: 'expired' }, 'expired'],
  ] as const)('%s', (_, change, why) => {
    expect(allowance(facts(change), MONDAY_10)).toEqual({ may: 'never', why })
  })

  it('holds whatever else is true, at any hour, asked or not', () => {
    fc.assert(
      fc.property(anyFacts, anyInstant, (given, now) => {
        const { may } = allowance(given, now)
        if (given.numberStopped || given.numberStatus === 'vacant' || given.employeeLeft)
          expect(may).toBe('never')
        if (['invalid', 'retired'].includes(given.contactState)) expect(may).toBe('never')
        if (given.pairRefused && !['withdraw_code', 'lookup_code'].includes(given.kind))
          expect(may).toBe('never')
      }),
    )
  })

  it('that of a drill goes only to who agreed to be a contact, and only while the drill runs', () => {
    const drill = { kind: 'drill', question: null, contactState: 'valid', drillOpen: true } as const
    expect(allowance(facts(drill), MONDAY_10)).toEqual({ may: 'ok' })
    expect(allowance(facts({ ...drill, contactState: 'due' }), MONDAY_10)).toEqual({ may: 'ok' })
    for (const contactState of ['pending', 'unanswered'] as const)
      expect(allowance(facts({ ...drill, contactState }), MONDAY_10)).toEqual({
        may: 'never',
        why: 'contact_gone',
      })
    for (const drillOpen of [false, null])
      expect(allowance(facts({ ...drill, drillOpen }), MONDAY_10)).toEqual({
        may: 'never',
        why: 'drill_over',
      })
    expect(allowance(facts({ ...drill, ownNumber: true }), MONDAY_10)).toEqual({
      may: 'never',
      why: 'own_number',
    })
    expect(allowance(facts({ ...drill, pairRefused: true }), MONDAY_10)).toEqual({
      may: 'never',
      why: 'pair_refused',
    })
  })

  it('a code that could not leave for 10 minutes never leaves', () => {
    const code = facts({ kind: 'code' })
    const later = (minutes: number) => new Date(MONDAY_10.getTime() + minutes * MINUTE)
    expect(allowance(code, later(10)).may).toBe('ok')
    expect(allowance(code, new Date(later(10).getTime() + 1))).toEqual({
      may: 'never',
      why: 'too_late',
    })
  })

  it('the contact may ask for a link again, after seven days and after a yes', () => {
    for (const question of ['open', 'expired', 'confirmed'] as const)
      expect(allowance(facts({ kind: 'new_link', question }), MONDAY_10).may).toBe('ok')
  })

  it('a contact who wants to leave gets the code for it', () => {
    const leaving = facts({ kind: 'withdraw_code', question: 'confirmed', contactState: 'valid' })
    expect(allowance(leaving, MONDAY_10).may).toBe('ok')
  })

  it('a carrier that cannot tell stops nothing', () => {
    for (const numberStatus of ['unknown', 'off', 'busy', null] as const)
      expect(allowance(facts({ numberStatus }), MONDAY_10).may).toBe('ok')
  })
})

describe('hours, Asia/Shanghai (design §5)', () => {
  it.each([
    ['08:00 on a Sunday', '2026-11-22T08:00:00', 'ok'],
    ['20:59 on a Sunday', '2026-11-22T20:59:59', 'ok'],
    ['21:00', '2026-11-22T21:00:00', '2026-11-23T08:00:00'],
    ['03:00', '2026-11-23T03:00:00', '2026-11-23T08:00:00'],
  ])('a first notice after the employee’s own submit, %s', (_, now, expected) => {
    const decision = allowance(facts(), at(now))
    if (expected === 'ok') expect(decision).toEqual({ may: 'ok' })
    else expect(decision).toEqual({ may: 'later', at: at(expected), why: 'hours' })
  })

  it.each([
    ['Friday evening waits for Monday', '2026-11-20T20:00:00', '2026-11-23T09:00:00'],
    ['国庆 waits for the first workday', '2026-10-01T10:00:00', '2026-10-08T09:00:00'],
    ['08:30 waits for 09:00', '2026-11-23T08:30:00', '2026-11-23T09:00:00'],
    ['a Saturday that is worked is a workday', '2026-10-10T08:00:00', '2026-10-10T09:00:00'],
  ])('a batch: %s', (_, now, expected) => {
    for (const change of [{ ownSubmit: false }, { kind: 'repeat' }, { kind: 'renewal' }] as const)
      expect(allowance(facts(change), at(now))).toEqual({
        may: 'later',
        at: at(expected),
        why: 'hours',
      })
  })

  it('现在发送 and codes go at night', () => {
    const night = at('2026-11-23T02:00:00')
    expect(allowance(facts({ askNow: true }), night).may).toBe('ok')
    expect(allowance(facts({ kind: 'code', createdAt: night }), night).may).toBe('ok')
  })

  it('nothing unasked leaves outside the hours unless somebody pressed 现在发送, and what must wait waits for an open hour', () => {
    fc.assert(
      fc.property(anyFacts, anyInstant, (given, now) => {
        const decision = allowance(given, now)
        if (decision.may === 'never' || isAsked(given.kind) || given.askNow) return
        const own = given.kind === 'resend' || (given.kind === 'notice' && given.ownSubmit)
        const leaves = decision.may === 'ok' ? now : decision.at
        const hour = shanghaiHour(leaves)
        expect(hour).toBeGreaterThanOrEqual(own ? 8 : 9)
        expect(hour).toBeLessThan(own ? 21 : 20)
        if (!own) expect(isWorkday(shanghaiDate(leaves))).toBe(true)
      }),
    )
  })
})

describe('limits (design §5)', () => {
  it('say when a refused send becomes possible', () => {
    const sent = at('2026-11-23T09:00:00')
    expect(allowance(facts({ kind: 'notice', unaskedToPair: [sent] }), MONDAY_10)).toEqual({
      may: 'later',
      at: at('2026-11-24T09:00:00'),
      why: 'pair_day',
    })
  })

  it('the second of two presses of 再发一次 brings no second SMS a day later', () => {
    const sent = at('2026-11-23T09:59:00')
    expect(allowance(facts({ kind: 'resend', unaskedToPair: [sent] }), MONDAY_10)).toEqual({
      may: 'never',
      why: 'just_sent',
    })
  })

  it('再发一次 after the SMS of a drill waits its day: no question left meanwhile', () => {
    const change = { unaskedToPair: [at('2026-11-23T09:59:00')], drillWasLast: true }
    expect(allowance(facts({ kind: 'resend', ...change }), MONDAY_10)).toEqual({
      may: 'later',
      at: at('2026-11-24T09:59:00'),
      why: 'pair_day',
    })
  })

  it('what becomes possible really is possible then', () => {
    fc.assert(
      fc.property(anyFacts, anyInstant, (given, now) => {
        const decision = allowance(given, now)
        if (decision.may !== 'later') return
        expect(decision.at.getTime()).toBeGreaterThan(now.getTime())
        const then = allowance({ ...given, createdAt: decision.at, sentToday: 0 }, decision.at)
        expect(then).toEqual({ may: 'ok' })
      }),
    )
  })

  it('whoever asks for whatever and whenever, no window is ever exceeded, on our clock or the vendor’s', () => {
    fc.assert(
      fc.property(fc.array(anyRequest, { minLength: 20, maxLength: 120 }), (requests) => {
        const sends = play(requests)
        for (const number of numbers) {
          const unasked = sends.filter((send) => !isAsked(send.kind) && send.number === number)
          expectWindows(unasked, [[12, 365 * DAY]])
          for (const employee of employees) {
            const pair = unasked.filter((send) => send.employee === employee)
            expectWindows(pair, [
              [1, DAY],
              [6, 365 * DAY],
            ])
            expectClockWindows(pair, 1, shanghaiDate)
          }
          const asked = sends.filter((send) => isAsked(send.kind) && send.number === number)
          expectWindows(asked, [
            [1, MINUTE],
            [5, HOUR],
            [10, DAY],
          ])
          // the vendor sees each up to two seconds later than we do
          const seen = asked.map((send) => ({ at: send.at + send.lag }))
          expectWindows(seen, [[10, DAY]])
          expectClockWindows(seen, 1, (time) => Math.floor(time.getTime() / MINUTE))
          expectClockWindows(seen, 5, (time) => Math.floor(time.getTime() / HOUR))
        }
      }),
      { numRuns: 60 },
    )
  })

  it('drills leave a year’s renewals and their repeats to a pair, and half of a number’s year to questions', () => {
    const weeks = (count: number) =>
      Array.from({ length: count }, (_, n) => new Date(MONDAY_10.getTime() - (n + 1) * 7 * DAY))
    const decide = (kind: MessageKind, change: Partial<SendFacts>) =>
      allowance(facts({ kind, contactState: 'valid', drillOpen: true, ...change }), MONDAY_10)
    expect(decide('drill', { unaskedToPair: weeks(1) })).toEqual({ may: 'ok' })
    expect(decide('drill', { unaskedToPair: weeks(2) })).toMatchObject({ why: 'pair_year' })
    expect(decide('renewal', { unaskedToPair: weeks(5) })).toEqual({ may: 'ok' })
    expect(decide('drill', { unaskedToNumber: weeks(5) })).toEqual({ may: 'ok' })
    expect(decide('drill', { unaskedToNumber: weeks(6) })).toMatchObject({ why: 'number_year' })
    expect(decide('renewal', { unaskedToNumber: weeks(11) })).toEqual({ may: 'ok' })
    const strict = { ...settings, pairYear: 2 }
    expect(decide('drill', { limits: strict })).toEqual({ may: 'ok' })
    expect(decide('drill', { limits: strict, unaskedToPair: weeks(1) })).toMatchObject({
      why: 'pair_year',
    })
  })

  it('the budget holds back unasked messages until tomorrow’s hours', () => {
    expect(allowance(facts({ sentToday: 1000 }), MONDAY_10)).toEqual({
      may: 'later',
      at: at('2026-11-24T08:00:00'),
      why: 'budget',
    })
    expect(allowance(facts({ kind: 'code', sentToday: 1000 }), MONDAY_10).may).toBe('ok')
  })

  it('while the vendor refuses everything, batches wait and codes still try', () => {
    const pausedUntil = at('2026-11-23T10:10:00')
    expect(allowance(facts({ pausedUntil }), MONDAY_10)).toEqual({
      may: 'later',
      at: pausedUntil,
      why: 'paused',
    })
    expect(allowance(facts({ kind: 'code', pausedUntil }), MONDAY_10).may).toBe('ok')
  })
})

type Request = { wait: number; kind: MessageKind; employee: string; number: string; lag: number }
type Send = { at: number; kind: MessageKind; employee: string; number: string; lag: number }
const employees = ['a', 'b', 'c']
const numbers = ['x', 'y']
const anyRequest: fc.Arbitrary<Request> = fc.record({
  wait: fc.oneof(fc.nat(40 * 1000), fc.nat(20 * MINUTE), fc.nat(20 * HOUR), fc.nat(40 * DAY)),
  kind: fc.oneof(fc.constantFrom(...unaskedKinds), fc.constantFrom('code', 'new_link')),
  employee: fc.constantFrom(...employees),
  number: fc.constantFrom(...numbers),
  lag: fc.nat(2000),
})

/** Sends what may be sent, and what may be sent later at once when its time has come. */
function play(requests: readonly Request[]): Send[] {
  const sends: Send[] = []
  let now = MONDAY_10.getTime()
  for (const { wait, kind, employee, number, lag } of requests) {
    now += wait
    const times = (match: (send: Send) => boolean) =>
      newestFirst(
        sends
          .filter((send) => send.number === number && match(send))
          .map((send) => new Date(send.at)),
      )
    const given = facts({
      kind,
      unaskedToNumber: times((send) => !isAsked(send.kind)),
      unaskedToPair: times((send) => !isAsked(send.kind) && send.employee === employee),
      askedToNumber: times((send) => isAsked(send.kind)),
    })
    const decision = allowance({ ...given, createdAt: new Date(now) }, new Date(now))
    if (decision.may === 'never') continue
    if (decision.may === 'later') now = decision.at.getTime()
    sends.push({ at: now, kind, employee, number, lag })
  }
  return sends
}

function expectWindows(sends: readonly { at: number }[], limits: readonly [number, number][]) {
  const times = sends.map((send) => send.at).sort((a, b) => a - b)
  for (const [count, within] of limits)
    for (let i = count; i < times.length; i++)
      expect((times[i] ?? 0) - (times[i - count] ?? 0)).toBeGreaterThanOrEqual(within)
}

function expectClockWindows<T>(
  sends: readonly { at: number }[],
  most: number,
  window: (at: Date) => T,
) {
  const counts = new Map<T, number>()
  for (const { at: time } of sends) {
    const key = window(new Date(time))
    counts.set(key, (counts.get(key) ?? 0) + 1)
    expect(counts.get(key)).toBeLessThanOrEqual(most)
  }
}
