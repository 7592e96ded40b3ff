import type { ScoreSignals } from '../../../../shared/score.ts'
import { SILENCE_AFTER_DAYS, weights } from './weights.ts'

/** One signal that was known, and what it adds to the log-odds; 0 where it says nothing either way. */
export type Weighed = {
  signal:
    | keyof ScoreSignals
    | `finding.${keyof typeof weights.finding}`
    | 'deadHandset'
    | 'ourFault'
  weight: number
}

/** Adds up what every known signal says (design §7): an absent one is not in the list, an unknown one adds 0. */
export function weigh(signals: ScoreSignals): Weighed[] {
  return [
    ...weighProof(signals),
    ...weighNumber(signals),
    ...weighReceipts(signals),
    ...weighAnswers(signals),
    ...weighConduct(signals),
    ...weighFindings(signals),
  ]
}

function weighProof({ proof }: ScoreSignals): Weighed[] {
  if (!proof) return []
  return [{ signal: 'proof', weight: weightOf(proof) }]
}

/** What one proof adds to the log-odds. */
export function weightOf({ kind, ageDays }: NonNullable<ScoreSignals['proof']>): number {
  return weights.proof[kind] * fading(ageDays, weights.proofHalfLife)
}

function weighNumber({ numberStatus, reassigned, findings }: ScoreSignals): Weighed[] {
  const verdict = findings?.includes('reassigned') ? 'yes' : reassigned
  return [
    ...(numberStatus
      ? [
          {
            signal: 'numberStatus' as const,
            weight:
              weights.status[numberStatus.status] *
              fading(numberStatus.ageDays, weights.statusHalfLife[numberStatus.status]),
          },
        ]
      : []),
    ...(verdict ? [{ signal: 'reassigned' as const, weight: weights.reassigned[verdict] }] : []),
  ]
}

function weighReceipts({ receipts90d }: ScoreSignals): Weighed[] {
  if (!receipts90d) return []
  const { delivered, deadHandset, ourFault } = receipts90d
  return [
    ...(delivered > 0
      ? [{ signal: 'receipts90d' as const, weight: weights.delivered * saturating(delivered, 1) }]
      : []),
    ...(deadHandset > 0
      ? [
          {
            signal: 'deadHandset' as const,
            weight: weights.deadHandset * saturating(deadHandset, 1),
          },
        ]
      : []),
    ...(ourFault > 0 ? [{ signal: 'ourFault' as const, weight: 0 }] : []),
  ]
}

/** How often this contact answers; a question open for less than seven days is no silence yet. */
function weighAnswers({ asked12m, answered12m, openQuestionAgeDays }: ScoreSignals): Weighed[] {
  if (asked12m === undefined || answered12m === undefined || asked12m === 0) return []
  const answered = Math.min(answered12m, asked12m)
  const isOpen = openQuestionAgeDays !== undefined && openQuestionAgeDays < SILENCE_AFTER_DAYS
  const asked = Math.max(answered, isOpen ? asked12m - 1 : asked12m)
  if (asked === 0) return []
  const made = weights.madeUpQuestions
  const share = (answered + made / 2) / (asked + made)
  return [{ signal: 'answered12m', weight: weights.answers * (share - 0.5) }]
}

function weighConduct(signals: ScoreSignals): Weighed[] {
  const { interactions90d, changes12m, affirmedAgeDays, openQuestionAgeDays } = signals
  const weighed: Weighed[] = []
  if (interactions90d)
    weighed.push({
      signal: 'interactions90d',
      weight: weights.interactions * saturating(interactions90d, weights.interactionsHalf),
    })
  if (changes12m && changes12m > 1)
    weighed.push({
      signal: 'changes12m',
      weight: weights.change * Math.min(changes12m - 1, weights.mostChanges),
    })
  if (affirmedAgeDays !== undefined)
    weighed.push({
      signal: 'affirmedAgeDays',
      weight: weights.affirmed * fading(affirmedAgeDays, weights.affirmedHalfLife),
    })
  if (openQuestionAgeDays !== undefined)
    weighed.push({ signal: 'openQuestionAgeDays', weight: silence(openQuestionAgeDays) })
  return weighed
}

function weighFindings({ findings }: ScoreSignals): Weighed[] {
  return [...new Set(findings ?? [])]
    .filter((kind) => weights.finding[kind] !== 0)
    .map((kind) => ({ signal: `finding.${kind}` as const, weight: weights.finding[kind] }))
}

/** 1 when new, one half after `halfLife` days. */
function fading(ageDays: number, halfLife: number): number {
  return 2 ** (-ageDays / halfLife)
}

/** 0 for none, one half at `half`, towards 1. */
function saturating(count: number, half: number): number {
  return 1 - 2 ** (-count / half)
}

function silence(days: number): number {
  if (days < SILENCE_AFTER_DAYS) return 0
  const { first, last, lasts } = weights.silence
  return first + (last - first) * Math.min((days - SILENCE_AFTER_DAYS) / lasts, 1)
}
