import { expect, test } from 'vitest'
import { HOUR } from '../../kernel/clock.ts'
import { countsOf, reasonsOf, resultOf } from './add-up.ts'
import type { SiteCount } from './drill-queries.ts'
import { type AnswerFacts, answerState, looksLikeDrillLink, mintDrillLink } from './sms-drill.ts'

const sentAt = new Date('2026-11-23T10:00:00+08:00')
const after = (hours: number) => new Date(sentAt.getTime() + hours * HOUR)

function facts(change: Partial<AnswerFacts> = {}): AnswerFacts {
  return {
    drillState: 'running',
    personState: 'waiting',
    reason: null,
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

test('an answer stays one, whenever the link is opened again', () => {
  const answered = { answeredAt: after(2), drillState: 'closed', personState: 'reached' } as const
  expect(answerState(facts(answered), after(1_000))).toBe('answered')
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

test('who was sent an SMS is not among those to whom nothing was sent', () => {
  expect(reasonsOf([site])).toEqual([{ reason: 'no_sms_contact', count: 4 }])
})
