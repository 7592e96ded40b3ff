import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import type { Drill } from '../../../../shared/drill.ts'
import { AppError } from '../../kernel/app-error.ts'
import type { Core } from '../../kernel/core.ts'
import { rowsOf } from '../../kernel/rows.ts'
import type { Scope } from '../../kernel/scope.ts'
import { reasonsOf, resultOf, siteOf, sumOf } from './add-up.ts'
import { isOpenCall, mayClose } from './drill.ts'
import { countSites, type DrillRow, findDrills, medianTimes, reaches } from './drill-queries.ts'

/**
 * How far a drill is and what it says: each site, the whole, and apart from them who was not called and why. Throws
 * AppError `not_found` for one that does not concern the caller.
 */
export async function getDrill(
  core: Core,
  asked: { drillId: string; callerId: string; scope: Scope; mayRun: boolean },
): Promise<Drill> {
  const { drillId, callerId, scope, mayRun } = asked
  const [found] = await findDrills(core.db, sql`d.id = ${drillId} and ${reaches(scope, callerId)}`)
  if (!found) throw new AppError('not_found')
  const { starterId, ...drill } = found
  const [sites, times, openCalls, held, mine] = await Promise.all([
    countSites(core.db, [drillId]),
    findTimes(core.db, drill),
    findOpenCalls(core.db, drillId),
    findHeld(core.db, drillId),
    findMine(core, asked),
  ])
  return {
    ...drill,
    ...times,
    ...sumOf(sites),
    sites: sites.map(siteOf),
    result: resultOf(sites),
    reasons: reasonsOf(sites),
    openCalls,
    held,
    mine,
    mayRun: mayRun && drill.state === 'running' && mayClose(starterId, asked),
  }
}

type Times = Pick<Drill, 'dialSeconds' | 'resultMinutes'>

async function findTimes(db: Queryable, drill: Omit<DrillRow, 'starterId'>): Promise<Times> {
  const { id, state, dialSeconds, resultMinutes } = drill
  if (state === 'closed') return { dialSeconds, resultMinutes }
  const result = await db.execute(medianTimes(id))
  return rowsOf<Times>(result)[0] ?? { dialSeconds: null, resultMinutes: null }
}

async function findOpenCalls(db: Queryable, drillId: string): Promise<Drill['openCalls']> {
  const result = await db.execute(sql`
    select e.name as by, count(*)::int as count
    from drill_people p join drill_calls c on c.drill_person_id = p.id join employees e on e.id = c.actor_id
    where p.drill_id = ${drillId} and ${isOpenCall} group by e.id, e.name order by e.name, e.id`)
  return rowsOf(result)
}

/** Which SMS wait for what, as of the last time that they were to leave. */
async function findHeld(db: Queryable, drillId: string): Promise<Drill['held']> {
  const result = await db.execute(sql`
    select case when m.why in ('hours', 'budget') then m.why
      when m.why in ('pair_day', 'pair_year', 'number_year') then 'limits' else 'trouble' end as why,
      count(*)::int as count
    from drill_people p join drill_messages d on d.drill_person_id = p.id
    join messages m on m.drill_message_id = d.id and m.state = 'queued' and m.why is not null
    where p.drill_id = ${drillId} and p.state = 'waiting' group by 1 order by 2 desc, 1`)
  return rowsOf(result)
}

async function findMine(
  core: Core,
  { drillId, callerId }: { drillId: string; callerId: string },
): Promise<Drill['mine']> {
  const result = await core.db.execute(sql`
    select p.id, e.name as employee from drill_people p join employees e on e.id = p.employee_id
    where p.drill_id = ${drillId} and (p.held_by = ${callerId} and p.held_until > ${core.clock.now().toISOString()}
      or exists (select 1 from drill_calls c where c.drill_person_id = p.id and c.actor_id = ${callerId} and ${isOpenCall}))
    limit 1`)
  return rowsOf<{ id: string; employee: string }>(result)[0] ?? null
}
