import type { ContactState, InvalidCause } from '../../../../shared/contact.ts'
import type { FindingKind } from '../../../../shared/cross-check.ts'
import type { CarrierStatus } from '../../../../shared/number-check.ts'
import type { ScoreSignals } from '../../../../shared/score.ts'
import { weightOf } from './weigh.ts'

type Proof = NonNullable<ScoreSignals['proof']>

/** What the database knows of one contact; ages in whole days of Asia/Shanghai, so that a score moves at midnight only. */
export type ScoreFacts = {
  state: ContactState
  cause: InvalidCause | null
  proofKind: Proof['kind'] | null
  proofAge: number | null
  /** The latest of each other kind before it, unless the number had another owner since. */
  earlierProofs: readonly Proof[] | null
  screenAge: number | null
  status: CarrierStatus | null
  statusAge: number | null
  /** The carrier was last asked before the contact last proved that the phone is in their hands. */
  statusIsOlder: boolean
  /** What was found since the last proof. */
  reassigned: 'yes' | 'no' | null
  delivered: number
  deadHandset: number
  ourFault: number
  asked: number
  answered: number
  openAge: number | null
  changes: number
  affirmedAge: number | null
  findings: readonly FindingKind[] | null
  /** Counted by company systems within 90 days; null: not supplied, or not used (settings). */
  interactions: number | null
}

/** So far below and above the line, in tenths, an answer of the carrier decides on which side a contact stands. */
const NEAR_LINE = [-10, 9] as const
/** Days after a proof within which no number is given to somebody else. */
const OLD_PROOF_DAYS = 90

/** Would it change a decision to know whether the number has another owner (design §6)? */
export function isDoubtful(facts: ScoreFacts, tenths: number, line: number): boolean {
  if (facts.reassigned || facts.state === 'invalid' || facts.state === 'retired') return false
  if (facts.proofAge === null || facts.proofAge < OLD_PROOF_DAYS) return false
  return (
    facts.deadHandset > 0 ||
    (tenths >= line * 10 + NEAR_LINE[0] && tenths <= line * 10 + NEAR_LINE[1])
  )
}

/** Bad news that a later proof has overtaken: the bill was paid, the number is in service again. */
const overtaken: ReadonlySet<CarrierStatus> = new Set([
  'vacant',
  'suspended',
  'off',
  'suspected_off',
])

/** The facts as signals of design §7. What is not known is left out. */
export function signalsOf(facts: ScoreFacts): ScoreSignals {
  return {
    ...proofOf(facts),
    ...statusOf(facts),
    ...(facts.cause === 'reassigned' ? { reassigned: 'yes' } : {}),
    ...(facts.cause !== 'reassigned' && facts.reassigned ? { reassigned: facts.reassigned } : {}),
    ...receiptsOf(facts),
    ...(facts.asked > 0 ? { asked12m: facts.asked, answered12m: facts.answered } : {}),
    ...(facts.openAge === null ? {} : { openQuestionAgeDays: facts.openAge }),
    ...(facts.interactions === null ? {} : { interactions90d: facts.interactions }),
    ...(facts.changes > 0 ? { changes12m: facts.changes } : {}),
    ...(facts.affirmedAge === null ? {} : { affirmedAgeDays: facts.affirmedAge }),
    ...(facts.findings ? { findings: [...facts.findings] } : {}),
    ...refusalOf(facts),
  }
}

/** The one that says most: a weaker one that came later takes nothing away. */
function proofOf(facts: ScoreFacts): Pick<ScoreSignals, 'proof'> {
  const { proofKind, proofAge, earlierProofs, screenAge } = facts
  const proofs: Proof[] = [...(earlierProofs ?? [])]
  if (proofKind && proofAge !== null) proofs.push({ kind: proofKind, ageDays: proofAge })
  if (screenAge !== null) proofs.push({ kind: 'employee_screen', ageDays: screenAge })
  const [proof] = proofs.sort((a, b) => weightOf(b) - weightOf(a))
  return proof ? { proof } : {}
}

/** A contact that a person called dead is dead, whatever the carrier says. */
function statusOf(facts: ScoreFacts): Pick<ScoreSignals, 'numberStatus'> {
  const { cause, status, statusAge, statusIsOlder } = facts
  if (cause === 'dead') return { numberStatus: { status: 'vacant', ageDays: statusAge ?? 0 } }
  if (!status || statusAge === null || (statusIsOlder && overtaken.has(status))) return {}
  return { numberStatus: { status, ageDays: statusAge } }
}

function receiptsOf(facts: ScoreFacts): Pick<ScoreSignals, 'receipts90d'> {
  const { delivered, deadHandset, ourFault } = facts
  return delivered + deadHandset + ourFault > 0
    ? { receipts90d: { delivered, deadHandset, ourFault } }
    : {}
}

function refusalOf({ cause }: ScoreFacts): Pick<ScoreSignals, 'refusal'> {
  if (cause === 'wrong_person') return { refusal: 'wrong_person' }
  return cause === 'declined' || cause === 'withdrew' ? { refusal: 'declined' } : {}
}
