import { and, eq, lte } from 'drizzle-orm'
import { roleProposals } from '../../../../db/schema/index.ts'
import { addMilliseconds } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'
import { PROPOSAL_LIFE } from './role-proposal.ts'

/** What nobody confirmed within 14 days is over. */
export async function expireRoleProposals(core: Core): Promise<void> {
  const before = addMilliseconds(core.clock.now(), -PROPOSAL_LIFE)
  await core.db
    .update(roleProposals)
    .set({ state: 'expired' })
    .where(and(eq(roleProposals.state, 'proposed'), lte(roleProposals.proposedAt, before)))
}
