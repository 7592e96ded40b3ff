import type { Step } from '../../../../shared/contact.ts'
import type { StepFacts } from './steps.ts'

/**
 * The last step of a replacement: the old contact makes room. In service somebody decides that (design §8); null
 * where nobody is replaced. Pure.
 */
export function approvedStep(facts: StepFacts): Step | null {
  const { approval } = facts
  if (approval?.state === 'refused')
    return {
      name: 'approved',
      state: 'failed',
      hint: '没有同意替换，两位联络人都保留。有疑问请问您的经理或人事同事。',
    }
  if (!facts.replaces) return null
  const at = later(facts.proofAt, approval?.decidedAt ?? null)
  if (facts.replacedRetired)
    return { name: 'approved', state: 'done', ...(at ? { at: at.toISOString() } : {}) }
  return { name: 'approved', state: 'waiting', hint: waitingHint(facts) }
}

function waitingHint(facts: StepFacts): string {
  if (facts.approval?.state === 'with_manager')
    return '在等您的经理同意替换。同意之前，原来的联络人一直有效。'
  if (facts.approval?.state === 'with_hr')
    return '在等人事同事同意替换。同意之前，原来的联络人一直有效。'
  if (facts.approval?.state === 'approved' && !isConfirmed(facts))
    return '已经同意替换。对方确认之后，原来的联络人才停用。'
  // confirmed, but for a reason of coverage it does not count
  if (isConfirmed(facts))
    return '对方已经同意，但这位暂时不算在内，原来的联络人继续有效。要知道原因，请问人事同事。'
  return '对方同意之前，原来的联络人一直有效。'
}

function isConfirmed({ state }: StepFacts): boolean {
  return state === 'valid' || state === 'due'
}

function later(a: Date | null, b: Date | null): Date | null {
  if (!a || !b) return a ?? b
  return a > b ? a : b
}
