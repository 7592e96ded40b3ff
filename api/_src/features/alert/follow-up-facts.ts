import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import type { AlertState, FollowUpOutcome } from '../../../../shared/alert.ts'
import { rowsOf, toDate } from '../../kernel/rows.ts'
import { isInScope, type Scope } from '../../kernel/scope.ts'
import type { FollowUpFacts } from './follow-up.ts'
import { numberSeenAt } from './number-seen.ts'

/** The employee of an alert that the scope holds; null for any other, as for one that does not exist. */
export async function findAlertInScope(
  q: Queryable,
  alertId: string,
  scope: Scope,
): Promise<{ employeeId: string } | null> {
  const result = await q.execute(sql`
    select e.id as "employeeId", e.department_id as "departmentId"
    from alerts a join employees e on e.id = a.employee_id where a.id = ${alertId}`)
  const [found] = rowsOf<{ employeeId: string; departmentId: string | null }>(result)
  return found && isInScope(scope, found.departmentId) ? { employeeId: found.employeeId } : null
}

export type AlertToFollowUp = FollowUpFacts & {
  employeeId: string
  contactId: string | null
}

/** An alert with all that decides whether a follow-up may be recorded. */
export async function readFollowUpFacts(
  q: Queryable,
  asked: { alertId: string; actorId: string; now: Date },
): Promise<AlertToFollowUp | null> {
  const result = await q.execute(sql`
    select a.employee_id as "employeeId", a.contact_id as "contactId", a.state,
      ${numberSeenAt(sql`a.contact_id`, asked)} as "seenAt",
      f.actor_id as "lastActor", f.outcome as "lastOutcome", f.at as "lastAt"
    from alerts a
    left join lateral (select actor_id, outcome, at from follow_ups
      where alert_id = a.id and undone_at is null order by at desc limit 1) f on true
    where a.id = ${asked.alertId}`)
  const [row] = rowsOf<{
    employeeId: string
    contactId: string | null
    state: AlertState
    seenAt: unknown
    lastActor: string | null
    lastOutcome: FollowUpOutcome | null
    lastAt: unknown
  }>(result)
  if (!row) return null
  const lastAt = toDate(row.lastAt)
  const last =
    row.lastActor && row.lastOutcome && lastAt
      ? { actorId: row.lastActor, outcome: row.lastOutcome, at: lastAt }
      : null
  return {
    employeeId: row.employeeId,
    contactId: row.contactId,
    state: row.state,
    hasContact: row.contactId !== null,
    seenAt: toDate(row.seenAt),
    last,
  }
}
