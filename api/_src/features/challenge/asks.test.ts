import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMilliseconds, DAY, HOUR, MINUTE } from '../../kernel/clock.ts'
import { askLimits, decideAsk } from './asks.ts'

const start = new Date('2026-11-23T02:00:00Z')
const plus = (milliseconds: number) => addMilliseconds(start, milliseconds)

describe('messages that somebody asked for', () => {
  test('one a minute', () => {
    expect(decideAsk([start], plus(MINUTE - 1))).toEqual({
      allowed: false,
      retryAt: plus(MINUTE),
    })
    expect(decideAsk([start], plus(MINUTE))).toEqual({ allowed: true })
  })

  test('five an hour', () => {
    const five = [0, 1, 2, 3, 4].map((minute) => plus(minute * MINUTE))
    expect(decideAsk(five, plus(30 * MINUTE))).toEqual({ allowed: false, retryAt: plus(HOUR) })
    expect(decideAsk(five, plus(HOUR))).toEqual({ allowed: true })
  })

  test('ten a day', () => {
    const ten = Array.from({ length: 10 }, (_, i) => plus(i * 15 * MINUTE))
    expect(decideAsk(ten, plus(10 * HOUR))).toEqual({ allowed: false, retryAt: plus(DAY) })
  })

  test('whatever is pressed when, no window ever holds more than its limit', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2 * HOUR), { maxLength: 60 }), (pauses) => {
        const asked: Date[] = []
        let now = start
        for (const pause of pauses) {
          now = addMilliseconds(now, pause)
          const decision = decideAsk(asked, now)
          if (decision.allowed) asked.push(now)
        }
        for (const { within, most } of askLimits)
          for (const from of asked)
            expect(
              asked.filter((at) => at >= from && at.getTime() < from.getTime() + within).length,
            ).toBeLessThanOrEqual(most)
      }),
    )
  })

  test('a refusal names the first moment at which it is possible', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(DAY), { minLength: 1, maxLength: 15 }), (times) => {
        const asked = times.map(plus)
        const decision = decideAsk(asked, plus(DAY))
        if (decision.allowed) return
        expect(decideAsk(asked, decision.retryAt)).toEqual({ allowed: true })
        expect(decideAsk(asked, addMilliseconds(decision.retryAt, -1)).allowed).toBe(false)
      }),
    )
  })
})
