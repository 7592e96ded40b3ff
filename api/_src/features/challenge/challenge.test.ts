import { describe, expect, test } from 'vitest'
import {
  type ChallengeFacts,
  type ChallengeState,
  type ChallengeStep,
  challengeStates,
  challengeSteps,
  nextState,
} from './challenge.ts'

const now = new Date('2026-11-23T02:00:00Z')
const later = new Date(now.getTime() + 1)
const due: ChallengeFacts = { state: 'open', closesAt: now, undoUntil: later, withdrawnAt: null }

/** Rows are states, columns steps, while every clock of the step allows it. */
const table: Record<ChallengeState, Record<ChallengeStep, ChallengeState | null>> = {
  open: {
    confirm: 'confirmed',
    decline: 'declined',
    undo: null,
    expire: 'expired',
    close: 'closed',
    withdraw: null,
  },
  confirmed: {
    confirm: null,
    decline: null,
    undo: null,
    expire: null,
    close: null,
    withdraw: 'confirmed',
  },
  declined: {
    confirm: null,
    decline: null,
    undo: 'open',
    expire: null,
    close: null,
    withdraw: null,
  },
  expired: { confirm: null, decline: null, undo: null, expire: null, close: null, withdraw: null },
  closed: { confirm: null, decline: null, undo: null, expire: null, close: null, withdraw: null },
}

describe('a challenge is answered once', () => {
  test.each(challengeStates.flatMap((state) => challengeSteps.map((step) => ({ state, step }))))(
    '$state + $step',
    ({ state, step }) => {
      expect(nextState({ ...due, state }, step, now)).toBe(table[state][step])
    },
  )

  test('a refusal can be taken back until the last moment of its 24 hours, not at their end', () => {
    const declined: ChallengeFacts = { ...due, state: 'declined', undoUntil: later }
    expect(nextState(declined, 'undo', now)).toBe('open')
    expect(nextState(declined, 'undo', later)).toBeNull()
    expect(nextState({ ...declined, undoUntil: null }, 'undo', now)).toBeNull()
  })

  test('a question expires at its end, not before, and never if it was not asked', () => {
    expect(nextState({ ...due, closesAt: later }, 'expire', now)).toBeNull()
    expect(nextState({ ...due, closesAt: null }, 'expire', now)).toBeNull()
  })

  test('a contact leaves once', () => {
    const left: ChallengeFacts = { ...due, state: 'confirmed', withdrawnAt: now }
    expect(nextState(left, 'withdraw', later)).toBeNull()
  })
})
