import { sql } from 'drizzle-orm'
import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { instant } from '../columns.ts'

/** One SMS we decided to send. The text is rendered at the moment of sending; nothing personal is kept here. */
export const messages = pgTable(
  'messages',
  {
    id: text().primaryKey(),
    kind: text({
      enum: [
        'notice',
        'repeat',
        'renewal',
        'resend',
        'new_link',
        'code',
        'screen_code',
        'withdraw_code',
        'lookup_code',
        'drill',
      ],
    }).notNull(),
    contactId: text().notNull(),
    employeeId: text().notNull(),
    challengeId: text(),
    codeId: text(),
    drillMessageId: text(),
    phoneHash: text().notNull(),
    /** What this message is about, once: a job that runs twice queues it once (`chg_…:notice`, a code's id). */
    once: text().notNull().unique(),
    /** Asked for by the person themselves (codes, new link): counted apart from unasked ones (design §5, limits). */
    asked: boolean().notNull(),
    /** 家人在身边，现在发送: the hours do not hold it back. */
    askNow: boolean().notNull().default(false),
    form: text({ enum: ['token', 'fixed', 'reply'] }),
    carrier: text(),
    /**
     * queued → sending → sent → delivered | failed; sending → uncertain → sent | queued (surely not sent, new OutId);
     * queued → dropped (a rule says never). `refused`: the vendor said no. `why` says what holds back a queued
     * message and what ended a dropped, refused or failed one.
     */
    state: text({
      enum: ['queued', 'sending', 'sent', 'delivered', 'failed', 'uncertain', 'refused', 'dropped'],
    }).notNull(),
    why: text(),
    /** New for each attempt: what QuerySendDetails and receipts find this attempt by. */
    outId: text().unique(),
    bizId: text(),
    segments: smallint(),
    attempts: smallint().notNull().default(0),
    dueAt: instant().notNull(),
    claimedAt: instant(),
    sentAt: instant(),
    reportedAt: instant(),
    errCode: text(),
    /** Pushed by anybody who knows the address: a harmful code waits here until the vendor itself confirms it. */
    reportedCode: text(),
    /** Uncertain: healthy queries that did not find it, and when the first and last were made. */
    missedQueries: smallint().notNull().default(0),
    lastQueryAt: instant(),
    createdAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('messages_by_drill_message')
      .on(t.drillMessageId)
      .where(sql`${t.drillMessageId} is not null`),
    index('messages_by_contact').on(t.contactId, t.createdAt),
    // limits count what left, or may have left, for a number
    index('messages_by_hash').on(t.phoneHash, t.claimedAt),
    index('messages_unsettled').on(t.claimedAt).where(sql`${t.state} in ('uncertain', 'sending')`),
    // few at any time: what has no receipt yet
    index('messages_unreported').on(t.sentAt).where(sql`${t.state} = 'sent'`),
    // what a carrier blocked is few, and asked again once its form changes
    index('messages_blocked').on(t.carrier).where(sql`${t.why} = 'blocked'`),
  ],
)

/**
 * One row per number: a claim raises `version` only if it is what the facts were read at, so two instances
 * cannot both pass a limit.
 */
export const sendGuards = pgTable('send_guards', {
  phoneHash: text().primaryKey(),
  version: integer().notNull(),
})

/** SMS that left on a day (Asia/Shanghai), in shards so that 200 a second do not wait for one row. */
export const smsDays = pgTable(
  'sms_days',
  { day: text().notNull(), shard: smallint().notNull(), sent: integer().notNull() },
  (t) => [primaryKey({ columns: [t.day, t.shard] })],
)

/** Receipts per hour, carrier and form: tells a blocked form from a bad minute without counting messages. */
export const carrierReports = pgTable(
  'carrier_reports',
  {
    hour: instant().notNull(),
    carrier: text().notNull(),
    form: text().notNull(),
    delivered: integer().notNull(),
    blocked: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.hour, t.carrier, t.form] })],
)

/** What Aliyun pushed to us, once each: receipts by OutId and code, uplinks by sequence id. */
export const smsPushes = pgTable(
  'sms_pushes',
  {
    kind: text({ enum: ['receipt', 'uplink'] }).notNull(),
    key: text().notNull(),
    outcome: text().notNull(),
    receivedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.kind, t.key] }),
    index('sms_pushes_recent').on(t.kind, t.receivedAt),
  ],
)

/** Where a carrier's receipts said links or texts are blocked: the form that carrier is asked in from then on. */
export const carrierForms = pgTable('carrier_forms', {
  carrier: text().primaryKey(),
  form: text({ enum: ['token', 'fixed', 'reply'] }).notNull(),
  why: text().notNull(),
  changedAt: instant().notNull(),
})

/** One WeCom message to an employee; its text comes from the kind alone, so a retry is byte-identical. */
export const notices = pgTable(
  'notices',
  {
    id: text().primaryKey(),
    employeeId: text().notNull(),
    contactId: text(),
    kind: text().notNull(),
    /** The same thing is told once: e.g. the challenge's id. */
    subject: text().notNull(),
    details: jsonb().$type<Record<string, string>>(),
    state: text({
      enum: ['queued', 'sending', 'sent', 'uncertain', 'failed', 'dropped'],
    }).notNull(),
    why: text(),
    attempts: smallint().notNull().default(0),
    dueAt: instant().notNull(),
    claimedAt: instant(),
    sentAt: instant(),
    createdAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('notices_once').on(t.employeeId, t.kind, t.subject),
    index('notices_by_employee').on(t.employeeId, t.createdAt),
  ],
)
