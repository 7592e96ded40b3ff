import { describe, expect, test } from 'vitest'
import { addMilliseconds } from '../../kernel/clock.ts'
import { systemRandom } from '../../kernel/random.ts'
import type { ChallengeState } from './challenge.ts'
import { LINK_LASTS, linkWorks, looksLikeLink, mintLink, PROOF_LASTS, stillProven } from './link.ts'

const made = new Date('2026-11-23T02:00:00Z')
const end = addMilliseconds(made, LINK_LASTS)
const works = (state: ChallengeState, at: Date, undoUntil: Date | null = null) =>
  linkWorks({ expiresAt: end, state, undoUntil }, at)

describe('links', () => {
  test('are eight letters or digits, all of them used', () => {
    const links = Array.from({ length: 500 }, () => mintLink(systemRandom))
    expect(links.every(looksLikeLink)).toBe(true)
    expect(new Set(links.join('')).size).toBe(62)
    expect(new Set(links).size).toBe(500)
  })

  test.each(['', 'a1B2c3D', 'a1B2c3D44', 'a1B2c3D-', 'a1B2c3D４', "a1B2c3D'", 'favicon.ico'])(
    '"%s" is none and is not even looked up',
    (raw) => expect(looksLikeLink(raw)).toBe(false),
  )

  test.each(['open', 'confirmed', 'declined', 'closed'] as const)(
    'a link of a question that is %s works for seven days',
    (state) => {
      expect(works(state, addMilliseconds(end, -1))).toBe(true)
      expect(works(state, end)).toBe(false)
    },
  )

  test('the links of a question that expired unanswered are expired with it', () => {
    expect(works('expired', made)).toBe(false)
  })

  test('a refusal can be taken back through a link that ran out meanwhile', () => {
    const undoUntil = addMilliseconds(end, 1_000)
    expect(works('declined', addMilliseconds(end, 999), undoUntil)).toBe(true)
    expect(works('declined', addMilliseconds(end, 1_000), undoUntil)).toBe(false)
  })

  test('a code on the fixed form spares the second one for an hour', () => {
    expect(stillProven(null, made)).toBe(false)
    expect(stillProven(made, addMilliseconds(made, PROOF_LASTS - 1))).toBe(true)
    expect(stillProven(made, addMilliseconds(made, PROOF_LASTS))).toBe(false)
  })
})
