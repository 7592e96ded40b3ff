import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../db/client.ts'
import { auditLog } from '../../../db/schema/index.ts'
import type { AuditAction } from '../../../shared/access.ts'
import { maskNumbers } from './mask-numbers.ts'

export type AuditEntry = {
  /** The employee who did it; null: nobody did (a command, the clock). */
  actorId: string | null
  action: AuditAction
  /** An id. */
  subject: string
  /** What the actor gave as the reason; anything like a phone number in it is masked. */
  reason?: string
  /** Ids, codes and times only. */
  details?: Record<string, string | number | boolean | string[]>
}

/** Writes one row of the audit log, in the transaction of the act itself: what is not audited did not happen. */
export async function writeAudit(tx: Queryable, at: Date, entry: AuditEntry): Promise<void> {
  await tx.insert(auditLog).values({
    actorId: entry.actorId,
    action: entry.action,
    subject: entry.subject,
    reason: entry.reason === undefined ? null : maskNumbers(entry.reason),
    details: entry.details ?? sql`null`,
    at,
  })
}
