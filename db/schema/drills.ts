import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
} from 'drizzle-orm/pg-core'
import { nonAttemptReasons } from '../../shared/drill-reasons.ts'
import { instant } from '../columns.ts'

/** A random sample of employees whose contacts are called to learn how many can be reached (design §10). */
export const drills = pgTable(
  'drills',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    /** By telephone from the card, or one SMS a person: the second is a response rate, nothing else. */
    kind: text({ enum: ['call', 'sms'] })
      .notNull()
      .default('call'),
    state: text({ enum: ['running', 'closed'] }).notNull(),
    /** Whoever started it and their key: a repeat is the same drill. */
    once: text().notNull().unique(),
    /** Whom it is about, each department by itself; null: everybody. */
    departmentIds: text().array(),
    basis: text({ enum: ['company', 'site'] }).notNull(),
    /** ± percentage points. */
    precision: smallint().notNull(),
    /** The sample follows from it and from who was there at the time. */
    seed: text().notNull(),
    startedBy: text().notNull(),
    startedAt: instant().notNull(),
    closedBy: text(),
    closedAt: instant(),
    /** Medians, once it is closed: seconds from the card to dialling, minutes from the card to the result. */
    dialSeconds: integer(),
    resultMinutes: integer(),
  },
  (t) => [index('drills_by_start').on(t.startedAt, t.id)],
)

/** A stratum: how many worked at a site when the sample was drawn; once the drill is closed, what became of them. */
export const drillSites = pgTable(
  'drill_sites',
  {
    drillId: text().notNull(),
    site: text().notNull(),
    population: integer().notNull(),
    drawn: integer().notNull(),
    reached: integer(),
    notReached: integer(),
    withoutContact: integer(),
    /** `{"on_leave": 2}`; who was not called, by reason. */
    notAttempted: jsonb().$type<Record<string, number>>(),
  },
  (t) => [primaryKey({ columns: [t.drillId, t.site] })],
)

/** The sample, in the order of calling; gone once the employee is forgotten, the counts of their site stay. */
export const drillPeople = pgTable(
  'drill_people',
  {
    id: text().primaryKey(),
    drillId: text().notNull(),
    employeeId: text().notNull(),
    site: text().notNull(),
    position: integer().notNull(),
    /** waiting → reached | not_reached | not_attempted; a correction leads back while the drill runs. */
    state: text({ enum: ['waiting', 'reached', 'not_reached', 'not_attempted'] }).notNull(),
    reason: text({ enum: nonAttemptReasons }),
    /** There was nobody to call. */
    withoutContact: boolean().notNull().default(false),
    /** Who took the card last, and until when nobody else may; null: it is put down. */
    heldBy: text(),
    heldUntil: instant(),
    openedAt: instant(),
    dialledAt: instant(),
    endedAt: instant(),
    endedBy: text(),
    toldAt: instant(),
  },
  (t) => [
    index('drill_people_by_drill').on(t.drillId, t.position),
    index('drill_people_by_employee').on(t.employeeId),
    index('drill_people_held').on(t.heldUntil).where(sql`${t.heldUntil} is not null`),
  ],
)

/** Append-only: what a call in a drill led to. */
export const drillCalls = pgTable(
  'drill_calls',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    drillPersonId: text().notNull(),
    contactId: text().notNull(),
    actorId: text().notNull(),
    outcome: text({
      enum: ['dialled', 'reached', 'no_answer', 'wrong_person', 'number_dead'],
    }).notNull(),
    once: text().notNull().unique(),
    at: instant().notNull(),
    /** 改正: a later row says what is true. */
    replacesId: bigint({ mode: 'number' }),
    /** What it means for the contact was announced. */
    appliedAt: instant(),
  },
  (t) => [
    index('drill_calls_by_person').on(t.drillPersonId, t.id),
    index('drill_calls_by_contact').on(t.contactId, t.at),
    index('drill_calls_replaced').on(t.replacesId).where(sql`${t.replacesId} is not null`),
  ],
)
