import { ANSWER_HOURS } from '../../../../shared/drill.ts'
import { addMilliseconds, HOUR } from '../../kernel/clock.ts'
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
  sentAt: Date | null
  answeredAt: Date | null
}

/**
 * What a link leads to: the question, a thank-you for good, or an ending. A carrier may deliver what it said it had blocked;
 * nobody answers to an SMS that they do not have.
 */
export function answerState(facts: AnswerFacts, now: Date): 'open' | 'answered' | 'over' {
  if (facts.answeredAt) return 'answered'
  const { drillState, personState, reason, sentAt } = facts
  const asked = personState === 'waiting' || reason === 'sms_blocked'
  const inTime = sentAt === null || now < addMilliseconds(sentAt, ANSWER_WITHIN)
  return drillState === 'running' && asked && inTime ? 'open' : 'over'
}
