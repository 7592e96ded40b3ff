import { type SQL, sql } from 'drizzle-orm'
import type * as z from 'zod/mini'
import type { AuditAction, auditPageSchema } from '../../../../shared/access.ts'
import type { Core } from '../../kernel/core.ts'
import { rowsOf, toDate } from '../../kernel/rows.ts'
import { describeEntry } from './describe-entry.ts'

export type AuditFilter = {
  action?: AuditAction | undefined
  actorId?: string | undefined
  subject?: string | undefined
  from?: Date | undefined
  to?: Date | undefined
  /** Entries older than this one. */
  beforeId?: number | undefined
}
type Entries = z.infer<typeof auditPageSchema>['entries']

const PAGE = 50

type Row = {
  id: number | string
  at: unknown
  actor: string | null
  action: string
  subject: string | null
  reason: string | null
  details: Record<string, unknown> | null
  employee: string | null
}

/** One page of the audit log, newest first, each act in a sentence; `lastId` where there is more. */
export async function listAudit(
  core: Core,
  filter: AuditFilter,
): Promise<{ entries: Entries; lastId: number | null }> {
  const result = await core.db.execute(sql`
    select a.id, a.at, actor.name as actor, a.action, a.subject, a.reason, a.details,
      coalesce(e.name, owner.name) as employee
    from audit_log a
    left join employees actor on actor.id = a.actor_id
    left join employees e on e.id = a.subject
    left join contacts c on c.id = a.subject
    left join change_requests r on r.id = a.subject
    left join employees owner on owner.id = coalesce(c.employee_id, r.employee_id)
    where ${sql.join(conditionsOf(filter), sql` and `)}
    order by a.id desc limit ${PAGE + 1}`)
  const rows = rowsOf<Row>(result)
  const page = rows.slice(0, PAGE)
  return {
    entries: page.map(({ details, employee, id, at, ...row }) => ({
      ...row,
      id: Number(id),
      at: toDate(at)?.toISOString() ?? '',
      text: describeEntry({ action: row.action, employee, details }),
    })),
    lastId: rows.length > PAGE ? Number(page.at(-1)?.id) : null,
  }
}

function conditionsOf({ action, actorId, subject, from, to, beforeId }: AuditFilter): SQL[] {
  return [
    sql`true`,
    ...(action ? [sql`a.action = ${action}`] : []),
    ...(actorId ? [sql`a.actor_id = ${actorId}`] : []),
    ...(subject ? [sql`a.subject = ${subject}`] : []),
    ...(from ? [sql`a.at >= ${from.toISOString()}`] : []),
    ...(to ? [sql`a.at < ${to.toISOString()}`] : []),
    ...(beforeId ? [sql`a.id < ${beforeId}`] : []),
  ]
}
