import { type AlertReason, alertReasons } from '../../../../shared/alert.ts'
import type { ContactState, InvalidCause } from '../../../../shared/contact.ts'
import type { FindingKind } from '../../../../shared/cross-check.ts'
import { DAY, HOUR, shanghaiInstant } from '../../kernel/clock.ts'
import { addWorkdays } from '../../kernel/workdays.ts'

/** So long a question may be open before silence is news (design §3, §7). */
export const PATIENCE = 7 * DAY
/** What HR looked at and found in order says nothing new for this long. */
export const LOOKED_AT = 30 * DAY
/** A number that is being checked is asked within minutes; one that waits longer has no question coming. */
const CHECKING = HOUR
/** One number named by more employees than this is no family any more (design §6). */
const MANY_EMPLOYEES = 3
/** 下班: the end of a workday in Shanghai. */
const END_OF_DAY = 18

export type Severity = 1 | 2 | 3

/** What an alert must know of a contact; retired ones are left out. */
export type ContactFacts = {
  id: string
  state: ContactState
  cause: InvalidCause | null
  /** When it became invalid, if it is. */
  invalidAt: Date | null
  mobile: boolean
  createdAt: Date
  /** The contact itself said yes once. */
  confirmed: boolean
  /** The employee's own number, kept as 与家人共用, that HR has not confirmed. */
  sharedUnconfirmed: boolean
  /** Score in tenths; null: never scored. */
  tenths: number | null
  findings: readonly { kind: FindingKind; foundAt: Date }[]
  /** How many employees name this number. */
  namedBy: number
  /** The open question; `askedAt` is null until its first message left. */
  question: { askedAt: Date | null } | null
  callTask: { kind: 'vacant_insisted' | 'other_number' | 'shared_number'; openedAt: Date } | null
  /** When HR last followed up with an outcome that settles (reached, in order). */
  settledAt: Date | null
}

export type EmployeeFacts = {
  status: 'onboarding' | 'active' | 'left'
  /** When they joined; null: long ago. */
  hiredAt: Date | null
  /** How many contacts count; null: not worked out yet. */
  counts: number | null
  /** A contact of theirs was proven once, whatever became of it. */
  wasCovered: boolean
  contacts: readonly ContactFacts[]
}

/** An alert that should be open: about one contact, or (null) about an employee whom nobody covers. */
export type WantedAlert = {
  contactId: string | null
  severity: Severity
  reasons: AlertReason[]
  tenths: number | null
}

const grave: readonly AlertReason[] = [
  'dead',
  'reassigned',
  'wrong_person',
  'declined',
  'withdrew',
  'never_confirmed',
  'low_score',
  'vacant_insisted',
]
const findingReasons = [
  'shared_contact',
  'leaver_contact',
  'relation_changed',
  'frequent_changes',
] as const

/**
 * The alerts that these facts call for, from scratch: one per contact with all its reasons, the gravest first, and one
 * for an employee whom nobody covers; `wanted` contacts, `line` of the score: settings (design §3, §6, §7, §8). Nobody
 * is alerted about who left.
 */
export function wantedAlerts(
  employee: EmployeeFacts,
  { wanted, line }: { wanted: number; line: number },
  now: Date,
): WantedAlert[] {
  if (employee.status === 'left') return []
  const enough = (employee.counts ?? 0) >= wanted
  const alerts: WantedAlert[] = []
  if (isUncovered(employee, now))
    alerts.push({ contactId: null, severity: 3, reasons: ['uncovered'], tenths: null })
  for (const contact of employee.contacts) {
    const reasons = reasonsOf(contact, { now, enough, line })
    if (reasons.length > 0)
      alerts.push({
        contactId: contact.id,
        severity: severityOf(reasons),
        reasons,
        tenths: contact.tenths,
      })
  }
  return alerts
}

/** 3 uncovered, 2 high risk or 号码确实能打通, 1 to be looked at. */
export function severityOf(reasons: readonly AlertReason[]): Severity {
  if (reasons.includes('uncovered')) return 3
  return reasons.some((reason) => grave.includes(reason)) ? 2 : 1
}

