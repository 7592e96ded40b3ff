import { expect, test } from 'vitest'
import { HOUR } from '../../kernel/clock.ts'
import { countsOf, reasonsOf, resultOf, siteOf } from './add-up.ts'
import type { SiteCount } from './drill-queries.ts'
import { type AnswerFacts, answerState, looksLikeDrillLink, mintDrillLink } from './sms-drill.ts'

const sentAt = new Date('2026-11-23T10:00:00+08:00')
const after = (hours: number) => new Date(sentAt.getTime() + hours * HOUR)

function facts(change: Partial<AnswerFacts> = {}): AnswerFacts {
  return {
    drillState: 'running',
    personState: 'waiting',
    reason: null,
    employeeLeft: false,
    contactState: 'valid',
    sentAt,
    answeredAt: null,
    ...change,
  }
}

test('may be answered for 48 hours after the SMS left, and before anybody noted that it did', () => {
  expect(answerState(facts(), after(47.9))).toBe('open')
  expect(answerState(facts(), after(48))).toBe('over')
  expect(answerState(facts({ sentAt: null }), after(100))).toBe('open')
})

test('is over once the drill is, or the person stands apart; what the carrier delivers after all counts', () => {
  expect(answerState(facts({ drillState: 'closed' }), after(1))).toBe('over')
  expect(answerState(facts({ personState: 'not_attempted', reason: 'left' }), after(1))).toBe(
    'over',
  )
  const blocked = { personState: 'not_attempted', reason: 'sms_blocked' } as const
  expect(answerState(facts(blocked), after(1))).toBe('open')
})

test('an answer stays one as long as links live, and as long as the employee is there', () => {
  const answered = { answeredAt: after(2), drillState: 'closed', personState: 'reached' } as const
  expect(answerState(facts(answered), after(167.9))).toBe('answered')
  expect(answerState(facts(answered), after(168))).toBe('over')
  expect(answerState(facts({ ...answered, employeeLeft: true }), after(3))).toBe('over')
})

test('whoever is no contact any more is asked nothing', () => {
  expect(answerState(facts({ contactState: 'due' }), after(1))).toBe('open')
  for (const contactState of ['invalid', 'retired'] as const)
    expect(answerState(facts({ contactState }), after(1))).toBe('over')
  expect(answerState(facts({ employeeLeft: true }), after(1))).toBe('over')
})

test('a link is eight letters or digits', () => {
  const link = mintDrillLink({ bytes: (size) => Buffer.alloc(size, 7) })
  expect(looksLikeDrillLink(link)).toBe(true)
  for (const other of ['', 'a1B2c3D', 'a1B2c3D45', 'a1B2c3D!']) {
    expect(looksLikeDrillLink(other)).toBe(false)
  }
})

const site: SiteCount = {
  drillId: 'drl_1',
  site: '苏州基地',
  population: 100,
  drawn: 20,
  reached: 6,
  notReached: 1,
  withoutContact: 0,
  awaiting: 3,
  reasons: { no_sms_contact: 4, not_waited: 2 },
}

test('the response rate is of all who were sent an SMS: who has not answered yet is in from the start', () => {
  expect(countsOf(site)).toMatchObject({
    attempted: 12,
    reached: 6,
    awaiting: 5,
    notAttempted: 4,
    waiting: 4,
  })
  expect(resultOf([site])?.share).toBe(0.5)
})

test('a site weighs as many people as can be sent an SMS', () => {
  const of = { population: 1_000, drawn: 100, notReached: 0, awaiting: 0 }
  const few = { ...site, ...of, reached: 10, reasons: { no_sms_contact: 90 } }
  const all = { ...site, ...of, reached: 0, notReached: 100, reasons: {} }
  expect(resultOf([few, all])?.share).toBeCloseTo(100 / 1_100)
  const asked = { ...few, population: 100 }
  expect(siteOf(asked).interval).toEqual({ low: 1, high: 1 })
})

test('who was sent an SMS is not among those to whom nothing was sent', () => {
  expect(reasonsOf([site])).toEqual([{ reason: 'no_sms_contact', count: 4 }])
})
