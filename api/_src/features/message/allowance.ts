import type { ContactState } from '../../../../shared/contact.ts'
import type { CarrierStatus } from '../../../../shared/number-check.ts'
import {
  addMilliseconds,
  DAY,
  HOUR,
  MINUTE,
  shanghaiDate,
  shanghaiInstant,
} from '../../kernel/clock.ts'
import { type Hours, nextOpening, type SendingHours } from '../../kernel/hours.ts'
import { nextDate } from '../../kernel/workdays.ts'
import { budgetAllows } from './budget.ts'
import { CODE_MINUTES, isAsked, isCodeKind, type MessageKind } from './message.ts'

/** Everything that decides whether one SMS may leave now. Times of earlier messages: newest first. */
export type SendFacts = {
  kind: MessageKind
  createdAt: Date
  /** 家人在身边，现在发送. */
  askNow: boolean
  /** The employee put this contact in themselves, so the first notice need not wait for a workday. */
  ownSubmit: boolean
  employeeLeft: boolean
  contactState: ContactState
  /** Of a drill: it runs, and this person's SMS is still to come. Null: of no drill. */
  drillOpen: boolean | null
  /** The employee's own, and nobody confirmed that the family shares it. */
  ownNumber: boolean
  question: 'open' | 'confirmed' | 'declined' | 'expired' | 'closed' | null
  numberStatus: CarrierStatus | null
  numberStopped: boolean
  /** This employee and this number: the person said no. */
  pairRefused: boolean
  /** Unasked messages of the last year that left, or may have left. */
  unaskedToPair: readonly Date[]
  unaskedToNumber: readonly Date[]
  /** The latest of this pair was a drill's, not a question. */
  drillWasLast: boolean
  /** Asked messages of the last day to this number. */
  askedToNumber: readonly Date[]
  sentToday: number
  dailyBudget: number
  /** What the company has set, within what design §5 allows. */
  hours: SendingHours
  limits: { pairYear: number; numberYear: number; codesADay: number }
  /** Set while the vendor refuses everything until an administrator acts. */
  pausedUntil: Date | null
}

export type NeverWhy =
  | 'number_stopped'
  | 'number_dead'
  | 'employee_left'
  | 'contact_gone'
  | 'pair_refused'
  | 'answered'
  | 'expired'
  | 'too_late'
  | 'just_sent'
  | 'drill_over'
  | 'own_number'
export type LaterWhy =
  | 'hours'
  | 'pair_day'
  | 'pair_year'
  | 'number_year'
  | 'asked_minute'
  | 'asked_hour'
  | 'asked_day'
  | 'budget'
  | 'paused'
export type Allowance =
  | { may: 'ok' }
  | { may: 'later'; at: Date; why: LaterWhy }
  | { may: 'never'; why: NeverWhy }

const YEAR = 365 * DAY
/** Two sends a minute apart for us may be closer for the vendor; its windows are clock minutes and hours (A3). */
const SKEW = 2000

type Limit = { why: LaterWhy; count: number; within: number; times: readonly Date[] }

/** May this SMS leave at `now`? Pure: rules 4 of design §4 and the limits and hours of §5, in one place. */
export function allowance(facts: SendFacts, now: Date): Allowance {
  const never = neverWhy(facts, now)
  if (never) return { may: 'never', why: never }
  let at = now
  let why: LaterWhy | null = null
  for (const wait of waits(facts, now)) {
    if (wait.at > at) ({ at, why } = wait)
  }
  // 再发一次 was granted because nothing had left for a day: what left since was a second press of the same
  if (why === 'pair_day' && facts.kind === 'resend' && !facts.drillWasLast)
    return { may: 'never', why: 'just_sent' }
  const hours = hoursOf(facts)
  const opening = hours ? nextOpening(at, hours) : at
  if (opening > at) return { may: 'later', at: opening, why: why ?? 'hours' }
  return why ? { may: 'later', at, why } : { may: 'ok' }
}

