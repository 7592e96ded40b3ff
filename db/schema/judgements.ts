import { sql } from 'drizzle-orm'
import {
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { instant } from '../columns.ts'

/** What a cross-check found (design §6): one open row per contact and kind. `details` hold ids and codes only. */
export const findings = pgTable(
  'findings',
  {
    id: text().primaryKey(),
    contactId: text().notNull(),
    employeeId: text().notNull(),
    kind: text({
      enum: [
        'own_number',
        'differs_from_own',
        'colleague_number',
        'shared_contact',
        'leaver_contact',
        'relation_changed',
        'frequent_changes',
        'reassigned',
      ],
    }).notNull(),
    details: jsonb().$type<Record<string, string | number | string[]>>().notNull(),
    foundAt: instant().notNull(),
    /** The comparison no longer holds, or HR looked at it and it is in order. */
    clearedAt: instant(),
    clearedBy: text(),
    /** The follow-up by which HR found it in order: taken back, it is open again. */
    clearedFor: text(),
  },
  (t) => [
    uniqueIndex('findings_one_open').on(t.contactId, t.kind).where(sql`${t.clearedAt} is null`),
    index('findings_by_contact').on(t.contactId, t.foundAt),
    index('findings_by_employee').on(t.employeeId),
  ],
)

/** The score of a live contact as it was last worked out; its reasons are worked out anew where they are shown. */
export const scores = pgTable(
  'scores',
  {
    contactId: text().primaryKey(),
    employeeId: text().notNull(),
    /** Tenths, 0–100: 5.2 is 52. */
    tenths: smallint().notNull(),
    probability: real().notNull(),
    highRisk: boolean().notNull(),
    rulesVersion: smallint().notNull(),
    scoredAt: instant().notNull(),
  },
  (t) => [index('scores_by_employee').on(t.employeeId)],
)

/** The one number of coverage per employee (design §3): gate, dashboard, worklist and record page read it here. */
export const coverages = pgTable(
  'coverages',
  {
    employeeId: text().primaryKey(),
    departmentId: text(),
    site: text().notNull(),
    counts: smallint().notNull(),
    /** 父母 配偶 子女 兄弟姐妹 among the live contacts; false is the finding `no_near_relative`. */
    nearRelative: boolean().notNull(),
    /** When `counts` last became 0; null while it is more. */
    uncoveredAt: instant(),
    /** The first day on which a counting proof will be too old: the nightly look reads only what has passed. */
    agesOn: date({ mode: 'string' }),
    reviewedAt: instant().notNull(),
  },
  (t) => [
    index('coverages_by_department').on(t.departmentId),
    index('coverages_ages').on(t.agesOn).where(sql`${t.agesOn} is not null`),
  ],
)

/** What the dashboard draws over time: one row per day, department ('' = the whole company) and measure. */
export const dashboardDays = pgTable(
  'dashboard_days',
  {
    day: date({ mode: 'string' }).notNull(),
    departmentId: text().notNull(),
    measure: text().notNull(),
    value: integer().notNull(),
    outOf: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.day, t.departmentId, t.measure] })],
)
