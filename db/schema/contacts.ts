import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
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

export const contacts = pgTable(
  'contacts',
  {
    id: text().primaryKey(),
    employeeId: text().notNull(),
    nameSealed: sealed().notNull(),
    relation: text().notNull(),
    phoneSealed: sealed().notNull(),
    phoneHash: text().notNull(),
    /** `mobile` is asked by SMS, `other` (其他号码) is proven by a call. */
    channel: text({ enum: ['mobile', 'other'] }).notNull(),
    /** 1–5 among the employee's live contacts; null while a replacement waits, and once invalid or retired. */
    position: smallint(),
    state: text({
      enum: ['draft', 'pending', 'valid', 'due', 'unanswered', 'invalid', 'retired'],
    }).notNull(),
    cause: text({ enum: ['dead', 'reassigned', 'wrong_person', 'declined', 'withdrew'] }),
    /** The employee's own number kept as 与家人共用: excluded from coverage until HR confirms it. */
    shared: boolean().notNull().default(false),
    sharedConfirmedAt: instant(),
    replacesId: text(),
    replaceReason: text(),
    /** 家人在身边，现在发送: the first notice ignores the hours. */
    askNow: boolean().notNull().default(false),
    /** `history`: named at an earlier time, as the talent pool has it; retired from the start. */
    source: text({ enum: ['employee', 'import', 'hr', 'onboarding', 'history'] }).notNull(),
    proofKind: text({
      enum: ['contact_code', 'sms_reply', 'link', 'hr_reached', 'employee_screen'],
    }),
    proofAt: instant(),
    /** When each other kind of proof was given last, before this one; null where there was none. */
    earlierProofs: jsonb().$type<Record<string, string>>(),
    screenProofAt: instant(),
    checkedAt: instant(),
    affirmedAt: instant(),
    dueOn: date({ mode: 'string' }),
    /** 停机 draft: the day it was submitted, re-checked daily for 7 days. */
    draftUntil: instant(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
    retiredAt: instant(),
    /** When name and number were deleted after the retention time (design §9); what is left tells nobody who it was. */
    purgedAt: instant(),
  },
  (t) => [
    check('contacts_position', sql`${t.position} between 1 and 5`),
    // one live row per employee and number: a second submit of the same number loses here
    uniqueIndex('contacts_one_live_number')
      .on(t.employeeId, t.phoneHash)
      .where(sql`${t.state} not in ('invalid', 'retired')`),
    // five ordered places; two submits racing for one place: one loses
    uniqueIndex('contacts_one_per_place')
      .on(t.employeeId, t.position)
      .where(sql`${t.position} is not null`),
    index('contacts_by_employee').on(t.employeeId),
    index('contacts_by_hash').on(t.phoneHash),
    // the nightly sweep reads only what may become due
    index('contacts_due').on(t.dueOn).where(sql`${t.state} in ('valid', 'due')`),
    // who ended and is still known: a retention time's worth
    index('contacts_to_purge')
      .on(t.updatedAt)
      .where(sql`${t.purgedAt} is null and ${t.state} in ('draft', 'invalid', 'retired')`),
    index('contacts_draft').on(t.draftUntil).where(sql`${t.state} = 'draft'`),
  ],
)

/** Append-only. Holds ids, codes and times; personal values sit in the side row that purge deletes. */
export const contactHistory = pgTable(
  'contact_history',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    contactId: text().notNull(),
    employeeId: text().notNull(),
    event: text().notNull(),
    actor: text({ enum: ['employee', 'contact', 'hr', 'manager', 'carrier', 'system'] }).notNull(),
    actorId: text(),
    why: text(),
    before: jsonb(),
    after: jsonb(),
    at: instant().notNull(),
  },
  (t) => [
    index('contact_history_by_contact').on(t.contactId, t.id),
    index('contact_history_by_employee').on(t.employeeId),
    // how often an employee changed contacts within a year: few rows of many
    index('contact_history_changes')
      .on(t.employeeId, t.at)
      .where(sql`${t.event} in ('replaced', 'removed')`),
  ],
)

export const contactHistoryValues = pgTable('contact_history_values', {
  historyId: bigint({ mode: 'number' }).primaryKey(),
  contactId: text().notNull(),
  valuesSealed: sealed().notNull(),
})

/**
 * What may happen once: a submit under a caller's key, and the n-th submit of an employee's day (`2026-11-23 3`, which
 * no caller's key can be; without a request of its own), so that two submits at once cannot both be the third.
 */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    employeeId: text().notNull(),
    key: text().notNull(),
    requestHash: text().notNull(),
    contactId: text().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.employeeId, t.key] })],
)

/** 空号 refusals of one number by one employee: the second one offers 号码确实能打通. */
export const vacantRefusals = pgTable(
  'vacant_refusals',
  {
    employeeId: text().notNull(),
    phoneHash: text().notNull(),
    count: smallint().notNull(),
    lastAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.employeeId, t.phoneHash] })],
)

/** A call that HR should make to prove a contact no SMS can reach. */
export const callTasks = pgTable(
  'call_tasks',
  {
    id: text().primaryKey(),
    contactId: text().notNull(),
    employeeId: text().notNull(),
    kind: text({ enum: ['vacant_insisted', 'other_number', 'shared_number'] }).notNull(),
    openedAt: instant().notNull(),
    closedAt: instant(),
  },
  (t) => [uniqueIndex('call_tasks_one_open').on(t.contactId).where(sql`${t.closedAt} is null`)],
)
