import { sql } from 'drizzle-orm'
import {
  bigint,
  date,
  index,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { instant, sealed } from '../columns.ts'

/**
 * Work for HR (design §8): one open alert per contact with a list of reasons, and one per uncovered employee
 * (`contactId` is null).
 */
export const alerts = pgTable(
  'alerts',
  {
    id: text().primaryKey(),
    employeeId: text().notNull(),
    contactId: text(),
    /** Where the employee works now; the worklist of a department reads by it. */
    departmentId: text(),
    state: text({ enum: ['open', 'in_follow_up', 'resolved', 'dismissed'] }).notNull(),
    /** 3 uncovered, 2 high risk, 1 to be looked at. */
    severity: smallint().notNull(),
    /** Closed list of shared/alert.ts, the gravest first. */
    reasons: text().array().notNull(),
    /** The score when it was last reviewed, in tenths. */
    tenths: smallint(),
    /** The HR specialist who owns it; null: nobody is there to own it, which the administrator sees. */
    ownerId: text(),
    openedAt: instant().notNull(),
    dueAt: instant().notNull(),
    escalatedAt: instant(),
    /** After 没人接: not told again before this. */
    quietUntil: instant(),
    /** When a message about it surely reached a person, by any way. */
    deliveredAt: instant(),
    closedAt: instant(),
    /** Why it closed: a cause that is gone, or what HR found out. */
    closedWhy: text(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('alerts_one_per_contact')
      .on(t.contactId)
      .where(sql`${t.state} in ('open', 'in_follow_up') and ${t.contactId} is not null`),
    uniqueIndex('alerts_one_uncovered')
      .on(t.employeeId)
      .where(sql`${t.state} in ('open', 'in_follow_up') and ${t.contactId} is null`),
    index('alerts_by_opened').on(t.openedAt, t.id),
    index('alerts_by_employee').on(t.employeeId, t.openedAt),
    index('alerts_by_contact').on(t.contactId, t.openedAt),
    // what nobody has heard of yet, and what is late
    index('alerts_open_due').on(t.dueAt).where(sql`${t.state} in ('open', 'in_follow_up')`),
    // who has the fewest, where several could own the next one
    index('alerts_open_by_owner').on(t.ownerId).where(sql`${t.state} in ('open', 'in_follow_up')`),
    index('alerts_untold')
      .on(t.ownerId, t.openedAt)
      .where(sql`${t.state} in ('open', 'in_follow_up') and ${t.deliveredAt} is null`),
  ],
)

/**
 * The worklist: one row per employee with open alerts, uncovered first (design §3). A page of it is a short
 * walk along an index per department, however large the company is.
 */
export const worklistRows = pgTable(
  'worklist_rows',
  {
    employeeId: text().primaryKey(),
    /** '' where the employee has none. */
    departmentId: text().notNull(),
    ownerId: text(),
    severity: smallint().notNull(),
    state: text({ enum: ['open', 'in_follow_up'] }).notNull(),
    dueAt: instant().notNull(),
    /** The lowest score among the contacts with an alert, in tenths; 101 where there is none. */
    tenths: smallint().notNull(),
    reasons: text().array().notNull(),
    alertIds: text().array().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    index('worklist_by_severity').on(
      t.departmentId,
      t.severity.desc(),
      t.dueAt.asc(),
      t.employeeId.asc(),
    ),
    // the same three for who sees the whole company
    index('worklist_all_by_severity').on(t.severity.desc(), t.dueAt.asc(), t.employeeId.asc()),
    index('worklist_all_by_due').on(t.dueAt, t.employeeId),
    index('worklist_all_by_score').on(t.tenths, t.employeeId),
    index('worklist_by_due').on(t.departmentId, t.dueAt, t.employeeId),
    index('worklist_by_score').on(t.departmentId, t.tenths, t.employeeId),
  ],
)

/** Append-only: what happened to an alert, for its history on one page. Ids, codes and times only. */
export const alertHistory = pgTable(
  'alert_history',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    alertId: text().notNull(),
    event: text().notNull(),
    actorId: text(),
    details: jsonb().$type<Record<string, string | number | string[]>>().notNull(),
    at: instant().notNull(),
  },
  (t) => [index('alert_history_by_alert').on(t.alertId, t.id)],
)

/** What HR found out. Rows are never edited but for `undoneAt`; the note is sealed. */
export const followUps = pgTable(
  'follow_ups',
  {
    id: text().primaryKey(),
    alertId: text().notNull(),
    contactId: text(),
    employeeId: text().notNull(),
    actorId: text().notNull(),
    channel: text({ enum: ['phone', 'wechat', 'in_person'] }).notNull(),
    outcome: text({
      enum: ['reached', 'wrong_person', 'number_dead', 'no_answer', 'will_correct', 'in_order'],
    }).notNull(),
    noteSealed: sealed(),
    /** The same press or the same request is one follow-up. */
    once: text().notNull().unique(),
    at: instant().notNull(),
    undoneAt: instant(),
  },
  (t) => [
    index('follow_ups_by_alert').on(t.alertId, t.at),
    index('follow_ups_by_contact').on(t.contactId),
  ],
)

/** One message about alerts to one person: a card about one alert, or a digest of many; by WeCom, else e-mail, else SMS. */
export const deliveries = pgTable(
  'deliveries',
  {
    id: text().primaryKey(),
    kind: text({ enum: ['card', 'digest', 'approval', 'emergency'] }).notNull(),
    recipientId: text().notNull(),
    /** What it is about, once per recipient: alert and occasion, day of the digest, change request. */
    subject: text().notNull(),
    alertId: text(),
    changeRequestId: text(),
    channel: text({ enum: ['wecom', 'email', 'sms'] }).notNull(),
    /** queued → sending → sent | uncertain | failed (every way refused: visible, and tried again) | dropped (no longer needed). */
    state: text({
      enum: ['queued', 'sending', 'sent', 'uncertain', 'failed', 'dropped'],
    }).notNull(),
    why: text(),
    /** What the message says, as sealed bytes: a retry after an uncertain answer is byte-identical. */
    bodySealed: sealed(),
    taskId: text().unique(),
    /** Changes the card once, within a day of `responseCodeAt`; each press brings a new one. */
    responseCode: text(),
    responseCodeAt: instant(),
    /** By SMS: new for each attempt, and where it went. What QuerySendDetails is asked by. */
    outId: text().unique(),
    smsToSealed: sealed(),
    /** Uncertain: healthy queries that did not find it, and when the last one was made. */
    missedQueries: smallint().notNull().default(0),
    lastQueryAt: instant(),
    attempts: smallint().notNull().default(0),
    dueAt: instant().notNull(),
    claimedAt: instant(),
    sentAt: instant(),
    /** The card shows what became of it. */
    settledAt: instant(),
    createdAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('deliveries_once').on(t.recipientId, t.kind, t.subject),
    index('deliveries_by_alert').on(t.alertId),
    index('deliveries_by_recipient').on(t.recipientId, t.createdAt),
    // few at any time: what is to be tried again, and what has reached nobody
    index('deliveries_unsent')
      .on(t.state, t.dueAt)
      .where(sql`${t.state} in ('queued', 'sending', 'uncertain', 'failed')`),
  ],
)

/** The alerts that a digest speaks of. */
export const digestAlerts = pgTable(
  'digest_alerts',
  { deliveryId: text().notNull(), alertId: text().notNull() },
  (t) => [
    primaryKey({ columns: [t.deliveryId, t.alertId] }),
    index('digest_alerts_by_alert').on(t.alertId),
  ],
)

/** Presses of card buttons that WeCom pushed, once each. */
export const cardPresses = pgTable('card_presses', {
  key: text().primaryKey(),
  taskId: text().notNull(),
  userid: text().notNull(),
  buttonKey: text().notNull(),
  outcome: text().notNull(),
  receivedAt: instant().notNull(),
})

/** Where an HR person is reached while WeCom is not: verified once by a code, sealed. */
export const workAddresses = pgTable(
  'work_addresses',
  {
    employeeId: text().notNull(),
    kind: text({ enum: ['email', 'phone'] }).notNull(),
    /** The verified one; it stays until another was verified in its place. */
    addressSealed: sealed(),
    addressHash: text(),
    verifiedAt: instant(),
    /** The one that waits for its code. */
    pendingSealed: sealed(),
    pendingHash: text(),
    codeHash: text(),
    codeSentAt: instant(),
    codeExpiresAt: instant(),
    wrong: smallint().notNull().default(0),
    /** Codes asked for on `codesOn` (Shanghai). */
    codes: smallint().notNull().default(0),
    codesOn: date({ mode: 'string' }),
    createdAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.employeeId, t.kind] })],
)
