import { sql } from 'drizzle-orm'
import { AppError } from '../../kernel/app-error.ts'
import { type Core, inTransaction, type TxCore } from '../../kernel/core.ts'
import { rowsOf } from '../../kernel/rows.ts'
import type { Scope } from '../../kernel/scope.ts'
import { isOpenCall, mayClose } from './drill.ts'
import { reaches } from './drill-queries.ts'
import { endDrill } from './end-drill.ts'

/**
 * Ends a drill for good, as `endDrill` says. Closing twice changes nothing. Throws
 * AppError `not_found` (none, or not of the caller's), `forbidden` (another one started it; the HR lead may) and `not_now`
 * while a call has no result.
 */
export function closeDrill(
  core: Core,
  { drillId, closerId, scope }: { drillId: string; closerId: string; scope: Scope },
): Promise<void> {
  return inTransaction(core, async (t) => {
    const result = await t.tx.execute(sql`
      select d.state, d.started_by as "startedBy" from drills d
      where d.id = ${drillId} and ${reaches(scope, closerId)} for no key update of d`)
    const [drill] = rowsOf<{ state: string; startedBy: string }>(result)
    if (!drill) throw new AppError('not_found')
    if (!mayClose(drill.startedBy, { scope, callerId: closerId })) throw new AppError('forbidden')
    if (drill.state === 'closed') return
    await refuseOpenCalls(t, drillId)
    await endDrill(t, { drillId, closerId })
  })
}

async function refuseOpenCalls({ tx }: TxCore, drillId: string): Promise<void> {
  const result = await tx.execute(sql`
    select count(*)::int as count from drill_people p join drill_calls c on c.drill_person_id = p.id
    where p.drill_id = ${drillId} and p.state = 'waiting' and ${isOpenCall}`)
  const count = rowsOf<{ count: number }>(result)[0]?.count ?? 0
  if (count > 0)
    throw new AppError('not_now', { sentence: `还有 ${count} 通电话没有记结果，请先记下来。` })
}
