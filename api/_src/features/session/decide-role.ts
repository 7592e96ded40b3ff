import { eq } from 'drizzle-orm'
import { roleProposals } from '../../../../db/schema/index.ts'
import { AppError } from '../../kernel/app-error.ts'
import { writeAudit } from '../../kernel/audit.ts'
import { type Core, inTransaction, type TxCore } from '../../kernel/core.ts'
import { changeGrants } from './change-grants.ts'
import { decideRefusals, PROPOSAL_LIFE, refusalToDecide } from './role-proposal.ts'
import { countConfirmers } from './role-queries.ts'

export type RoleDecision = {
  proposalId: string
  /** The second person; null: the operator of the server, while nobody else could decide. */
  deciderId: string | null
  approve: boolean
}
type Proposal = typeof roleProposals.$inferSelect

/**
 * The second person confirms or refuses a proposed role. The same decision twice is one. Throws AppError
 * `not_found`, `forbidden` (one's own role or proposal), `lost_race` (decided otherwise, or expired) and `not_now`
 * for the last administrator.
 */
export function decideRole(core: Core, decision: RoleDecision): Promise<void> {
  return inTransaction(core, async (t) => {
    const [proposal] = await t.tx
      .select()
      .from(roleProposals)
      .where(eq(roleProposals.id, decision.proposalId))
      .for('update')
    if (!proposal) throw new AppError('not_found')
    await checkDecider(t, proposal, decision)
    const state = decision.approve ? 'confirmed' : 'refused'
    if (proposal.state === state && proposal.decidedBy === decision.deciderId) return
    const age = t.now.getTime() - proposal.proposedAt.getTime()
    if (proposal.state !== 'proposed' || age >= PROPOSAL_LIFE) throw new AppError('lost_race')
    await t.tx
      .update(roleProposals)
      .set({ state, decidedBy: decision.deciderId, decidedAt: t.now })
      .where(eq(roleProposals.id, proposal.id))
    await record(t, proposal, decision)
  })
}

async function checkDecider(t: TxCore, proposal: Proposal, decision: RoleDecision): Promise<void> {
  const { proposedBy, employeeId } = proposal
  const refusal = refusalToDecide({
    proposedBy,
    employeeId,
    deciderId: decision.deciderId,
    otherConfirmers: await countConfirmers(t.tx, [proposedBy, employeeId]),
  })
  if (refusal) throw new AppError('forbidden', { sentence: decideRefusals[refusal] })
}

async function record(t: TxCore, proposal: Proposal, decision: RoleDecision): Promise<void> {
  const { id, employeeId, role, change, departmentIds, proposedBy } = proposal
  const byOperator = decision.deciderId === null
  await writeAudit(t.tx, t.now, {
    actorId: decision.deciderId,
    action: decision.approve ? 'role.confirmed' : 'role.refused',
    subject: employeeId,
    details: { proposalId: id, role, change, departmentIds, byOperator },
  })
  if (decision.approve) await changeGrants(t, { ...proposal, grantedBy: proposedBy })
}
