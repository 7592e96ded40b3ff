import * as z from 'zod/mini'
import { alertSchema, followUpSchema } from './alert.ts'
import { contactStateSchema, coverageSchema, invalidCauseSchema } from './contact.ts'
import { findingViewSchema } from './cross-check.ts'
import { scoreSchema } from './score.ts'
import { visibleText } from './visible-text.ts'

export const timelineKinds = [
  'history',
  'number_check',
  'message',
  'finding',
  'alert',
  'follow_up',
  'reveal',
] as const

/** One line of the record's single time line, newest first. */
export const timelineEntrySchema = z.object({
  at: z.string(),
  kind: z.enum(timelineKinds),
  tone: z.enum(['ok', 'wait', 'bad', 'note']),
  text: z.string(),
  detail: z.optional(z.string()),
})
export type TimelineEntry = z.infer<typeof timelineEntrySchema>

/** `GET /api/desk/contacts/:id`: one contact as HR reads it; name and number masked. */
export const contactRecordSchema = z.object({
  id: z.string(),
  maskedName: z.string(),
  relation: z.string(),
  maskedPhone: z.string(),
  carrier: z.nullable(z.string()),
  home: z.nullable(z.string()),
  order: z.nullable(z.number()),
  state: contactStateSchema,
  cause: z.optional(invalidCauseSchema),
  counts: z.boolean(),
  shared: z.boolean(),
  employee: z.object({
    id: z.string(),
    name: z.string(),
    employeeNo: z.string(),
    department: z.nullable(z.string()),
    site: z.string(),
  }),
  coverage: coverageSchema,
  score: z.nullable(scoreSchema),
  /** What the score means, in a sentence: 现在打过去，大约一半的机会能找到本人. */
  scoreMeaning: z.nullable(z.string()),
  findings: z.array(findingViewSchema),
  alert: z.optional(alertSchema),
  followUps: z.array(followUpSchema),
  timeline: z.array(timelineEntrySchema),
  /** Until when this caller's reveal lets a follow-up say 联系到本人. */
  revealedUntil: z.optional(z.string()),
})
export type ContactRecordView = z.infer<typeof contactRecordSchema>

/** 联系到本人 by phone counts only so long after the number was seen or dialled (design §8). */
export const REVEALED_FOR_HOURS = 24

/** `POST /api/desk/contacts/:id/reveal`. */
export const revealSchema = z.object({
  reason: z
    .string({ error: '请写明为什么要看号码' })
    .check(
      visibleText(),
      z.minLength(2, { error: '请写明为什么要看号码' }),
      z.maxLength(100, { error: '原因请写 100 个字以内' }),
    ),
})
export const revealedSchema = z.object({ name: z.string(), phone: z.string(), until: z.string() })
export type Revealed = z.infer<typeof revealedSchema>

/** `GET /api/desk/employees/:id`: an employee as HR reads them, with everybody they named; names and numbers masked. */
export const employeeRecordSchema = z.object({
  employee: z.object({
    id: z.string(),
    name: z.string(),
    employeeNo: z.string(),
    department: z.nullable(z.string()),
    site: z.string(),
  }),
  coverage: coverageSchema,
  /** Is a father, mother, spouse, child, brother or sister among the contacts (`no_near_relative`)? */
  nearRelative: z.boolean(),
  /** The alert of an employee without anybody who counts, and those of the contacts; the open ones. */
  alerts: z.array(alertSchema),
  contacts: z.array(
    z.object({
      id: z.string(),
      maskedName: z.string(),
      relation: z.string(),
      maskedPhone: z.string(),
      order: z.nullable(z.number()),
      state: contactStateSchema,
      cause: z.optional(invalidCauseSchema),
      counts: z.boolean(),
      score: z.nullable(z.number()),
    }),
  ),
})
export type EmployeeRecord = z.infer<typeof employeeRecordSchema>
