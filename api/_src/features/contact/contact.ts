import type { ContactState } from '../../../../shared/contact.ts'
import { DAY } from '../../kernel/clock.ts'

/** A proof older than this counts for nothing: 180 days and the 30 that `due` still counts (design §3). */
export const PROOF_LIFE = 210 * DAY
/** A 停机 draft is re-checked once a day for this long (design §5.2). */
export const DRAFT_LIFE = 7 * DAY
/** Submits per employee and day in Asia/Shanghai (design §5, limits). */
export const SUBMITS_A_DAY = 10

/** What can happen to a contact, and from which states; anything else loses and changes nothing. */
export const transitions = {
  check_normal: { from: ['draft', 'pending'], to: 'pending' },
  check_suspended: { from: ['draft', 'pending'], to: 'draft' },
  check_vacant: { from: ['draft', 'pending', 'valid', 'due', 'unanswered'], to: 'invalid' },
  confirm: { from: ['draft', 'pending', 'valid', 'due', 'unanswered'], to: 'valid' },
  refuse: { from: ['draft', 'pending', 'valid', 'due', 'unanswered'], to: 'invalid' },
  // HR reached whom the carrier had given up
  reach: { from: ['invalid'], to: 'valid' },
  undo: { from: ['invalid'], to: 'pending' },
  // a refused renewal: what was proven before still is
  undo_renewal: { from: ['invalid'], to: 'due' },
  become_due: { from: ['valid'], to: 'due' },
  stay_silent: { from: ['pending'], to: 'unanswered' },
  ask_again: { from: ['unanswered', 'pending', 'due'], to: 'pending' },
  retire: { from: ['draft', 'pending', 'valid', 'due', 'unanswered', 'invalid'], to: 'retired' },
} as const satisfies Record<string, { from: readonly ContactState[]; to: ContactState }>
export type Transition = keyof typeof transitions

/** The state after a transition, or null if it does not apply: `retired` is final, a refusal is not undone twice. */
export function nextState(state: ContactState, transition: Transition): ContactState | null {
  const rule = transitions[transition]
  if (!(rule.from as readonly ContactState[]).includes(state)) return null
  // asking a due contact again must not cost the coverage it still gives
  if (transition === 'ask_again' && state === 'due') return 'due'
  return rule.to
}
