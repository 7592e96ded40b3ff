import { sql } from 'drizzle-orm'
import type { ExportList } from '../../../../shared/export.ts'
import type { Core } from '../../kernel/core.ts'
import { rowsOf, toDate } from '../../kernel/rows.ts'
import { inScope, type Scope } from '../../kernel/scope.ts'
import { type ExportFacts, exportState, mayDecide, mayDownload } from './export.ts'

const SHOWN = 30

type Row = Omit<ExportFacts, 'expiresAt' | 'requestedAt'> & {
  id: string
  requester: string
  requestedAt: unknown
  reason: string
  department: string | null
  rows: number
  decider: string | null
  expiresAt: unknown
  downloads: number
}

/** The caller's own requests, or everybody's for who decides; and what an export may be narrowed down to. */
export async function listExports(
  core: Core,
  { actorId, decides, scope }: { actorId: string; decides: boolean; scope: Scope },
): Promise<ExportList> {
  const now = core.clock.now()
  const result = await core.db.execute(sql`
    select x.id, x.state, x.requested_by as "requestedBy", requester.name as requester,
      x.requested_at as "requestedAt", x.reason, d.name as department, x.rows, decider.name as decider,
      x.expires_at as "expiresAt", x.downloads
    from exports x join employees requester on requester.id = x.requested_by
    left join employees decider on decider.id = x.decided_by left join departments d on d.id = x.department_id
    where ${decides ? sql`true` : sql`x.requested_by = ${actorId}`}
    order by x.state = 'requested' desc, x.requested_at desc limit ${SHOWN}`)
  return {
    exports: rowsOf<Row>(result).map((row) => {
      const expiresAt = toDate(row.expiresAt)
      const requestedAt = toDate(row.requestedAt) ?? now
      const facts: ExportFacts = { ...row, requestedAt, expiresAt }
      return {
        id: row.id,
        state: exportState(facts, now),
        requestedBy: row.requester,
        requestedAt: requestedAt.toISOString(),
        reason: row.reason,
        department: row.department,
        rows: row.rows,
        decidedBy: row.decider,
        expiresAt: expiresAt?.toISOString() ?? null,
        downloads: row.downloads,
        mayDecide: decides && mayDecide(facts, actorId, now),
        mayDownload: mayDownload(facts, actorId, now),
      }
    }),
    departments: await listDepartments(core, scope),
  }
}

/** `苏州基地 · 质量部`; none for who sees nobody. */
async function listDepartments(core: Core, scope: Scope): Promise<ExportList['departments']> {
  const result = await core.db.execute(sql`
    select d.id, case when d.site = '' or d.name = d.site then d.name else d.site || ' · ' || d.name end as name
    from departments d where ${inScope(scope, sql`d.id`)} order by d.site, d.name, d.id limit 2000`)
  return rowsOf<ExportList['departments'][number]>(result)
}
