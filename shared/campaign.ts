import * as z from 'zod/mini'
import { visibleText } from './visible-text.ts'

const campaignStates = ['running', 'paused', 'ended', 'cancelled'] as const

/** Design §1: over 90 % of employees answer a reminder within a week. */
export const ANSWER_GOAL = 90
/** How many people of a campaign, of those the caller may see. */
const counts = {
  /** Whom it is for, those who are not asked yet included. */
  people: z.number(),
  asked: z.number(),
  opened: z.number(),
  answered: z.number(),
}

export const campaignSummarySchema = z.object({
  id: z.string(),
  /** `rolling`: the month of the standing rhythm, which cannot be cancelled. */
  kind: z.enum(['rolling', 'manual']),
  name: z.string(),
  state: z.enum(campaignStates),
  startedAt: z.string(),
  startedBy: z.nullable(z.string()),
  ...counts,
})
export type CampaignSummary = z.infer<typeof campaignSummarySchema>

/** `GET /api/desk/campaigns`, the newest first. */
export const campaignListSchema = z.object({
  campaigns: z.array(campaignSummarySchema),
  /** For whoever may start one: whom it may be for, each with everything below it. */
  departments: z.optional(z.array(z.object({ id: z.string(), name: z.string() }))),
})
export type CampaignList = z.infer<typeof campaignListSchema>

/** `GET /api/desk/campaigns/:id`. */
export const campaignSchema = z.extend(campaignSummarySchema, {
  endedAt: z.nullable(z.string()),
  noChange: z.number(),
  changed: z.number(),
  /** Of those who were asked at least a week ago, how many answered within the week. */
  inAWeek: z.object({ value: z.number(), outOf: z.number() }),
  nudged: z.number(),
  /** Each day from the first question to the last event, `yyyy-mm-dd` in Shanghai: how many on that day. */
  days: z.array(z.object({ date: z.string(), asked: z.number(), answered: z.number() })),
  /** The worst first. */
  departments: z.array(
    z.object({ id: z.string(), name: z.string(), asked: z.number(), answered: z.number() }),
  ),
  /** May the caller pause, resume and cancel it? */
  mayRun: z.boolean(),
})
export type Campaign = z.infer<typeof campaignSchema>

/** `POST /api/desk/campaigns`: reminders for these departments with everything below them; none: for everybody. */
export const newCampaignSchema = z.object({
  name: z
    .string()
    .check(
      visibleText(),
      z.minLength(2, { error: '请填名称' }),
      z.maxLength(30, { error: '名称最多 30 个字' }),
    ),
  departmentIds: z.array(z.string().check(z.maxLength(64))).check(z.maxLength(500)),
})
export type NewCampaign = z.infer<typeof newCampaignSchema>

/** Somebody who was asked and has not answered; nothing of their contacts. */
export const unansweredSchema = z.object({
  employeeId: z.string(),
  name: z.string(),
  employeeNo: z.string(),
  department: z.nullable(z.string()),
  askedAt: z.string(),
  opened: z.boolean(),
  nudges: z.number(),
})
/** `GET /api/desk/campaigns/:id/unanswered`; `GET /api/desk/unanswered`: the caller's people after the second nudge. */
export const unansweredPageSchema = z.object({
  people: z.array(unansweredSchema),
  total: z.number(),
  nextCursor: z.nullable(z.string()),
})
export type Unanswered = z.infer<typeof unansweredSchema>
export type UnansweredPage = z.infer<typeof unansweredPageSchema>
