import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideUplink, readReply, type UplinkFacts } from './uplinks.ts'

describe('reading a reply', () => {
  it.each([
    ['1', 'agree'],
    [' １ ', 'agree'],
    ['1。', 'agree'],
    ['“1”', 'agree'],
    ['2', 'decline'],
    ['２！', 'decline'],
    ['退订', 'stop'],
    ['td', 'stop'],
    ['ＴＤ', 'stop'],
    [' t ', 'stop'],
    ['12', 'other'],
    ['1 2', 'other'],
    ['同意', 'other'],
    ['不退订', 'other'],
    ['', 'other'],
  ])('%j is %s', (content, reply) => expect(readReply(content)).toBe(reply))
})

const facts = (change: Partial<UplinkFacts> = {}): UplinkFacts => ({
  reply: 'agree',
  destCode: '1069000001',
  questions: [{ challengeId: 'chg_a', extendCode: '01' }],
  knownNumber: true,
  declinesLastHour: 0,
  deliveredLastHour: 1000,
  flooded: false,
  ...change,
})

describe('what a reply changes', () => {
  it('answers the one open question whose extend code fits', () => {
    expect(decideUplink(facts())).toEqual({ outcome: 'agree', challengeId: 'chg_a' })
    const two = [
      { challengeId: 'chg_a', extendCode: '01' },
      { challengeId: 'chg_b', extendCode: '02' },
    ]
    expect(decideUplink(facts({ reply: 'decline', questions: two, destCode: '106902' }))).toEqual({
      outcome: 'decline',
      challengeId: 'chg_b',
    })
  })

  it('changes nothing without a delivered open question', () => {
    expect(decideUplink(facts({ questions: [] }))).toEqual({ outcome: 'no_question' })
  })

  it('changes nothing when no extend code fits, or two do', () => {
    expect(decideUplink(facts({ destCode: '10690000' }))).toEqual({ outcome: 'ambiguous' })
    const twins = ['chg_a', 'chg_b'].map((challengeId) => ({ challengeId, extendCode: '01' }))
    expect(decideUplink(facts({ questions: twins }))).toEqual({ outcome: 'ambiguous' })
  })

  it('a stop word needs no open question, but a number that we wrote to', () => {
    expect(decideUplink(facts({ reply: 'stop', questions: [] }))).toEqual({ outcome: 'stop' })
    const stranger = facts({ reply: 'stop', questions: [], knownNumber: false })
    expect(decideUplink(stranger)).toEqual({ outcome: 'unknown_number' })
  })

  it('never answers a question that was not put to this number', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('agree', 'decline', 'stop', 'other'),
        fc.uniqueArray(
          fc.record({ challengeId: fc.string(), extendCode: fc.stringMatching(/^\d\d$/) }),
          { selector: ({ challengeId }) => challengeId },
        ),
        fc.stringMatching(/^\d{5,12}$/),
        (reply, questions, destCode) => {
          const decision = decideUplink(facts({ reply, questions, destCode }))
          if (!('challengeId' in decision)) return
          const answered = questions.find((q) => q.challengeId === decision.challengeId)
          expect(destCode.endsWith(answered?.extendCode ?? 'none')).toBe(true)
        },
      ),
    )
  })
})

describe('more than 1 % "2" within an hour stops automatic invalidation', () => {
  it.each([
    [9, 1000, 'decline'],
    [10, 1000, 'held'],
    [1, 5, 'decline'],
    [2, 5, 'held'],
    [2, 0, 'held'],
  ])('%i before it, %i delivered: %s', (declinesLastHour, deliveredLastHour, outcome) => {
    const decision = decideUplink(facts({ reply: 'decline', declinesLastHour, deliveredLastHour }))
    expect(decision.outcome).toBe(outcome)
  })

  it('and goes on holding while the flood is fresh; a "1" always counts', () => {
    expect(decideUplink(facts({ reply: 'decline', flooded: true })).outcome).toBe('held')
    expect(decideUplink(facts({ reply: 'agree', flooded: true })).outcome).toBe('agree')
  })
})
