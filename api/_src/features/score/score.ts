import {
  SCORE_LINE,
  type Score,
  type ScoreReason,
  type ScoreSignals,
} from '../../../../shared/score.ts'
import { capSentences, reasonSentence, startSentence } from './sentences.ts'
import { shareOut } from './share-out.ts'
import { type Weighed, weigh } from './weigh.ts'
import { caps, rulesVersion, SILENCE_AFTER_DAYS, weights } from './weights.ts'

/** What is kept of a score; the reasons are worked out anew where they are shown. */
export type Verdict = {
  /** 0–100: 5.2 is 52. */
  tenths: number
  /** Four decimals. */
  probability: number
  risk: Score['risk']
}

type CapName = keyof typeof caps

/**
 * How likely a caller who tries three times within 24 h reaches the named person (design §7):
 * `logit P = start + Σ weight`, capped. Below `line` it is high risk (design §3: 6; a company may raise it). Knows no
 * time and reads nothing: the same signals give the same verdict.
 */
export function judgeSignals(signals: ScoreSignals, line: number = SCORE_LINE): Verdict {
  return verdictOf(signals, weigh(signals), line)
}

/** The same with its reasons: the starting score and the points of every known signal add up to the score shown. */
export function scoreOf(signals: ScoreSignals, line: number = SCORE_LINE): Score {
  const weighed = weigh(signals)
  const verdict = verdictOf(signals, weighed, line)
  return {
    score: verdict.tenths / 10,
    probability: verdict.probability,
    risk: verdict.risk,
    reasons: reasonsOf(signals, weighed, verdict.tenths),
    rulesVersion,
  }
}

function verdictOf(signals: ScoreSignals, weighed: readonly Weighed[], line: number): Verdict {
  const cap = capOf(signals)
  const probability = Math.min(
    toParts(plainProbability(sumOf(weighed))),
    toParts(cap ? caps[cap] : 1),
  )
  const tenths = Math.round(probability / 100)
  const isHigh = tenths < line * 10 || isSilent(signals)
  return { tenths, probability: probability / 10_000, risk: isHigh ? 'high' : 'normal' }
}

/** Never confirmed by the contact, and silent for seven days (design §3). */
function isSilent({ proof, openQuestionAgeDays }: ScoreSignals): boolean {
  const isConfirmed = proof !== undefined && proof.kind !== 'employee_screen'
  return !isConfirmed && (openQuestionAgeDays ?? 0) >= SILENCE_AFTER_DAYS
}

function capOf({ refusal, numberStatus, reassigned, findings }: ScoreSignals): CapName | null {
  if (refusal) return 'refused'
  if (numberStatus?.status === 'vacant') return 'vacant'
  if (reassigned === 'yes' || findings?.includes('reassigned')) return 'reassigned'
  return null
}

function sumOf(weighed: readonly Weighed[]): number {
  return weighed.reduce((sum, { weight }) => sum + weight, 0)
}

function plainProbability(sum: number): number {
  return 1 / (1 + Math.exp(-(weights.start + sum)))
}

/** In whole ten-thousandths, so that score and probability never tell two stories. */
function toParts(probability: number): number {
  return Math.round(probability * 10_000)
}

function reasonsOf(
  signals: ScoreSignals,
  weighed: readonly Weighed[],
  tenths: number,
): ScoreReason[] {
  const sum = sumOf(weighed)
  const start = Math.round(100 * plainProbability(0))
  const uncapped = Math.round(toParts(plainProbability(sum)) / 100)
  // each weight's share of the move away from the start; where they cancel out, the curve's own slope there
  const move = 100 * (plainProbability(sum) - plainProbability(0))
  const perWeight = Math.abs(sum) < 1e-9 ? 25 : move / sum
  const points = shareOut(
    uncapped - start,
    weighed.map(({ weight }) => weight * perWeight),
  )
  const cap = capOf(signals)
  return [
    { signal: 'start', points: start / 10, text: startSentence },
    ...weighed.map(({ signal }, place) => ({
      signal,
      points: (points[place] ?? 0) / 10,
      text: reasonSentence(signal, signals),
    })),
    ...(cap && tenths < uncapped
      ? [{ signal: 'cap', points: (tenths - uncapped) / 10, text: capSentences[cap](signals) }]
      : []),
  ]
}
