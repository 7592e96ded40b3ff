import * as z from 'zod/mini'
import { departmentRefSchema, employeeNoSchema, rowPhoneSchema, wordOf } from './integration.ts'

/** Somebody who will join: what the HR core says of them when it asks for a link. */
export const preboardingRowSchema = z.strictObject({
  employeeNo: employeeNoSchema,
  name: wordOf(60),
  /** Their own mobile number, so that they cannot name it as their family's. */
  phone: z.optional(rowPhoneSchema),
  site: z.optional(wordOf(60)),
  department: z.optional(departmentRefSchema),
  /** The first day of work. */
  startOn: z.iso.date(),
  /** A new link even though there is one that works; that one ends at once. */
  reissue: z.optional(z.boolean()),
})
export type PreboardingRow = z.infer<typeof preboardingRowSchema>

export const preboardingResultSchema = z.object({
  /** From 0, as the row stood in the batch. */
  index: z.number(),
  status: z.enum(['added', 'changed', 'unchanged', 'refused']),
  /** A new link, in this answer alone: not in a repeat, nor while an earlier one works. */
  link: z.optional(z.string()),
  /** Until when the link works that there is now. */
  expiresAt: z.optional(z.string()),
  code: z.optional(z.string()),
  field: z.optional(z.string()),
  message: z.optional(z.string()),
})
export type PreboardingResult = z.infer<typeof preboardingResultSchema>

export const preboardingAnswerSchema = z.object({
  taken: z.number(),
  refused: z.number(),
  results: z.array(preboardingResultSchema),
})
export type PreboardingAnswer = z.infer<typeof preboardingAnswerSchema>

export const preboardingStates = [
  'issued',
  'opened',
  'filled',
  'expired',
  'revoked',
  'matched',
  'withdrawn',
  'not_joined',
  'left',
] as const
export type PreboardingState = (typeof preboardingStates)[number]

/** `GET /api/integrations/preboarding/:employeeNo`: how far it is, never whom they named. */
export const preboardingSchema = z.object({
  employeeNo: z.string(),
  state: z.enum(preboardingStates),
  issuedAt: z.string(),
  expiresAt: z.string(),
  openedAt: z.nullable(z.string()),
  filledAt: z.nullable(z.string()),
})
export type Preboarding = z.infer<typeof preboardingSchema>
