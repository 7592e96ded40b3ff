import { sql } from 'drizzle-orm'
import { boolean, date, index, pgTable, smallint, text } from 'drizzle-orm/pg-core'
import { instant } from '../columns.ts'

const day = () => date({ mode: 'string' })

/** When each employee is asked next whether their contacts still are right (design §9, in service). */
export const reminderPlans = pgTable(
  'reminder_plans',
  {
    employeeId: text().primaryKey(),
    /** The day of the last question, or of the employee's own last word; the day they came before the first. */
    askedOn: day().notNull(),
    /** Were they ever asked, or did they ever say something by themselves? */
    asked: boolean().notNull(),
    /** From when on the next question is wished for, by when their risk wants it, and by when it must be put. */
    opensOn: day().notNull(),
    wantedBy: day().notNull(),
    latestOn: day().notNull(),
    /** The workday it is planned for; null: not planned yet. */
    askOn: day(),
  },
  (t) => [
    index('reminder_plans_day').on(t.askOn),
    index('reminder_plans_unplanned').on(t.latestOn, t.employeeId).where(sql`${t.askOn} is null`),
  ],
)

/** A batch of reminders: the standing rhythm has one a month, HR starts others by hand. */
export const campaigns = pgTable('campaigns', {
  id: text().primaryKey(),
  kind: text({ enum: ['rolling', 'manual'] }).notNull(),
  name: text().notNull(),
  /** running ⇄ paused → ended (nobody is open any more) or cancelled (by HR). */
  state: text({ enum: ['running', 'paused', 'ended', 'cancelled'] }).notNull(),
  /** What makes it one: the month `2026-11`, or the key of whoever started it. */
  once: text().notNull().unique(),
  /** Whom it is for, each department with everything below it; empty: everybody. */
  departmentIds: text().array().notNull(),
  startedBy: text(),
  createdAt: instant().notNull(),
  pausedAt: instant(),
  endedAt: instant(),
})

/** One employee's question of a campaign, and what became of it. */
export const campaignMembers = pgTable(
  'campaign_members',
  {
    id: text().primaryKey(),
    campaignId: text().notNull(),
    employeeId: text().notNull(),
    /** Their department when they were asked: what the campaign adds up. */
    departmentId: text(),
    askOn: day().notNull(),
    askedAt: instant(),
    openedAt: instant(),
    answeredAt: instant(),
    how: text({ enum: ['no_change', 'changed'] }),
    nudges: smallint().notNull().default(0),
    /** The workday of the next nudge; null: none follows. */
    nudgeOn: day(),
    /** No answer is waited for any more: they left, it was cancelled, or it is too long ago. */
    closedAt: instant(),
  },
  (t) => [
    index('campaign_members_by_campaign').on(t.campaignId, t.departmentId),
    index('campaign_members_by_employee').on(t.employeeId, t.askedAt),
    // how many each day has
    index('campaign_members_day').on(t.askOn),
    // what the sweep looks at: few of many
    index('campaign_members_to_ask')
      .on(t.askOn)
      .where(sql`${t.askedAt} is null and ${t.closedAt} is null`),
    index('campaign_members_open')
      .on(t.askedAt)
      .where(sql`${t.askedAt} is not null and ${t.answeredAt} is null and ${t.closedAt} is null`),
  ],
)
