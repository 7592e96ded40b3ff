import * as z from 'zod/mini'
import { alertReasonSchema } from './alert.ts'

const share = z.object({ value: z.number(), outOf: z.number() })
const placeSchema = z.object({
  id: z.string(),
  name: z.string(),
  covered: z.number(),
  employees: z.number(),
})

/** One of the five effects of the product (design §1): at the first import, now, and how it is counted. */
export const effectSchema = z.object({
  id: z.enum(['dead', 'strangers', 'stale', 'answered_in_a_week', 'hr_minutes']),
  label: z.string(),
  /** Per cent, or minutes; null where nothing was measured yet. */
  baseline: z.nullable(z.number()),
  now: z.nullable(z.number()),
  goal: z.nullable(z.number()),
  unit: z.enum(['percent', 'minutes']),
  /** How it is counted, in a sentence. */
  counted: z.string(),
})

/**
 * From opening an emergency card to the first dialling (design §10), over the cards of the last 12 months about the
 * caller's employees. The share within a minute is `withinMinute ÷ dialled`; `opened − dialled` cards led to no call.
 */
export const diallingSchema = z.object({
  opened: z.number(),
  dialled: z.number(),
  /** Of those that led to a call; null where none did. */
  medianSeconds: z.nullable(z.number()),
  /** First dialled at most 60 seconds after the card was opened. */
  withinMinute: z.number(),
})

/** `GET /api/desk/dashboard?departmentId=`: what the caller's departments add up to. */
export const dashboardSchema = z.object({
  scope: z.string(),
  at: z.string(),
  coverage: z.object({
    employees: z.number(),
    covered: z.number(),
    wanted: z.number(),
    uncovered: z.number(),
    noNearRelative: z.number(),
    must: z.number(),
    wantedContacts: z.number(),
  }),
  states: z.object({
    valid: z.number(),
    waiting: z.number(),
    due: z.number(),
    invalid: z.number(),
  }),
  /** Ten bins: 0–1, 1–2, … 9–10. */
  histogram: z.array(z.number()),
  highRisk: z.number(),
  /** Share of valid contacts by month (`yyyy-MM`), the oldest first. */
  validity: z.array(z.extend(share, { month: z.string() })),
  topReasons: z.array(z.object({ reason: alertReasonSchema, count: z.number() })),
  sites: z.array(placeSchema),
  departments: z.array(placeSchema),
  dialling: diallingSchema,
  effects: z.array(effectSchema),
  baselineAt: z.nullable(z.string()),
})
export type Dashboard = z.infer<typeof dashboardSchema>
