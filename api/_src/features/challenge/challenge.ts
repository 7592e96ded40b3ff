import { DAY } from '../../kernel/clock.ts'

/** The notice is repeated once, this long after the first (design §3). */
export const REPEAT_AFTER = 3 * DAY
/** Without an answer for this long the question is over (design §3). */
export const QUESTION_LASTS = 7 * DAY
/** `点错了，撤回` (design §5.4). */
export const UNDO_LASTS = DAY

export const challengeStates = ['open', 'confirmed', 'declined', 'expired', 'closed'] as const
export type ChallengeState = (typeof challengeStates)[number]

export const challengeSteps = ['confirm', 'decline', 'undo', 'expire', 'close', 'withdraw'] as const
export type ChallengeStep = (typeof challengeSteps)[number]

/** What the rules look at; `withdrawnAt` marks a confirmed question whose contact left again. */
export type ChallengeFacts = {
  state: ChallengeState
  closesAt: Date | null
  undoUntil: Date | null
  withdrawnAt: Date | null
}

/**
 * The state after a step, or null if the step does not apply (design §4.3: a challenge is answered once).
 * Only an open question takes an answer, only a refusal can be taken back, and only for 24 hours; a question
 * that was never asked (no `closesAt`) does not expire. Withdrawing leaves the answer as it was given.
 */
export function nextState(
  challenge: ChallengeFacts,
  step: ChallengeStep,
  now: Date,
): ChallengeState | null {
  const { state, closesAt, undoUntil, withdrawnAt } = challenge
  switch (step) {
    case 'confirm':
      return state === 'open' ? 'confirmed' : null
    case 'decline':
      return state === 'open' ? 'declined' : null
    case 'undo':
      return state === 'declined' && undoUntil !== null && now < undoUntil ? 'open' : null
    case 'expire':
      return state === 'open' && closesAt !== null && closesAt <= now ? 'expired' : null
    case 'close':
      return state === 'open' ? 'closed' : null
    case 'withdraw':
      return state === 'confirmed' && withdrawnAt === null ? 'confirmed' : null
  }
}
