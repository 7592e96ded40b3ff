import { sql } from 'drizzle-orm'
import {
  bigint,
  index,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { instant, sealed } from '../columns.ts'

/**
 * The outbox: what was announced inside a transaction and must still happen. Done rows are deleted;
 * `deadAt` marks a dead letter. Attempts are counted at the claim, so a worker that crashes each time
 * still reaches the dead letter.
 */
export const jobs = pgTable(
  'jobs',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    /** Jobs of one lane share a limit (a vendor's QPS); lanes never wait for one another. */
    lane: text().notNull(),
    event: text().notNull(),
    payload: jsonb().notNull(),
    runAt: instant().notNull(),
    attempts: smallint().notNull().default(0),
    leaseToken: text(),
    leasedUntil: instant(),
    lastError: text(),
    deadAt: instant(),
  },
  (t) => [
    // the claim reads due rows of a lane in order; dead letters stay out of it
    index('jobs_due').on(t.lane, t.runAt, t.id).where(sql`${t.deadAt} is null`),
    index('jobs_dead').on(t.deadAt).where(sql`${t.deadAt} is not null`),
  ],
)

/** A vendor's access token, shared by all instances; `refreshingUntil` lets one of them fetch a new one. */
export const providerTokens = pgTable('provider_tokens', {
  name: text().primaryKey(),
  tokenSealed: sealed(),
  expiresAt: instant(),
  refreshingUntil: instant(),
})

/** The next free slot of each paced resource, in microseconds since the epoch (real time): pacing across instances. */
export const pacers = pgTable('pacers', {
  name: text().primaryKey(),
  nextSlot: bigint({ mode: 'number' }).notNull(),
})

export const settings = pgTable('settings', {
  key: text().primaryKey(),
  value: jsonb().notNull(),
  changedBy: text(),
  changedAt: instant().notNull(),
})

/** What an administrator must see: a blocked carrier, a budget at 80 %, uplinks that look like an attack. */
export const warnings = pgTable(
  'warnings',
  {
    id: text().primaryKey(),
    kind: text().notNull(),
    subject: text().notNull(),
    details: jsonb(),
    count: integer().notNull(),
    firstAt: instant().notNull(),
    lastAt: instant().notNull(),
    /** When administrators were last told of it. */
    notifiedAt: instant().notNull(),
    closedAt: instant(),
  },
  (t) => [uniqueIndex('warnings_one_open').on(t.kind, t.subject).where(sql`${t.closedAt} is null`)],
)

export const auditLog = pgTable(
  'audit_log',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    actorId: text(),
    action: text().notNull(),
    subject: text(),
    reason: text(),
    details: jsonb(),
    at: instant().notNull(),
    /** The seal that covers it; null until the next sweep. */
    sealNumber: integer(),
  },
  (t) => [
    index('audit_log_at').on(t.at),
    // what is not sealed yet, and the entries of a seal
    index('audit_log_by_seal').on(t.sealNumber, t.id),
    // who saw this contact, and whether the presser did within the last day
    index('audit_log_by_subject').on(t.subject, t.id),
    index('audit_log_by_actor').on(t.actorId, t.id),
  ],
)
