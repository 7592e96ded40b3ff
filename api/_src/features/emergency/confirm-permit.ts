import { sql } from 'drizzle-orm'
import { AppError } from '../../kernel/app-error.ts'
import { writeAudit } from '../../kernel/audit.ts'
import { addMilliseconds } from '../../kernel/clock.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { rowsOf } from '../../kernel/rows.ts'
import { PERMIT_LIFE } from './emergency.ts'

/**
 * The second person says yes: good for an hour from now. The same yes twice is one. Throws AppError `not_found`
 * (none, or expired), `forbidden` for one's own request and `lost_race` where somebody else said yes.
 */
export function confirmPermit(
  core: Core,
  { permitId, secondId }: { permitId: string; secondId: string },
): Promise<void> {
  return inTransaction(core, async (t) => {
    const result = await t.tx.execute(sql`
      select requested_by as "requestedBy", granted_by as "grantedBy" from emergency_permits
      where id = ${permitId} and expires_at > ${t.now.toISOString()} for no key update`)
    const [permit] = rowsOf<{ requestedBy: string; grantedBy: string | null }>(result)
    if (!permit) throw new AppError('not_found')
    if (permit.requestedBy === secondId)
      throw new AppError('forbidden', { sentence: '自己的申请要由另一位同事同意。' })
    if (permit.grantedBy === secondId) return
    if (permit.grantedBy) throw new AppError('lost_race')
    await t.tx.execute(sql`
      update emergency_permits set granted_by = ${secondId}, granted_at = ${t.now.toISOString()},
        expires_at = ${addMilliseconds(t.now, PERMIT_LIFE).toISOString()}
      where id = ${permitId}`)
    await writeAudit(t.tx, t.now, {
      actorId: secondId,
      action: 'emergency.permit_granted',
      subject: permitId,
      details: { requestedBy: permit.requestedBy },
    })
  })
}
