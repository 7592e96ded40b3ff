import { sql } from 'drizzle-orm'
import { emergencies } from '../../../../db/schema/index.ts'
import type { Emergency } from '../../../../shared/emergency.ts'
import { AppError } from '../../kernel/app-error.ts'
import { writeAudit } from '../../kernel/audit.ts'
import { addMilliseconds } from '../../kernel/clock.ts'
import { type Core, inTransaction, type TxCore } from '../../kernel/core.ts'
import { newId } from '../../kernel/ids.ts'
import { announce } from '../../kernel/outbox.ts'
import { rowsOf } from '../../kernel/rows.ts'
import { isInScope, type Scope } from '../../kernel/scope.ts'
import { CARD_WINDOW, mayOpenAnother } from './emergency.ts'
import { getEmergency } from './get-emergency.ts'

export type OpenEmergency = {
  employeeId: string
  reason: Emergency['reason']
  openerId: string
  /** Whose card this opener opens without breaking glass. */
  own: Scope
}

/**
 * Opens an employee's emergency card, with audit in the same transaction; a card of theirs that this person
 * has open already is the same one. Calls nothing outside. Throws AppError `not_found` (nobody, or left) and
 * `second_person_needed` for the sixth employee within an hour (design §10).
 */
export async function openEmergency(core: Core, open: OpenEmergency): Promise<Emergency> {
  const emergencyId = await inTransaction(core, (t) => recordOpening(t, open))
  return getEmergency(core, { emergencyId, openerId: open.openerId })
}

type Facts = {
  departmentId: string | null
  openId: string | null
  already: boolean
  opened: number
  permits: number
  secondId: string | null
}

async function recordOpening(t: TxCore, open: OpenEmergency): Promise<string> {
  const { employeeId, openerId, reason } = open
  // two presses of one person, in two windows, come one after the other
  await t.tx.execute(sql`select 1 from employees where id = ${openerId} for no key update`)
  const facts = await findFacts(t, open)
  if (!facts) throw new AppError('not_found')
  if (facts.openId) return facts.openId
  const isMore = !facts.already
  if (isMore && !mayOpenAnother(facts)) throw new AppError('second_person_needed')
  const needsSecond = isMore && !mayOpenAnother({ ...facts, permits: 0 })
  const secondId = needsSecond ? facts.secondId : null
  const brokeGlass = isInScope(open.own, facts.departmentId) ? 'no' : 'yes'
  const id = newId('emergency', t.now)
  await t.tx
    .insert(emergencies)
    .values({ id, employeeId, openedBy: openerId, reason, brokeGlass, secondId, openedAt: t.now })
  await writeAudit(t.tx, t.now, {
    actorId: openerId,
    action: 'emergency.opened',
    subject: employeeId,
    reason,
    details: {
      emergencyId: id,
      brokeGlass: brokeGlass === 'yes',
      ...(secondId ? { secondId } : {}),
    },
  })
  await announce(t.tx, t.now, 'emergency.opened', { emergencyId: id })
  return id
}

async function findFacts(t: TxCore, open: OpenEmergency): Promise<Facts | null> {
  const since = addMilliseconds(t.now, -CARD_WINDOW).toISOString()
  const result = await t.tx.execute(sql`
    with mine as (
      select id, employee_id, opened_at, closed_at from emergencies
      where opened_by = ${open.openerId} and (opened_at > ${since} or closed_at is null)),
    permits as (
      select granted_by, granted_at from emergency_permits
      where requested_by = ${open.openerId} and granted_at is not null and expires_at > ${t.now.toISOString()})
    select e.department_id as "departmentId",
      (select id from mine where employee_id = e.id and closed_at is null order by opened_at desc limit 1)
        as "openId",
      exists (select 1 from mine where employee_id = e.id and opened_at > ${since}) as already,
      (select count(distinct employee_id)::int from mine where opened_at > ${since}) as opened,
      (select count(*)::int from permits) as permits,
      (select granted_by from permits order by granted_at desc limit 1) as "secondId"
    from employees e where e.id = ${open.employeeId} and e.status <> 'left'`)
  return rowsOf<Facts>(result)[0] ?? null
}
