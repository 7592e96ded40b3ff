import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../db/client.ts'
import { auditLog } from '../../../db/schema/index.ts'
import { maskNumbers } from './mask-numbers.ts'

/** Every act that audit keeps, with its sentence. */
export const auditActions = {
  'contact.revealed': '查看了联络人的号码',
  'emergency.opened': '打开了紧急联系卡',
  'emergency.closed': '关闭了紧急联系卡',
  'emergency.permit_requested': '申请继续打开紧急联系卡',
  'emergency.permit_granted': '同意他人继续打开紧急联系卡',
  'change_request.decided': '决定了变更申请',
  'delegation.set': '设了代理人',
  'delegation.ended': '收回了代理',
  'role.proposed': '提出了角色变更',
  'role.confirmed': '同意了角色变更',
  'role.refused': '没有同意角色变更',
  'work_address.verified': '核实了接收预警的地址',
} as const
export type AuditAction = keyof typeof auditActions

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
