import { sql } from 'drizzle-orm'
import type * as z from 'zod/mini'
import type { emergencyPermitSchema } from '../../../../shared/emergency.ts'
import type { Core } from '../../kernel/core.ts'
import { rowsOf, toDate } from '../../kernel/rows.ts'

export type PermitView = z.infer<typeof emergencyPermitSchema>
type Row = Omit<PermitView, 'requestedAt' | 'expiresAt'> & {
  requestedAt: unknown
  expiresAt: unknown
}

/** What waits for a second person, and the caller's own requests that are still good. */
export async function listPermits(
  core: Core,
  { callerId }: { callerId: string },
): Promise<PermitView[]> {
  const result = await core.db.execute(sql`
    select p.id, e.name as "requestedBy", p.requested_at as "requestedAt", p.expires_at as "expiresAt",
      p.granted_at is not null as granted, p.requested_by = ${callerId} as mine
    from emergency_permits p join employees e on e.id = p.requested_by
    where p.expires_at > ${core.clock.now().toISOString()}
      and (p.requested_by = ${callerId} or p.granted_at is null)
    order by p.requested_at, p.id limit 100`)
  return rowsOf<Row>(result).map((row) => ({
    ...row,
    requestedAt: toDate(row.requestedAt)?.toISOString() ?? '',
    expiresAt: toDate(row.expiresAt)?.toISOString() ?? '',
  }))
}
