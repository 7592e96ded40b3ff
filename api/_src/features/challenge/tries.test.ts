import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judgeGuess, MAX_WRONG, triesLeft } from './tries.ts'

const guess = { wrong: 0, live: 1, matches: false, secretive: false }

describe('guessing a code', () => {
  test('the fifth wrong guess of a day is the last', () => {
    expect(judgeGuess({ ...guess, wrong: 3 })).toEqual({ outcome: 'wrong', left: 1 })
    expect(judgeGuess({ ...guess, wrong: 4 })).toEqual({ outcome: 'wrong', left: 0 })
    expect(judgeGuess({ ...guess, wrong: 5 })).toEqual({ outcome: 'locked' })
  })

  test('after five wrong guesses even the right code is refused', () => {
    expect(judgeGuess({ ...guess, wrong: 5, matches: true })).toEqual({ outcome: 'locked' })
  })

  test('a code that ran out costs no try', () => {
    expect(judgeGuess({ ...guess, live: 0 })).toEqual({ outcome: 'stale' })
  })

  test('where a number must not be known, a code that never was looks like a wrong one', () => {
    expect(judgeGuess({ ...guess, live: 0, secretive: true })).toEqual(
      judgeGuess({ ...guess, live: 1, secretive: true }),
    )
  })

  test('no order of guesses gets more than five wrong ones judged in a day', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 40 }), (guesses) => {
        let wrong = 0
        for (const matches of guesses) {
          const judged = judgeGuess({ ...guess, wrong, matches })
          if (judged.outcome === 'wrong') wrong++
          if (judged.outcome === 'wrong') expect(judged.left).toBe(triesLeft(wrong))
        }
        expect(wrong).toBeLessThanOrEqual(MAX_WRONG)
      }),
    )
  })
})
