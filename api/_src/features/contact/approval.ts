import { and, eq, isNull } from 'drizzle-orm'
import { challenges, changeRequests, employees } from '../../../../db/schema/index.ts'
import type { TxCore } from '../../kernel/core.ts'
import { announce } from '../../kernel/outbox.ts'
import type { ContactRow } from './contact-queries.ts'

/**
 * Must somebody decide before this replacement may retire the old contact (design §8)? Only in service, only for
 * the employee's own replacement of a contact that was proven and is still there. Until they did, the old one
 * stays; where nobody was asked yet, `contact.approval_needed` is announced.
 */
export async function waitsForDecision(
  t: TxCore,
  replacement: ContactRow,
  old: ContactRow,
): Promise<boolean> {
  if (old.state === 'invalid' || old.state === 'retired') return false
  const pair = { contactId: replacement.id, replacesId: old.id }
  const [request] = await t.tx
    .select({ state: changeRequests.state })
    .from(changeRequests)
    .where(
      and(
        eq(changeRequests.contactId, pair.contactId),
        eq(changeRequests.replacesId, pair.replacesId),
      ),
    )
  if (request && request.state !== 'withdrawn') return request.state !== 'approved'
  if (!(await needsApproval(t, replacement, old))) return false
  // a 停机 draft may end by itself: nobody is troubled for it
  if (replacement.state !== 'draft') await announce(t.tx, t.now, 'contact.approval_needed', pair)
  return true
}

async function needsApproval(
  t: TxCore,
  replacement: ContactRow,
  old: ContactRow,
): Promise<boolean> {
  if (replacement.source !== 'employee') return false
  if (!old.proofAt && !(await saidYes(t, old))) return false
  const { approveReplacements } = await t.settings.read(t.tx)
  if (!approveReplacements) return false
  const [employee] = await t.tx
    .select({ status: employees.status })
    .from(employees)
    .where(eq(employees.id, replacement.employeeId))
  return employee?.status === 'active'
}

/** They said yes, perhaps a moment ago so that the record does not know it yet. */
export async function saidYes(t: TxCore, contact: ContactRow): Promise<boolean> {
  const [answer] = await t.tx
    .select({ id: challenges.id })
    .from(challenges)
    .where(
      and(
        eq(challenges.contactId, contact.id),
        eq(challenges.state, 'confirmed'),
        isNull(challenges.withdrawnAt),
      ),
    )
    .limit(1)
  return answer !== undefined
}
