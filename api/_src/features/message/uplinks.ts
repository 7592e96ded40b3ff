/** What somebody wrote back. */
export type Reply = 'agree' | 'decline' | 'stop' | 'other'

const STOP_WORDS = ['退订', 'TD', 'T', 'TD退订', '退订TD']

/** Reads an SMS reply: full-width or half-width, any case, with or without spaces and full stops around it. */
export function readReply(content: string): Reply {
  const plain = content
    .normalize('NFKC')
    .replace(/[\s\p{P}\p{Cf}]/gu, '')
    .toUpperCase()
  if (plain === '1') return 'agree'
  if (plain === '2') return 'decline'
  return STOP_WORDS.includes(plain) ? 'stop' : 'other'
}

export type UplinkFacts = {
  reply: Reply
  /** The number that was answered: ours, with the question's extend code at its end. */
  destCode: string
  /** Open questions whose SMS reached this number. */
  questions: readonly { challengeId: string; extendCode: string }[]
  /** Did we ever write to this number? */
  knownNumber: boolean
  /** "2" in the last hour, this one not counted, and SMS delivered in about the same time. */
  declinesLastHour: number
  deliveredLastHour: number
  /** A flood was seen within the last hour. */
  flooded: boolean
}

export type UplinkDecision =
  | { outcome: 'agree' | 'decline'; challengeId: string }
  /** A "2" that would have made a contact invalid, but too many came: a person must look. */
  | { outcome: 'held'; challengeId: string }
  | { outcome: 'stop' | 'ambiguous' | 'no_question' | 'unknown_number' | 'unread' }

/** Fewer than this many "2" are no flood, however few were asked. */
const FLOOD_MIN = 3
const FLOOD_SHARE = 0.01

/**
 * What a reply changes (design §5, unsigned callbacks): it counts only for exactly one open, delivered question
 * whose extend code it answers. Anything ambiguous changes nothing. More than 1 % "2" within an hour: held.
 */
export function decideUplink(facts: UplinkFacts): UplinkDecision {
  const { reply } = facts
  if (reply === 'other') return { outcome: 'unread' }
  if (reply === 'stop') return { outcome: facts.knownNumber ? 'stop' : 'unknown_number' }
  if (facts.questions.length === 0) return { outcome: 'no_question' }
  const [question, another] = facts.questions.filter(({ extendCode }) =>
    facts.destCode.endsWith(extendCode),
  )
  if (!question || another) return { outcome: 'ambiguous' }
  const held = reply === 'decline' && (facts.flooded || isFlood(facts))
  return { outcome: held ? 'held' : reply, challengeId: question.challengeId }
}

function isFlood({ declinesLastHour, deliveredLastHour }: UplinkFacts): boolean {
  const declines = declinesLastHour + 1
  return declines >= FLOOD_MIN && declines > deliveredLastHour * FLOOD_SHARE
}
