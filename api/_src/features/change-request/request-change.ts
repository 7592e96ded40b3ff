import { sql } from 'drizzle-orm'
import { type Core, inTransaction, type TxCore } from '../../kernel/core.ts'
import { newId } from '../../kernel/ids.ts'
import { announce } from '../../kernel/outbox.ts'
import { rowsOf } from '../../kernel/rows.ts'
import { findDecider } from './find-decider.ts'

/**
 * Asks whether a proven contact may be retired for a new one (design §8): once per pair, and again only if the
 * pair was moot for a while (a refusal taken back). Put to the manager, to HR where nobody is above. Announces
 * `change_request.opened`. Idempotent.
 */
export async function requestChange(
  core: Core,
  pair: { contactId: string; replacesId: string },
): Promise<void> {
  await inTransaction(core, async (t) => {
    const found = await findPair(t, pair)
    if (!found) return
    const deciderId = await findDecider(t.tx, { ...pair, employeeId: found.employeeId })
    const at = t.now.toISOString()
    const result = await t.tx.execute(sql`
      insert into change_requests (id, employee_id, department_id, contact_id, replaces_id, reason, state,
        decider_id, manager_id, requested_at, passed_to_hr_at)
      values (${newId('changeRequest', t.now)}, ${found.employeeId}, ${found.departmentId}, ${pair.contactId},
        ${pair.replacesId}, ${found.reason}, ${deciderId ? 'with_manager' : 'with_hr'}, ${deciderId},
        ${deciderId}, ${at}, ${deciderId ? null : at})
      on conflict (contact_id, replaces_id) do update set state = excluded.state,
        decider_id = excluded.decider_id, manager_id = excluded.manager_id, department_id = excluded.department_id,
        requested_at = excluded.requested_at, reminded_at = null, passed_to_hr_at = excluded.passed_to_hr_at,
        manager_decision = null, manager_decided_by = null, decided_by = null, decided_at = null, note_sealed = null
      where change_requests.state = 'withdrawn'
      returning id`)
    const [opened] = rowsOf<{ id: string }>(result)
    if (opened) await announce(t.tx, t.now, 'change_request.opened', { changeRequestId: opened.id })
  })
}

type Pair = { employeeId: string; departmentId: string | null; reason: string }

/** Both are there to decide about. Held: whoever ends one of them is announced after this. */
async function findPair(
  t: TxCore,
  { contactId, replacesId }: { contactId: string; replacesId: string },
): Promise<Pair | null> {
  const result = await t.tx.execute(sql`
    select c.employee_id as "employeeId", e.department_id as "departmentId",
      coalesce(c.replace_reason, '其他') as reason
    from contacts c join contacts o on o.id = c.replaces_id join employees e on e.id = c.employee_id
    where c.id = ${contactId} and o.id = ${replacesId} and e.status = 'active'
      and c.state not in ('draft', 'invalid', 'retired') and o.state not in ('invalid', 'retired')
    for share of c, o`)
  return rowsOf<Pair>(result)[0] ?? null
}