function neverWhy(facts: SendFacts, now: Date): NeverWhy | null {
  const { kind, contactState, question } = facts
  if (facts.numberStopped) return 'number_stopped'
  if (facts.numberStatus === 'vacant') return 'number_dead'
  if (facts.employeeLeft) return 'employee_left'
  if (contactState === 'retired' || contactState === 'invalid' || contactState === 'draft')
    return 'contact_gone'
  if (isCodeKind(kind) && now.getTime() - facts.createdAt.getTime() > CODE_MINUTES * MINUTE)
    return 'too_late'
  // these two speak of the number or of an answer already given, not of an open question
  if (kind === 'withdraw_code' || kind === 'lookup_code') return null
  if (facts.pairRefused) return 'pair_refused'
  if (kind === 'drill') return drillNever(facts)
  if (question === 'declined' || question === 'closed') return 'answered'
  // after a yes the contact may still ask for a link back to their answer
  if (question === 'confirmed' && kind !== 'new_link') return 'answered'
  // after seven days the contact may still ask; we ourselves stay silent
  if (question === 'expired' && !isAsked(kind)) return 'expired'
  return null
}

/**
 * Only who agreed to be a contact is written to without a question, and only while the drill runs; never the employee,
 * who would answer for the family.
 */
function drillNever({ contactState, drillOpen, ownNumber }: SendFacts): NeverWhy | null {
  if (contactState !== 'valid' && contactState !== 'due') return 'contact_gone'
  if (ownNumber) return 'own_number'
  return drillOpen ? null : 'drill_over'
}

function waits(facts: SendFacts, now: Date): { at: Date; why: LaterWhy }[] {
  const asked = isAsked(facts.kind)
  const { codesADay } = facts.limits
  const { pairYear, numberYear } = yearOf(facts)
  const limits: Limit[] = asked
    ? [
        { why: 'asked_minute', count: 1, within: MINUTE + SKEW, times: facts.askedToNumber },
        { why: 'asked_hour', count: 5, within: HOUR + SKEW, times: facts.askedToNumber },
        { why: 'asked_day', count: codesADay, within: DAY + SKEW, times: facts.askedToNumber },
      ]
    : [
        { why: 'pair_day', count: 1, within: DAY, times: facts.unaskedToPair },
        { why: 'pair_year', count: pairYear, within: YEAR, times: facts.unaskedToPair },
        { why: 'number_year', count: numberYear, within: YEAR, times: facts.unaskedToNumber },
      ]
  const found = limits.flatMap(({ why, count, within, times }) => {
    const oldest = times[count - 1]
    return oldest ? [{ at: addMilliseconds(oldest, within), why }] : []
  })
  if (!asked && facts.pausedUntil) found.push({ at: facts.pausedUntil, why: 'paused' })
  const use = asked ? 'asked' : facts.kind === 'drill' ? 'drill' : 'question'
  if (!budgetAllows(facts.sentToday, facts.dailyBudget, use))
    found.push({ at: shanghaiInstant(nextDate(shanghaiDate(now)), 0), why: 'budget' })
  return found
}

/** How many may leave in a year. Drills leave room for two renewals and their repeats, and half of a number's. */
function yearOf({ kind, limits: { pairYear, numberYear } }: SendFacts) {
  if (kind !== 'drill') return { pairYear, numberYear }
  return { pairYear: Math.max(1, pairYear - 4), numberYear: Math.ceil(numberYear / 2) }
}

/** Codes and 现在发送 at any time; what an employee submits or resends every day; batches on workdays (design §5, hours). */
function hoursOf({ kind, askNow, ownSubmit, hours }: SendFacts): Hours | null {
  if (isAsked(kind) || askNow) return null
  return kind === 'resend' || (kind === 'notice' && ownSubmit) ? hours.single : hours.batch
}
