import * as z from 'zod/mini'
import { findingKindSchema } from './cross-check.ts'
import { carrierStatuses } from './number-check.ts'

const days = z.number().check(z.minimum(0))
const count = z.int().check(z.minimum(0))

/** What a score is worked out from (design §7). Every key may be absent: an absent signal is unknown and adds nothing. */
export const scoreSignalsSchema = z.object({
  proof: z.optional(
    z.object({
      kind: z.enum(['contact_code', 'sms_reply', 'link', 'hr_reached', 'employee_screen']),
      ageDays: days,
    }),
  ),
  numberStatus: z.optional(z.object({ status: z.enum(carrierStatuses), ageDays: days })),
  /** Since the last proof. */
  reassigned: z.optional(z.enum(['yes', 'no', 'unknown'])),
  receipts90d: z.optional(z.object({ delivered: count, deadHandset: count, ourFault: count })),
  asked12m: z.optional(count),
  answered12m: z.optional(count),
  interactions90d: z.optional(count),
  findings: z.optional(z.array(findingKindSchema)),
  changes12m: z.optional(count),
  affirmedAgeDays: z.optional(days),
  refusal: z.optional(z.enum(['wrong_person', 'declined'])),
  openQuestionAgeDays: z.optional(days),
})
export type ScoreSignals = z.infer<typeof scoreSignalsSchema>

/** Points are rounded to a tenth; with the starting score they add up to the score shown. */
export const scoreReasonSchema = z.object({
  signal: z.string(),
  points: z.number(),
  text: z.string(),
})
export type ScoreReason = z.infer<typeof scoreReasonSchema>

export const riskSchema = z.enum(['high', 'normal'])

export const scoreSchema = z.object({
  /** 0–10, one decimal. */
  score: z.number(),
  probability: z.number(),
  risk: riskSchema,
  reasons: z.array(scoreReasonSchema),
  rulesVersion: z.number(),
})
export type Score = z.infer<typeof scoreSchema>

/** Below this a contact is high risk (design §3). */
export const SCORE_LINE = 6
