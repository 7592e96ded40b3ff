import { and, eq, gt, sql } from 'drizzle-orm'
import type * as z from 'zod/mini'
import { roleProposals } from '../../../../db/schema/index.ts'
import type { newRoleProposalSchema } from '../../../../shared/access.ts'
import { roleWords } from '../../../../shared/employee.ts'
import { AppError } from '../../kernel/app-error.ts'
import { writeAudit } from '../../kernel/audit.ts'
import { addMilliseconds } from '../../kernel/clock.ts'
import { type Core, inTransaction, type TxCore } from '../../kernel/core.ts'
import { newId } from '../../kernel/ids.ts'
import { rowsOf } from '../../kernel/rows.ts'
import { LAST_ADMIN } from './change-grants.ts'
import { PROPOSAL_LIFE } from './role-proposal.ts'
import {
  countChanges,
  countOtherAdmins,
  countUnknownDepartments,
  type ProposedChange,
} from './role-queries.ts'

/**
 * Proposes that somebody is given a role or loses one; a second person confirms. The same proposal while one waits
 * is that one. Throws AppError `forbidden` for oneself, `not_found` (nobody, or left), `invalid_input` (departments
 * only and always for an HR specialist), `nothing_to_do` and `not_now` for the last administrator.
 */
export function requestRole(
  core: Core,
  request: { proposerId: string; proposal: z.infer<typeof newRoleProposalSchema> },
): Promise<{ proposalId: string }> {
  const { proposerId, proposal } = request
  const { employeeId, role, change } = proposal
  const departmentIds = [...new Set(proposal.departmentIds)].sort()
  const wanted: ProposedChange = { employeeId, role, departmentIds, change }
  return inTransaction(core, async (t) => {
    if (employeeId === proposerId)
      throw new AppError('forbidden', { sentence: '不能给自己提出角色变更，请另一位同事提出。' })
    // two proposals about one person come one after the other
    const person = await t.tx.execute(sql`
      select 1 from employees where id = ${employeeId} and status <> 'left' for no key update`)
    if (rowsOf(person).length === 0) throw new AppError('not_found')
    await checkDepartments(t, wanted)
    const waiting = await findWaiting(t, wanted)
    if (waiting) return { proposalId: waiting }
    if ((await countChanges(t.tx, wanted)) === 0) throw new AppError('nothing_to_do')
    if (change === 'end' && role === 'admin' && (await countOtherAdmins(t.tx, employeeId)) === 0)
      throw new AppError('not_now', { sentence: LAST_ADMIN })
    const proposalId = newId('roleProposal', t.now)
    await t.tx.insert(roleProposals).values({
      ...wanted,
      id: proposalId,
      proposedBy: proposerId,
      proposedAt: t.now,
      state: 'proposed',
    })
    await writeAudit(t.tx, t.now, {
      actorId: proposerId,
      action: 'role.proposed',
      subject: employeeId,
      details: { proposalId, role, change, departmentIds },
    })
    return { proposalId }
  })
}

async function checkDepartments(t: TxCore, wanted: ProposedChange): Promise<void> {
  const { role, change, departmentIds } = wanted
  const none = departmentIds.length === 0
  if (role !== 'hr' && !none)
    throw new AppError('invalid_input', {
      field: 'departmentIds',
      sentence: `只有${roleWords.hr}按部门授予`,
    })
  if (role === 'hr' && change === 'grant' && none)
    throw new AppError('invalid_input', { field: 'departmentIds', sentence: '请选负责的部门' })
  if ((await countUnknownDepartments(t.tx, departmentIds)) > 0)
    throw new AppError('invalid_input', { field: 'departmentIds', sentence: '有一个部门找不到了' })
}

async function findWaiting(t: TxCore, wanted: ProposedChange): Promise<string | null> {
  const open = await t.tx
    .select()
    .from(roleProposals)
    .where(
      and(
        eq(roleProposals.employeeId, wanted.employeeId),
        eq(roleProposals.role, wanted.role),
        eq(roleProposals.change, wanted.change),
        eq(roleProposals.state, 'proposed'),
        gt(roleProposals.proposedAt, addMilliseconds(t.now, -PROPOSAL_LIFE)),
      ),
    )
  const same = open.find(
    ({ departmentIds }) => departmentIds.join() === wanted.departmentIds.join(),
  )
  return same?.id ?? null
}
