import { sql } from 'drizzle-orm'
import { date, index, integer, pgTable, smallint, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { instant } from '../columns.ts'

/** One joining of one employee: asked and reminded until the gate is passed. */
export const onboardings = pgTable(
  'onboardings',
  {
    employeeId: text().primaryKey(),
    openedAt: instant().notNull(),
    completedAt: instant(),
    /** `coverage` is for good; `screen` and `waived` pass for a time, then the joining is open again. */
    completedBy: text({ enum: ['coverage', 'screen', 'waived'] }),
    /** How often this joining was completed: each is told once. */
    completions: smallint().notNull().default(0),
    reminders: smallint().notNull().default(0),
    /** Null: nobody is reminded any more. */
    remindAt: instant(),
  },
  (t) => [
    // the sweep reads whom to remind
    index('onboardings_to_remind').on(t.remindAt).where(sql`${t.completedAt} is null`),
    // every night: what passed for a time only
    index('onboardings_for_a_time').on(t.employeeId).where(sql`${t.completedBy} <> 'coverage'`),
  ],
)

/** HR lets somebody pass the gate until a day, with a reason. */
export const waivers = pgTable(
  'waivers',
  {
    id: text().primaryKey(),
    employeeId: text().notNull(),
    reason: text().notNull(),
    /** The last day it holds. */
    untilOn: date({ mode: 'string' }).notNull(),
    waivedBy: text().notNull(),
    waivedAt: instant().notNull(),
    revokedAt: instant(),
    revokedBy: text(),
  },
  (t) => [
    uniqueIndex('waivers_one_live').on(t.employeeId).where(sql`${t.revokedAt} is null`),
    index('waivers_by_employee').on(t.employeeId),
  ],
)

/** What another system is told by a signed call; ids and codes only. */
export const webhooks = pgTable(
  'webhooks',
  {
    id: text().primaryKey(),
    event: text({ enum: ['onboarding.completed'] }).notNull(),
    employeeId: text().notNull(),
    /** Told apart from the same event at another time. */
    occasion: text().notNull(),
    /** What is told, as it was then. */
    data: text().notNull(),
    state: text({ enum: ['queued', 'sent'] }).notNull(),
    attempts: integer().notNull().default(0),
    createdAt: instant().notNull(),
    sentAt: instant(),
  },
  (t) => [
    uniqueIndex('webhooks_once').on(t.event, t.employeeId, t.occasion),
    // every night: what no attempt has brought over
    index('webhooks_queued').on(t.createdAt).where(sql`${t.state} = 'queued'`),
  ],
)
