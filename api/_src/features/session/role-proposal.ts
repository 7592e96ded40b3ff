import { DAY } from '../../kernel/clock.ts'

/** A role is given or taken away by two people (design §9); what one of them proposed waits so long for the other. */
export const PROPOSAL_LIFE = 14 * DAY

export type Deciding = {
  proposedBy: string
  /** Whose role it is about. */
  employeeId: string
  /** The second person; null: the operator of the server, by a command. */
  deciderId: string | null
  /** How many people who may confirm there are besides those two. */
  otherConfirmers: number
}

/** Why this person may not be the second one, or null: two people, neither for oneself. */
export function refusalToDecide(
  deciding: Deciding,
): 'own_role' | 'own_proposal' | 'not_alone' | null {
  const { deciderId, proposedBy, employeeId, otherConfirmers } = deciding
  if (deciderId === null) return otherConfirmers > 0 ? 'not_alone' : null
  if (deciderId === employeeId) return 'own_role'
  return deciderId === proposedBy ? 'own_proposal' : null
}

export const decideRefusals = {
  own_role: '不能决定自己的角色，请另一位同事决定。',
  own_proposal: '自己提出的要由另一位同事决定。',
  not_alone: '已有别的同事可以决定，请他们在管理页上决定。',
} as const
