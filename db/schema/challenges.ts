import { sql } from 'drizzle-orm'
import {
  bigint,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { instant, sealed } from '../columns.ts'

/** One question to a contact with one answer. */
export const challenges = pgTable(
  'challenges',
  {
    id: text().primaryKey(),
    contactId: text().notNull(),
    employeeId: text().notNull(),
    phoneHash: text().notNull(),
    kind: text({ enum: ['first', 'renewal'] }).notNull(),
    form: text({ enum: ['token', 'fixed', 'reply'] }).notNull(),
    /** `open` → `confirmed` | `declined` | `expired` (7 days without an answer) | `closed` (contact gone). */
    state: text({ enum: ['open', 'confirmed', 'declined', 'expired', 'closed'] }).notNull(),
    /** Two digits behind the uplink number that tell apart open questions to one number. */
    extendCode: text().notNull(),
    /** When the first notice left; the day-3 and day-7 clocks run from here. */
    askedAt: instant(),
    deliveredAt: instant(),
    repeatAt: instant(),
    closesAt: instant(),
    answeredAt: instant(),
    answeredVia: text({ enum: ['code', 'link', 'sms_reply', 'hr'] }),
    declineWhy: text({ enum: ['unknown', 'unwilling'] }),
    undoUntil: instant(),
    /** The contact confirmed and later left again, with a code: the pair has said no. */
    withdrawnAt: instant(),
    /** Somebody said no in a flood of noes: nothing more is sent for it until a person has looked. */
    pausedAt: instant(),
    createdAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('challenges_one_open').on(t.contactId).where(sql`${t.state} = 'open'`),
    index('challenges_by_contact').on(t.contactId, t.createdAt),
    // uplinks and the fixed form find the questions of a number
    index('challenges_by_hash').on(t.phoneHash, t.createdAt),
    // a reply names its question by the extend code: two that may still be answered never share one
    uniqueIndex('challenges_one_extend_code')
      .on(t.phoneHash, t.extendCode)
      .where(sql`${t.state} in ('open', 'declined')`),
    index('challenges_declined_pair')
      .on(t.employeeId, t.phoneHash)
      .where(sql`${t.state} = 'declined'`),
    index('challenges_repeat').on(t.repeatAt).where(sql`${t.state} = 'open'`),
    index('challenges_close').on(t.closesAt).where(sql`${t.state} = 'open'`),
  ],
)

/** A personal link: 8 letters or digits, kept as keyed hash only. Every link of an open question works for 7 days. */
export const challengeLinks = pgTable(
  'challenge_links',
  {
    tokenHash: text().primaryKey(),
    challengeId: text().notNull(),
    messageId: text(),
    expiresAt: instant().notNull(),
    /** Set when the holder proved the number by a code first (fixed form): agreeing then needs no second code. */
    provenAt: instant(),
    createdAt: instant().notNull(),
  },
  (t) => [index('challenge_links_by_challenge').on(t.challengeId)],
)

/**
 * A 6-digit code, kept as keyed hash. `subject` is the contact's id (confirm, screen, withdraw)
 * or the number's hash (lookup: the fixed form, where nobody is named before the code).
 */
export const challengeCodes = pgTable(
  'challenge_codes',
  {
    id: text().primaryKey(),
    subject: text().notNull(),
    purpose: text({ enum: ['confirm', 'screen', 'withdraw', 'lookup'] }).notNull(),
    contactId: text(),
    challengeId: text(),
    codeHash: text(),
    expiresAt: instant(),
    usedAt: instant(),
    createdAt: instant().notNull(),
  },
  (t) => [index('challenge_codes_live').on(t.subject, t.purpose, t.createdAt)],
)

/**
 * Codes and new links that somebody asked for, per number: 1 a minute, 5 an hour, 10 a day, counted apart
 * from what nobody asked for (design §5, limits). A row is written whether or not the number is known.
 */
export const asks = pgTable(
  'asks',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    phoneHash: text().notNull(),
    what: text({ enum: ['code', 'link'] }).notNull(),
    at: instant().notNull(),
  },
  (t) => [index('asks_by_hash').on(t.phoneHash, t.at)],
)

/** A better name or relation that the contact suggests, sealed until the employee takes it over; the latest per question. */
export const challengeCorrections = pgTable(
  'challenge_corrections',
  {
    id: text().primaryKey(),
    challengeId: text().notNull().unique(),
    contactId: text().notNull(),
    nameSealed: sealed(),
    relation: text(),
    createdAt: instant().notNull(),
  },
  (t) => [index('challenge_corrections_by_contact').on(t.contactId)],
)

/** Wrong guesses per subject, audience and day (Asia/Shanghai): 5 lock the day (design §5, codes). */
export const codeTries = pgTable(
  'code_tries',
  {
    subject: text().notNull(),
    audience: text({ enum: ['contact', 'employee'] }).notNull(),
    day: text().notNull(),
    wrong: smallint().notNull(),
  },
  (t) => [primaryKey({ columns: [t.subject, t.audience, t.day] })],
)

/** Link misses, fixed-form look-ups and the like, per caller and window. A correct link is never counted. */
export const missCounters = pgTable(
  'miss_counters',
  {
    scope: text().notNull(),
    subject: text().notNull(),
    windowStart: instant().notNull(),
    count: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.scope, t.subject, t.windowStart] })],
)
