import { sql } from 'drizzle-orm'
import { index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { instant, sealed } from '../columns.ts'

/**
 * An in-service replacement of a contact that was proven: the new one counts as soon as it confirmed, the
 * decision settles whether the old one is retired (design §8, approval).
 */
export const changeRequests = pgTable(
  'change_requests',
  {
    id: text().primaryKey(),
    employeeId: text().notNull(),
    /** The employee's department when asked: what HR may see. */
    departmentId: text(),
    contactId: text().notNull(),
    replacesId: text().notNull(),
    reason: text().notNull(),
    /** with_manager → with_hr (refused by the manager, nobody there, or 7 workdays) → approved | refused | withdrawn (moot). */
    state: text({
      enum: ['with_manager', 'with_hr', 'approved', 'refused', 'withdrawn'],
    }).notNull(),
    /** The manager, or the HR specialist once it is with HR; null: any HR of the department. */
    deciderId: text(),
    /** The manager whom it was put to last, also once it is with HR. */
    managerId: text(),
    requestedAt: instant().notNull(),
    remindedAt: instant(),
    passedToHrAt: instant(),
    managerDecision: text({ enum: ['approved', 'refused'] }),
    /** The manager, or who decided for them. */
    managerDecidedBy: text(),
    decidedBy: text(),
    decidedAt: instant(),
    noteSealed: sealed(),
  },
  (t) => [
    // once per new contact; one that takes over whom its predecessor waited to replace asks again for that one
    uniqueIndex('change_requests_one_per_pair').on(t.contactId, t.replacesId),
    index('change_requests_by_requested').on(t.requestedAt, t.id),
    // an old contact that ended has nothing to be decided any more
    index('change_requests_by_replaced').on(t.replacesId),
    index('change_requests_by_manager').on(t.managerId, t.requestedAt),
    index('change_requests_by_decider')
      .on(t.deciderId, t.requestedAt)
      .where(sql`${t.state} in ('with_manager', 'with_hr')`),
    index('change_requests_by_department')
      .on(t.departmentId, t.requestedAt)
      .where(sql`${t.state} in ('with_manager', 'with_hr')`),
    index('change_requests_by_employee').on(t.employeeId),
  ],
)

/** While a decider is away somebody else decides; from and until are instants. */
export const delegations = pgTable(
  'delegations',
  {
    id: text().primaryKey(),
    fromId: text().notNull(),
    toId: text().notNull(),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    endedAt: instant(),
    createdAt: instant().notNull(),
  },
  (t) => [index('delegations_from').on(t.fromId), index('delegations_to').on(t.toId)],
)

/** One opening of an employee's emergency card (design §10). */
export const emergencies = pgTable(
  'emergencies',
  {
    id: text().primaryKey(),
    employeeId: text().notNull(),
    openedBy: text().notNull(),
    reason: text({ enum: ['工伤', '突发疾病', '失联', '其他'] }).notNull(),
    /** Opened across departments. */
    brokeGlass: text({ enum: ['yes', 'no'] }).notNull(),
    /** The second person, where one was needed. */
    secondId: text(),
    openedAt: instant().notNull(),
    dialledAt: instant(),
    closedAt: instant(),
    employeeToldAt: instant(),
  },
  (t) => [
    index('emergencies_by_opener').on(t.openedBy, t.openedAt),
    index('emergencies_by_employee').on(t.employeeId, t.openedAt),
    index('emergencies_open').on(t.openedAt).where(sql`${t.closedAt} is null`),
  ],
)

/** Append-only: what a call from the emergency card led to. */
export const emergencyOutcomes = pgTable(
  'emergency_outcomes',
  {
    id: text().primaryKey(),
    emergencyId: text().notNull(),
    contactId: text().notNull(),
    actorId: text().notNull(),
    outcome: text({
      enum: ['dialled', 'reached', 'no_answer', 'wrong_person', 'number_dead'],
    }).notNull(),
    once: text().notNull().unique(),
    at: instant().notNull(),
    /** 改正: a later row says what is true. */
    replacesId: text(),
  },
  (t) => [
    index('emergency_outcomes_by_emergency').on(t.emergencyId, t.at),
    index('emergency_outcomes_by_contact').on(t.contactId, t.at),
  ],
)

/** More than 5 employees an hour needs a second person: asked for by one, given by another, good for an hour. */
export const emergencyPermits = pgTable(
  'emergency_permits',
  {
    id: text().primaryKey(),
    requestedBy: text().notNull(),
    requestedAt: instant().notNull(),
    grantedBy: text(),
    grantedAt: instant(),
    expiresAt: instant().notNull(),
  },
  (t) => [index('emergency_permits_by_requester').on(t.requestedBy, t.requestedAt)],
)

/** A role that one person proposed and a second one confirms or refuses; never for oneself (design §9). */
export const roleProposals = pgTable(
  'role_proposals',
  {
    id: text().primaryKey(),
    employeeId: text().notNull(),
    role: text({ enum: ['hr', 'hr_lead', 'duty', 'admin', 'privacy'] }).notNull(),
    /** For `hr`: the departments, each with everything below it. */
    departmentIds: text().array().notNull(),
    change: text({ enum: ['grant', 'end'] }).notNull(),
    proposedBy: text().notNull(),
    proposedAt: instant().notNull(),
    decidedBy: text(),
    decidedAt: instant(),
    state: text({ enum: ['proposed', 'confirmed', 'refused', 'expired'] }).notNull(),
  },
  (t) => [
    index('role_proposals_open').on(t.proposedAt).where(sql`${t.state} = 'proposed'`),
    index('role_proposals_by_employee').on(t.employeeId),
  ],
)

/** What an employee is found by, one row per word: name, given name, pinyin, initials, number (design §10). */
export const employeeTerms = pgTable(
  'employee_terms',
  {
    employeeId: text().notNull(),
    term: text().notNull(),
  },
  (t) => [
    uniqueIndex('employee_terms_once').on(t.employeeId, t.term),
    // a prefix look-up, whatever the database's collation
    index('employee_terms_prefix').on(t.term.op('text_pattern_ops'), t.employeeId),
  ],
)

/** The name and number that an employee's terms were made from: what differs is made anew. */
export const employeeTermSources = pgTable('employee_term_sources', {
  employeeId: text().primaryKey(),
  source: text().notNull(),
})
