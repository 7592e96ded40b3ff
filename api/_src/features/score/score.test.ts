import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findingKinds } from '../../../../shared/cross-check.ts'
import { carrierStatuses } from '../../../../shared/number-check.ts'
import type { ScoreSignals } from '../../../../shared/score.ts'
import { judgeSignals, scoreOf } from './score.ts'
import { rulesVersion } from './weights.ts'

const proofKinds = ['contact_code', 'sms_reply', 'link', 'hr_reached', 'employee_screen'] as const
const days = fc.oneof(
  fc.integer({ min: 0, max: 800 }),
  fc.double({ min: 0, max: 800, noNaN: true }),
)
const count = fc.integer({ min: 0, max: 50 })

const anySignals: fc.Arbitrary<ScoreSignals> = fc.record(
  {
    proof: fc.record({ kind: fc.constantFrom(...proofKinds), ageDays: days }),
    numberStatus: fc.record({ status: fc.constantFrom(...carrierStatuses), ageDays: days }),
    reassigned: fc.constantFrom('yes', 'no', 'unknown'),
    receipts90d: fc.record({ delivered: count, deadHandset: count, ourFault: count }),
    asked12m: count,
    answered12m: count,
    interactions90d: count,
    findings: fc.array(fc.constantFrom(...findingKinds), { maxLength: 4 }),
    changes12m: count,
    affirmedAgeDays: days,
    refusal: fc.constantFrom('wrong_person', 'declined'),
    openQuestionAgeDays: days,
  },
  { requiredKeys: [] },
)

/** The score of `better` is never below that of `worse`, in every surrounding. */
function neverLower(
  pairs: fc.Arbitrary<readonly [better: Partial<ScoreSignals>, worse: Partial<ScoreSignals>]>,
): void {
  fc.assert(
    fc.property(anySignals, pairs, (around, [better, worse]) => {
      const high = judgeSignals({ ...around, ...better })
      const low = judgeSignals({ ...around, ...worse })
      expect(high.probability).toBeGreaterThanOrEqual(low.probability)
      expect(high.tenths).toBeGreaterThanOrEqual(low.tenths)
    }),
    { numRuns: 500 },
  )
}

describe('the score is monotone', () => {
  test('a fresher proof never lowers it', () =>
    neverLower(
      fc
        .tuple(fc.constantFrom(...proofKinds), days, days)
        .map(([kind, a, b]) => [
          { proof: { kind, ageDays: Math.min(a, b) } },
          { proof: { kind, ageDays: Math.max(a, b) } },
        ]),
    ))

  test('a proof never lowers it, and a stronger one of the same age never weighs less', () => {
    neverLower(
      fc
        .tuple(fc.nat(3), fc.nat(4), days)
        .map(([a, b, ageDays]) => [
          { proof: { kind: proofKinds[Math.min(a, b)] ?? 'link', ageDays } },
          { proof: { kind: proofKinds[Math.max(a, b)] ?? 'link', ageDays } },
        ]),
    )
    fc.assert(
      fc.property(anySignals, fc.constantFrom(...proofKinds), days, (around, kind, ageDays) => {
        const { proof: _none, ...without } = around
        const proven = judgeSignals({ ...without, proof: { kind, ageDays } })
        expect(proven.tenths).toBeGreaterThanOrEqual(judgeSignals(without).tenths)
      }),
    )
  })

  test('a dead number never raises it, however long ago it was seen dead', () => {
    fc.assert(
      fc.property(anySignals, days, (around, ageDays) => {
        const { numberStatus: _none, ...without } = around
        const dead = judgeSignals({ ...without, numberStatus: { status: 'vacant', ageDays } })
        expect(dead.tenths).toBeLessThanOrEqual(judgeSignals(around).tenths)
        expect(dead.tenths).toBeLessThanOrEqual(judgeSignals(without).tenths)
        expect(dead.tenths).toBeLessThanOrEqual(10)
      }),
    )
  })

  test('receipts: one more delivery never lowers it, one more from a dead handset never raises it', () =>
    neverLower(
      fc
        .tuple(count, count, count, fc.nat(5), fc.nat(5))
        .map(([delivered, deadHandset, ourFault, more, less]) => [
          { receipts90d: { delivered: delivered + more, deadHandset, ourFault: ourFault + less } },
          { receipts90d: { delivered, deadHandset: deadHandset + less, ourFault } },
        ]),
    ))

  test('one more answer never lowers it, and a longer silence never raises it', () => {
    neverLower(
      fc.tuple(count, count, fc.nat(5)).map(([asked12m, answered12m, more]) => [
        { asked12m, answered12m: answered12m + more },
        { asked12m, answered12m },
      ]),
    )
    neverLower(
      fc
        .tuple(days, days)
        .map(([a, b]) => [
          { openQuestionAgeDays: Math.min(a, b) },
          { openQuestionAgeDays: Math.max(a, b) },
        ]),
    )
  })

  test('a finding or a further change never raises it', () =>
    neverLower(
      fc
        .tuple(fc.array(fc.constantFrom(...findingKinds)), fc.constantFrom(...findingKinds), count)
        .map(([findings, more, changes12m]) => [
          { findings, changes12m },
          { findings: [...findings, more], changes12m: changes12m + 1 },
        ]),
    ))
})

