import { sql } from 'drizzle-orm'
import type { DrillList } from '../../../../shared/drill.ts'
import type { Core } from '../../kernel/core.ts'
import { rowsOf } from '../../kernel/rows.ts'
import { inScope, type Scope } from '../../kernel/scope.ts'
import { sumOf } from './add-up.ts'
import { countSites, findDrills, reaches } from './drill-queries.ts'

/** The drills that concern the caller, the newest first; for whoever may start one also whom it may be for. */
export async function listDrills(
  core: Core,
  { callerId, scope, mayRun }: { callerId: string; scope: Scope; mayRun: boolean },
): Promise<DrillList> {
  const found = await findDrills(core.db, reaches(scope, callerId))
  const sites = await countSites(
    core.db,
    found.map(({ id }) => id),
  )
  const list = found.map(
    ({
      starterId: _s,
      precision: _p,
      basis: _b,
      dialSeconds: _d,
      resultMinutes: _r,
      ...drill
    }) => ({
      ...drill,
      ...sumOf(sites.filter(({ drillId }) => drillId === drill.id)),
    }),
  )
  if (!mayRun) return { drills: list }
  const departments = await core.db.execute(sql`
    select id, case when site in ('', name) then name else site || ' · ' || name end as name
    from departments where ${inScope(scope, sql`id`)} order by 2, 1`)
  return { drills: list, departments: rowsOf<{ id: string; name: string }>(departments) }
}
