import { sql } from 'drizzle-orm'
import type { DrillPeople, DrillPerson, DrillPersonState } from '../../../../shared/drill.ts'
import type { Core } from '../../kernel/core.ts'
import { readCursor, writeCursor } from '../../kernel/cursor.ts'
import { rowsOf } from '../../kernel/rows.ts'
import { inScope, type Scope } from '../../kernel/scope.ts'
import { standing } from './drill.ts'

const PAGE = 50

/** The sample in the order of calling, as far as the caller may call it; nothing of anybody's contacts. */
export async function listDrillPeople(
  core: Core,
  asked: {
    drillId: string
    callerId: string
    scope: Scope
    state?: DrillPersonState | undefined
    cursor?: string | undefined
  },
): Promise<DrillPeople> {
  const { drillId, callerId, scope, state, cursor } = asked
  const after = cursor ? Number(readCursor(cursor, ['number'])[0]) : -1
  const now = core.clock.now().toISOString()
  const result = await core.db.execute(sql`
    select p.id, p.position, e.name, e.employee_no as "employeeNo", d.name as department, p.site, p.state, p.reason,
      (select count(*)::int from drill_calls c where c.drill_person_id = p.id and c.outcome <> 'dialled'
        and ${standing(sql`c.id`)}) as calls, m.sent_at is not null as sent,
      case when p.held_until > ${now} then h.name end as "heldBy",
      w.state = 'running' and w.kind = 'call' and p.reason is distinct from 'left' and (p.state = 'waiting' or p.ended_by = ${callerId})
        and (p.held_until is null or p.held_by = ${callerId} or p.held_until <= ${now}) as "mayOpen"
    from drill_people p join drills w on w.id = p.drill_id join employees e on e.id = p.employee_id
    left join departments d on d.id = e.department_id left join employees h on h.id = p.held_by
    left join drill_messages m on m.drill_person_id = p.id
    where p.drill_id = ${drillId} and p.position > ${after}::int and ${inScope(scope, sql`e.department_id`)}
      and (${state ?? ''} = '' or p.state = ${state ?? ''})
    order by p.position limit ${PAGE + 1}`)
  const rows = rowsOf<DrillPerson & { position: number }>(result)
  const people = rows.slice(0, PAGE)
  const last = people.at(-1)
  return {
    people: people.map(({ position: _, ...person }) => ({
      ...person,
      mayOpen: Boolean(person.mayOpen),
      sent: Boolean(person.sent),
    })),
    nextCursor: rows.length > PAGE && last ? writeCursor([String(last.position)]) : null,
  }
}