/** Nobody counts, and no answer may still change that (design §3, §7). */
function isUncovered({ counts, contacts, hiredAt, wasCovered }: EmployeeFacts, now: Date): boolean {
  if (counts !== 0) return false
  const isFresh = (contact: ContactFacts) => isAsked(contact, now)
  if (contacts.some(isFresh)) return false
  const longest = wasCovered ? CHECKING : PATIENCE
  if (contacts.some((contact) => isBeingChecked(contact, now, longest))) return false
  return wasCovered || hiredAt === null || now.getTime() - hiredAt.getTime() >= PATIENCE
}

function reasonsOf(
  contact: ContactFacts,
  about: { now: Date; enough: boolean; line: number },
): AlertReason[] {
  if (contact.state === 'retired') return []
  const { now, enough, line } = about
  const found = new Set<AlertReason>()
  const isNews = (since: Date) => !contact.settledAt || contact.settledAt < since
  if (contact.state === 'invalid') {
    if (contact.cause && !enough && isNews(contact.invalidAt ?? contact.createdAt))
      found.add(contact.cause)
    return inOrder(found)
  }
  const looked =
    contact.settledAt !== null && now.getTime() - contact.settledAt.getTime() < LOOKED_AT
  if (!looked && isSilent(contact, now)) found.add('never_confirmed')
  if (!looked && hasLowScore(contact, line, now)) found.add('low_score')
  const task = contact.callTask
  if (task && task.kind !== 'shared_number' && isNews(task.openedAt)) found.add(task.kind)
  const isOwn = contact.findings.some(({ kind }) => kind === 'own_number')
  if ((contact.sharedUnconfirmed || isOwn) && !looked) found.add('own_number')
  for (const kind of findingReasons) {
    const finding = contact.findings.find((one) => one.kind === kind)
    if (!finding || !isNews(finding.foundAt)) continue
    if (kind !== 'shared_contact' || contact.namedBy > MANY_EMPLOYEES) found.add(kind)
  }
  // the normal case, and news only where nobody has answered (design §6)
  const differs = contact.findings.some(({ kind }) => kind === 'differs_from_own')
  if (differs && found.has('never_confirmed')) found.add('differs_from_own')
  return inOrder(found)
}

function inOrder(found: ReadonlySet<AlertReason>): AlertReason[] {
  return alertReasons.filter((reason) => found.has(reason))
}

/** Its question is open and under seven days old, or on its way. */
function isAsked({ state, question }: ContactFacts, now: Date): boolean {
  if (state === 'invalid' || state === 'retired' || !question) return false
  return !question.askedAt || now.getTime() - question.askedAt.getTime() < PATIENCE
}

/** The carrier is asked, 停机 waits for a re-check, or the question is not made yet. */
function isBeingChecked(contact: ContactFacts, now: Date, longest: number): boolean {
  if (!contact.mobile || contact.callTask || contact.confirmed || contact.question) return false
  if (contact.state !== 'pending' && contact.state !== 'draft') return false
  return now.getTime() - contact.createdAt.getTime() < longest
}

function isSilent(contact: ContactFacts, now: Date): boolean {
  if (contact.confirmed || isAsked(contact, now)) return false
  return contact.state === 'unanswered' || contact.question !== null
}

function hasLowScore(contact: ContactFacts, line: number, now: Date): boolean {
  if (contact.tenths === null || contact.tenths >= line * 10) return false
  if (isAsked(contact, now)) return false
  // who was never asked has not failed to answer
  return contact.confirmed || contact.state === 'unanswered' || contact.question !== null
}

const workdaysFor: Record<Severity, number> = { 3: 1, 2: 3, 1: 5 }

/** When an alert of this severity, opened at `at`, is due: 1, 3 or 5 workdays later, at 18:00 in Shanghai. */
export function dueOf(severity: Severity, at: Date): Date {
  return shanghaiInstant(addWorkdays(at, workdaysFor[severity]), END_OF_DAY)
}

/** Until when nothing more is told after 没人接: 10:00 on the next workday. */
export function quietAfter(at: Date): Date {
  return shanghaiInstant(addWorkdays(at, 1), 10)
}
