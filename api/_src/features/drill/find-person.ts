import { type SQL, sql } from 'drizzle-orm'
import { AppError } from '../../kernel/app-error.ts'
import type { TxCore } from '../../kernel/core.ts'
import { rowsOf } from '../../kernel/rows.ts'
import { inScope, type Scope } from '../../kernel/scope.ts'
import { isOpenCall } from './drill.ts'

export type Found = {
  id: string
  drillId: string
  employeeId: string
  /** The caller has the card open already. */
  mine: boolean
}
type Caller = { callerId: string; scope: Scope }

/**
 * Somebody of a sample, in scope; their drill cannot be closed meanwhile. Throws AppError `not_found` and `not_now`
 * (the drill is closed).
 */
export async function findPerson(
  t: TxCore,
  { drillPersonId, ...caller }: Caller & { drillPersonId: string },
): Promise<Found> {
  await holdDrill(t, sql`(select drill_id from drill_people where id = ${drillPersonId})`)
  const [found] = await select(t, caller, sql`where p.id = ${drillPersonId} for no key update of p`)
  if (!found) throw new AppError('not_found')
  return found
}

/**
 * The next one to call: whose call has no result from the caller yet, else the card that the caller has already, else
 * the first who waits and whom nobody is calling, those who were tried before last. Null: nobody is left. Throws as
 * `findPerson` does.
 */
export async function findNext(
  t: TxCore,
  { drillId, ...caller }: Caller & { drillId: string },
): Promise<Found | null> {
  await holdDrill(t, sql`${drillId}::text`)
  const now = t.now.toISOString()
  const reaches = await select(t, caller, sql`where p.drill_id = ${drillId} limit 1`)
  if (reaches.length === 0) throw new AppError('not_found')
  const [found] = await select(
    t,
    caller,
    sql`where p.drill_id = ${drillId} and p.state = 'waiting' and e.status <> 'left'
        and (p.held_until is null or p.held_by = ${caller.callerId} or p.held_until <= ${now})
      order by exists (select 1 from drill_calls c where c.drill_person_id = p.id
          and c.actor_id = ${caller.callerId} and ${isOpenCall}) desc,
        coalesce(p.held_by = ${caller.callerId} and p.held_until > ${now}, false) desc,
        p.dialled_at nulls first, p.position
      limit 1 for no key update of p skip locked`,
  )
  return found ?? null
}

async function select(t: TxCore, { callerId, scope }: Caller, rest: SQL): Promise<Found[]> {
  const result = await t.tx.execute(sql`
    select p.id, p.drill_id as "drillId", p.employee_id as "employeeId",
      coalesce(p.held_by = ${callerId} and p.held_until > ${t.now.toISOString()}, false) as mine
    from drill_people p join employees e on e.id = p.employee_id and ${inScope(scope, sql`e.department_id`)}
    ${rest}`)
  return rowsOf<Found>(result)
}

/** Of a drill by telephone: whoever closes it waits until this is done, and it does not begin once that is. */
export async function holdDrill({ tx }: TxCore, drillId: SQL): Promise<void> {
  const result = await tx.execute(
    sql`select state, kind from drills where id = ${drillId} for share`,
  )
  const [drill] = rowsOf<{ state: string; kind: string }>(result)
  if (!drill) throw new AppError('not_found')
  if (drill.kind !== 'call') throw new AppError('not_now', { sentence: '这次演练发短信，不打电话' })
  if (drill.state !== 'running') throw new AppError('not_now', { sentence: '这次演练已经结束' })
}
