import { type Gate, type GateReason, gateReasons } from '../../../../shared/onboarding.ts'
import { shanghaiDate } from '../../kernel/clock.ts'

/** How an employee stands, as whoever counts contacts tells it (features/contact/gate-facts.ts). */
export type GateFacts = {
  employeeId: string
  coverage: number
  screensUntil: readonly Date[]
  others: readonly { state: string; ownNumber: boolean; colleague: boolean; tooOld: boolean }[]
}

export type Passing = Pick<Gate, 'complete' | 'by' | 'until'>

/**
 * Does somebody pass the gate, and why (design §5.4, §9): enough contacts count; else HR let them pass; else what was
 * proven on the employee's own screen fills the gap. `until` is the last day of what passes for a time only.
 */
export function passGate(
  { coverage, screensUntil }: GateFacts,
  { must, waivedUntil }: { must: number; waivedUntil: string | null },
): Passing {
  if (coverage >= must) return { complete: true, by: 'coverage', until: null }
  if (waivedUntil) return { complete: true, by: 'waived', until: waivedUntil }
  const last = screensUntil[must - coverage - 1]
  if (last) return { complete: true, by: 'screen', until: shanghaiDate(last) }
  return { complete: false, by: null, until: null }
}

/** What is missing while coverage is below must, each reason once. */
export function missingOf({ coverage, others }: GateFacts, must: number): Gate['missing'] {
  if (coverage >= must) return []
  const reasons = new Set<GateReason>(others.map(reasonOf))
  if (others.length === 0) reasons.add(coverage === 0 ? 'no_contact' : 'too_few')
  return [...reasons].map((code) => ({ code, message: gateReasons[code] }))
}

const byState: Readonly<Record<string, GateReason>> = {
  draft: 'number_suspended',
  pending: 'waiting',
  unanswered: 'unanswered',
  invalid: 'invalid',
}

function reasonOf(other: GateFacts['others'][number]): GateReason {
  const reason = byState[other.state]
  if (reason) return reason
  if (other.ownNumber) return 'own_number'
  if (other.colleague) return 'colleague'
  return other.tooOld ? 'too_old' : 'too_few'
}
