import type { ContactState, InvalidCause } from '../../../../shared/contact.ts'
import type { CarrierStatus } from '../../../../shared/number-check.ts'
import type { Relation } from '../../../../shared/relation.ts'

/** What became of one invented contact; days are counted back from this morning. */
export type Life = {
  relation: Relation
  phone: string
  /** An invented one unless told. */
  name?: string
  state: ContactState
  cause?: InvalidCause
  /** Named so many days ago. */
  named: number
  /** The contact itself agreed with a code so many days ago. */
  proven?: number
  /** Last asked so many days ago; `answered` = agreed or refused later that day. */
  asked?: number
  /** When it ended: refused, found dead, removed. */
  ended?: number
  status?: CarrierStatus
  /** The carrier was last asked so many days ago. */
  checked?: number
  other?: boolean
  task?: 'vacant_insisted' | 'other_number' | 'shared_number'
  shared?: boolean
  /** The employee said 没有变化 so many days ago. */
  affirmed?: number
  /** Another relation stood there before. */
  corrected?: { from: Relation; ago: number }
  /** Replaces the contact before it in the employee's list. */
  replaces?: '换号' | '结婚' | '离婚' | '其他'
}

type Named = Pick<Life, 'relation' | 'phone'>

export const steady = (who: Named, proven: number): Life => ({
  ...who,
  state: 'valid',
  named: proven + 1,
  proven,
  asked: proven,
  checked: Math.min(proven, 20),
  ...(proven > 90 ? { affirmed: 30 } : {}),
})
export const due = (who: Named): Life => ({
  ...who,
  state: 'due',
  named: 190,
  proven: 186,
  asked: 3,
  checked: 6,
})
export const pending = (who: Named): Life => ({
  ...who,
  state: 'pending',
  named: 1,
  asked: 1,
  checked: 1,
})
export const silent = (who: Named): Life => ({
  ...who,
  state: 'unanswered',
  named: 11,
  asked: 10,
  ended: 3,
  checked: 10,
})
/** 停机 and half a year old: it still counts, and may not answer. */
export const fading = (who: Named): Life => ({
  ...who,
  state: 'due',
  named: 206,
  proven: 205,
  asked: 25,
  checked: 1,
  status: 'suspended',
})
export const dead = (who: Named): Life => ({
  ...who,
  state: 'invalid',
  cause: 'dead',
  named: 150,
  proven: 149,
  asked: 149,
  ended: 2,
  checked: 2,
  status: 'vacant',
})
export const ended = (who: Named, cause: Exclude<InvalidCause, 'dead'>, ago: number): Life => ({
  ...who,
  state: 'invalid',
  cause,
  named: cause === 'withdrew' || cause === 'reassigned' ? 120 : ago + 2,
  ...(cause === 'withdrew' || cause === 'reassigned' ? { proven: 119 } : {}),
  asked: cause === 'withdrew' || cause === 'reassigned' ? 119 : ago + 1,
  ended: ago,
  checked: Math.min(ago + 1, 30),
})
export const draft = (who: Named): Life => ({
  ...who,
  state: 'draft',
  named: 2,
  checked: 1,
  status: 'suspended',
})
/** Only a call of HR can prove it. */
export const called = (who: Named, task: NonNullable<Life['task']>): Life => ({
  ...who,
  state: 'pending',
  named: 2,
  checked: 2,
  task,
  ...(task === 'shared_number' ? { shared: true } : { other: true }),
  ...(task === 'vacant_insisted' ? { status: 'vacant' as const } : {}),
})
export const removed = (who: Named, ago: number): Life => ({
  ...who,
  state: 'retired',
  named: ago + 60,
  ended: ago,
  checked: ago + 60,
})
