import type { ContactState } from '../../../../shared/contact.ts'
import { ANSWER_HOURS } from '../../../../shared/drill.ts'
import { addMilliseconds, DAY, HOUR } from '../../kernel/clock.ts'
import { type Random, randomString } from '../../kernel/random.ts'

/** Whoever was sent an SMS has so long to answer; then they have not. */
export const ANSWER_WITHIN = ANSWER_HOURS * HOUR

/** As many letters as the vendor's link variable takes; 62^8 cannot be guessed (design §5, links). */
const LINK_LENGTH = 8

export function mintDrillLink(random: Random): string {
  return randomString(random, LINK_LENGTH)
}

/** Could this ever have been a link of ours? Anything else is not even looked up. */
export function looksLikeDrillLink(raw: string): boolean {
  return /^[A-Za-z0-9]{8}$/.test(raw)
}

export type AnswerFacts = {
  drillState: 'running' | 'closed'
  personState: 'waiting' | 'reached' | 'not_reached' | 'not_attempted'
  reason: string | null
  employeeLeft: boolean
  contactState: ContactState
  sentAt: Date | null
  answeredAt: Date | null
}

/** Links live so long (design §5); after that they name nobody. */
const LINK_LIFE = 7 * DAY

/**
 * What a link leads to: the question, a thank-you as long as links live, or an ending. Whoever is no contact any more is
 * asked nothing. A carrier may deliver what it said it had blocked; nobody answers to an SMS that they do not have.
 */
export function answerState(facts: AnswerFacts, now: Date): 'open' | 'answered' | 'over' {
  const { drillState, personState, reason, sentAt, employeeLeft, contactState } = facts
  if (employeeLeft || (sentAt && now >= addMilliseconds(sentAt, LINK_LIFE))) return 'over'
  if (facts.answeredAt) return 'answered'
  if (contactState !== 'valid' && contactState !== 'due') return 'over'
  const asked = personState === 'waiting' || reason === 'sms_blocked'
  const inTime = sentAt === null || now < addMilliseconds(sentAt, ANSWER_WITHIN)
  return drillState === 'running' && asked && inTime ? 'open' : 'over'
}
