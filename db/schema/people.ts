import { sql } from 'drizzle-orm'
import {
  check,
  date,
  index,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { instant, sealed } from '../columns.ts'

export const departments = pgTable(
  'departments',
  {
    id: text().primaryKey(),
    externalId: text().unique(),
    name: text().notNull(),
    parentId: text(),
    leaderId: text(),
    site: text().notNull(),
    createdAt: instant().notNull(),
  },
  // every request asks whether its caller leads a department
  (t) => [index('departments_by_leader').on(t.leaderId)],
)

export const employees = pgTable(
  'employees',
  {
    id: text().primaryKey(),
    employeeNo: text().notNull().unique(),
    userid: text().unique(),
    name: text().notNull(),
    departmentId: text(),
    site: text().notNull(),
    superiorNo: text(),
    status: text({ enum: ['onboarding', 'active', 'left'] }).notNull(),
    hiredOn: date({ mode: 'string' }),
    leftOn: date({ mode: 'string' }),
    affirmedAt: instant(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    check('employees_status', sql`${t.status} in ('onboarding', 'active', 'left')`),
    index('employees_by_department').on(t.departmentId),
    // purge looks at these alone
    index('employees_left').on(t.leftOn).where(sql`${t.status} = 'left'`),
    // a search reads thousands of a department, and their ids alone
    index('employees_here').on(t.departmentId, t.id).where(sql`${t.status} <> 'left'`),
  ],
)

/** The employee's own numbers as other systems know them; equality goes through the keyed hash. */
export const employeeNumbers = pgTable(
  'employee_numbers',
  {
    employeeId: text().notNull(),
    source: text({ enum: ['attendance', 'payroll', 'wecom', 'talent_pool', 'hr_core'] }).notNull(),
    phoneSealed: sealed().notNull(),
    phoneHash: text().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.employeeId, t.source] }),
    // colleague_number: whose own number is this
    index('employee_numbers_by_hash').on(t.phoneHash),
  ],
)

export const roleGrants = pgTable(
  'role_grants',
  {
    id: text().primaryKey(),
    employeeId: text().notNull(),
    role: text({ enum: ['hr', 'hr_lead', 'duty', 'admin', 'privacy'] }).notNull(),
    departmentId: text(),
    grantedBy: text(),
    grantedAt: instant().notNull(),
    endedAt: instant(),
  },
  // ended ones too: a log-in that is older than the last change of roles has ended
  (t) => [index('role_grants_by_employee').on(t.employeeId)],
)

/** A log-in: only the SHA-256 of the bearer token is kept. */
export const sessions = pgTable(
  'sessions',
  {
    tokenHash: text().primaryKey(),
    employeeId: text().notNull(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    endedAt: instant(),
  },
  (t) => [
    index('sessions_by_employee').on(t.employeeId),
    uniqueIndex('sessions_expiry').on(t.expiresAt, t.tokenHash),
  ],
)

/** Failed log-ins per caller (keyed hash of the address) and ten minutes. */
export const loginTries = pgTable(
  'login_tries',
  {
    callerHash: text().notNull(),
    windowStart: instant().notNull(),
    failed: smallint().notNull(),
  },
  (t) => [primaryKey({ columns: [t.callerHash, t.windowStart] })],
)