describe('what is not known adds nothing', () => {
  test('an unknown status, an unknown owner, our own faults and nobody asked are as good as absent', () => {
    fc.assert(
      fc.property(anySignals, days, count, (around, ageDays, ourFault) => {
        const { numberStatus, reassigned, receipts90d, asked12m, answered12m, ...rest } = around
        const unknown: ScoreSignals = {
          ...rest,
          numberStatus: { status: 'unknown', ageDays },
          reassigned: 'unknown',
          receipts90d: { delivered: 0, deadHandset: 0, ourFault },
          asked12m: 0,
          answered12m: 0,
        }
        expect(judgeSignals(unknown)).toEqual(judgeSignals(rest))
      }),
    )
  })

  test('nothing known at all is 5.0', () => {
    expect(scoreOf({})).toEqual({
      score: 5,
      probability: 0.5,
      risk: 'high',
      reasons: [{ signal: 'start', points: 5, text: '每位联络人都从 5 分算起' }],
      rulesVersion,
    })
  })
})

describe('caps and risk', () => {
  test('whoever said no is at 0, whatever else is known; a number with a new owner at most at 1', () => {
    fc.assert(
      fc.property(anySignals, fc.constantFrom('wrong_person', 'declined'), (around, refusal) => {
        expect(judgeSignals({ ...around, refusal })).toMatchObject({ tenths: 0, risk: 'high' })
        const moved = judgeSignals({ ...around, reassigned: 'yes' })
        expect(moved.tenths).toBeLessThanOrEqual(10)
      }),
    )
  })

  test('silence is a risk from the seventh day on, whatever else speaks for the number', () => {
    const good: ScoreSignals = {
      numberStatus: { status: 'normal', ageDays: 0 },
      receipts90d: { delivered: 3, deadHandset: 0, ourFault: 0 },
      affirmedAgeDays: 0,
    }
    expect(judgeSignals({ ...good, openQuestionAgeDays: 6.9 }).risk).toBe('normal')
    expect(judgeSignals({ ...good, openQuestionAgeDays: 7 })).toEqual({
      tenths: 75,
      probability: 0.7549,
      risk: 'high',
    })
  })

  test('high risk is a score under 6, or seven days of silence of somebody who never confirmed', () => {
    fc.assert(
      fc.property(anySignals, (signals) => {
        const { tenths, risk } = judgeSignals(signals)
        const confirmed = signals.proof && signals.proof.kind !== 'employee_screen'
        const silent = !confirmed && (signals.openQuestionAgeDays ?? 0) >= 7
        expect(risk).toBe(tenths < 60 || silent ? 'high' : 'normal')
      }),
    )
  })
})

describe('the reasons', () => {
  test('add up to the score, each in whole tenths and with its sentence', () => {
    fc.assert(
      fc.property(anySignals, (signals) => {
        const { score, probability, reasons } = scoreOf(signals)
        const tenths = reasons.map(({ points }) => Math.round(points * 10))
        expect(tenths.reduce((sum, points) => sum + points, 0)).toBe(Math.round(score * 10))
        expect(
          reasons.every(({ points }, i) => Math.abs(points * 10 - (tenths[i] ?? 0)) < 1e-6),
        ).toBe(true)
        expect(reasons.every(({ text }) => text !== '')).toBe(true)
        expect(Math.abs(score - probability * 10)).toBeLessThanOrEqual(0.0500001)
        expect(new Set(reasons.map(({ signal }) => signal)).size).toBe(reasons.length)
      }),
      { numRuns: 1000 },
    )
  })
})
