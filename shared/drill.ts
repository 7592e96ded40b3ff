import * as z from 'zod/mini'
import { heldReasons, nonAttemptReasons } from './drill-reasons.ts'

const drillStates = ['running', 'closed'] as const
/** By telephone it is how many can be reached; by SMS only how many answer: a response rate, 回复率, and named so. */
export const drillKinds = ['call', 'sms'] as const
/** Somebody who is sent an SMS has so long to answer. */
export const ANSWER_HOURS = 48

/** What became of somebody in the sample. */
export const drillPersonStates = ['waiting', 'reached', 'not_reached', 'not_attempted'] as const
export type DrillPersonState = (typeof drillPersonStates)[number]

/** ± so many percentage points that a result may be wanted to. */
export const drillPrecisions = [3, 5, 8, 10, 15, 20] as const
const drillBases = ['company', 'site'] as const

const aim = {
  /** Absent: by telephone. */
  kind: z.optional(z.enum(drillKinds)),
  /** ± percentage points at 95 %. */
  precision: z.literal(drillPrecisions, { error: '请选精度' }),
  /** What is known that precisely: the whole, or each site. */
  basis: z.enum(drillBases, { error: '请选范围' }),
  /** A department with everything below it; absent: all that the caller works for. */
  departmentId: z.optional(z.string().check(z.maxLength(64))),
}

/** `POST /api/desk/drills`, with an Idempotency-Key. */
export const newDrillSchema = z.object({
  name: z
    .string()
    .check(
      z.trim(),
      z.minLength(2, { error: '请填名称' }),
      z.maxLength(30, { error: '名称最多 30 个字' }),
    ),
  ...aim,
})
export type NewDrill = z.infer<typeof newDrillSchema>

/** `POST /api/desk/drill-plans`: what such a drill would cost; draws nobody. */
export const drillAimSchema = z.object(aim)
export type DrillAim = z.infer<typeof drillAimSchema>

/** A share between 0 and 1 with its 95 % interval. */
const intervalSchema = z.object({ low: z.number(), high: z.number() })

export const drillPlanSchema = z.object({
  population: z.number(),
  /** How many people are called, or sent an SMS where they have a contact for it. */
  people: z.number(),
  /** By SMS: how many a day leave for drills at most. Null: by telephone. */
  smsADay: z.nullable(z.number()),
  sites: z.array(z.object({ site: z.string(), population: z.number(), size: z.number() })),
  /** If nine of ten can be reached, what the result will look like. */
  expected: z.nullable(intervalSchema),
})
export type DrillPlan = z.infer<typeof drillPlanSchema>

const counts = {
  population: z.number(),
  drawn: z.number(),
  /** Called with a result, or sent an SMS: what the share is taken of. */
  attempted: z.number(),
  /** By SMS: who answered. */
  reached: z.number(),
  /** By SMS, of those attempted: who has not answered and has not had, or never had, the 48 hours. */
  awaiting: z.number(),
  /** Of those who were not reached, how many had no contact that could be called. */
  withoutContact: z.number(),
  /** Not called, or nothing sent, so far. */
  waiting: z.number(),
  notAttempted: z.number(),
}
export const drillSiteSchema = z.object({
  site: z.string(),
  ...counts,
  /** Null: nobody was called yet. */
  interval: z.nullable(intervalSchema),
})
export type DrillSite = z.infer<typeof drillSiteSchema>

export const drillSummarySchema = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(drillKinds),
  state: z.enum(drillStates),
  startedAt: z.string(),
  startedBy: z.nullable(z.string()),
  closedAt: z.nullable(z.string()),
  ...counts,
})
export type DrillSummary = z.infer<typeof drillSummarySchema>

/** `GET /api/desk/drills`, the newest first. */
export const drillListSchema = z.object({
  drills: z.array(drillSummarySchema),
  /** For whoever may start one: whom it may be for. */
  departments: z.optional(z.array(z.object({ id: z.string(), name: z.string() }))),
})
export type DrillList = z.infer<typeof drillListSchema>

/** `GET /api/desk/drills/:id`: how far it is, and what it says so far. */
export const drillSchema = z.extend(drillSummarySchema, {
  precision: z.number(),
  basis: z.enum(drillBases),
  sites: z.array(drillSiteSchema),
  /** The whole, each site weighing its people; null: nobody was called. */
  result: z.nullable(
    z.object({ share: z.number(), interval: intervalSchema, unknownSites: z.number() }),
  ),
  reasons: z.array(z.object({ reason: z.enum(nonAttemptReasons), count: z.number() })),
  /** By SMS: what holds back those that have not left. */
  held: z.array(z.object({ why: z.enum(heldReasons), count: z.number() })),
  /** Half of the calls were dialled within so many seconds of opening the card, and half had a result in so many minutes. */
  dialSeconds: z.nullable(z.number()),
  resultMinutes: z.nullable(z.number()),
  /** Calls that were dialled and have no result yet, by whom: it cannot be closed before. */
  openCalls: z.array(z.object({ by: z.string(), count: z.number() })),
  /** The card that the caller has open. */
  mine: z.nullable(z.object({ id: z.string(), employee: z.string() })),
  /** May the caller close it? */
  mayRun: z.boolean(),
})
export type Drill = z.infer<typeof drillSchema>

/** Somebody of the sample; nothing of their contacts. */
export const drillPersonSchema = z.object({
  id: z.string(),
  name: z.string(),
  employeeNo: z.string(),
  department: z.nullable(z.string()),
  site: z.string(),
  state: z.enum(drillPersonStates),
  reason: z.nullable(z.enum(nonAttemptReasons)),
  /** Calls so far. */
  calls: z.number(),
  /** An SMS has left. */
  sent: z.boolean(),
  /** Who has the card open now. */
  heldBy: z.nullable(z.string()),
  /** The caller can open the card now. */
  mayOpen: z.boolean(),
})
export type DrillPerson = z.infer<typeof drillPersonSchema>
/** `GET /api/desk/drills/:id/people?cursor=&state=`, in the order of calling, of the caller's departments. */
export const drillPeopleSchema = z.object({
  people: z.array(drillPersonSchema),
  nextCursor: z.nullable(z.string()),
})
export type DrillPeople = z.infer<typeof drillPeopleSchema>
