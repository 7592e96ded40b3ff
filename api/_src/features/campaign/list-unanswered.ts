import { type SQL, sql } from 'drizzle-orm'
import type { Unanswered, UnansweredPage } from '../../../../shared/campaign.ts'
import type { Core } from '../../kernel/core.ts'
import { readCursor, writeCursor } from '../../kernel/cursor.ts'
import { rowsOf, toDate } from '../../kernel/rows.ts'
import { inScope, type Scope } from '../../kernel/scope.ts'
import { NUDGES } from './rhythm.ts'

const PAGE = 50

type Query = { scope: Scope; cursor?: string | undefined }

/** Whom a campaign asked and who has not answered, among the people who are in scope now; nothing of their contacts. */
export function listUnanswered(
  core: Core,
  { campaignId, ...query }: Query & { campaignId: string },
): Promise<UnansweredPage> {
  return readPage(core, sql`m.campaign_id = ${campaignId}`, query)
}

/** Who has said nothing after the last nudge, of whichever campaign: what their manager may ask them about. */
export function listSilent(core: Core, query: Query): Promise<UnansweredPage> {
  return readPage(core, sql`m.nudges >= ${NUDGES.length}::int`, query)
}

/** The longest waiting first; each person once, by their latest question. */
async function readPage(core: Core, which: SQL, { scope, cursor }: Query): Promise<UnansweredPage> {
  const [at, id] = cursor ? readCursor(cursor, ['time', 'id']) : [null, null]
  const result = await core.db.execute(sql`
    with silent as (
      select distinct on (e.id) e.id as "employeeId", e.name, e.employee_no as "employeeNo", d.name as department,
        m.asked_at as "askedAt", m.opened_at is not null as opened, m.nudges
      from campaign_members m join employees e on e.id = m.employee_id and e.status <> 'left'
      left join departments d on d.id = e.department_id
      where ${which} and m.asked_at is not null and m.answered_at is null and m.closed_at is null
        and ${inScope(scope, sql`e.department_id`)}
      order by e.id, m.asked_at desc)
    select *, (select count(*)::int from silent) as total from silent
    where ${at === null ? sql`true` : sql`("askedAt", "employeeId") > (${at}::timestamptz, ${id})`}
    order by "askedAt", "employeeId" limit ${PAGE + 1}`)
  const rows = rowsOf<Unanswered & { askedAt: unknown; total: number }>(result)
  const people = rows.slice(0, PAGE).map(({ total: _, askedAt, ...row }) => ({
    ...row,
    askedAt: toDate(askedAt)?.toISOString() ?? '',
  }))
  const last = people.at(-1)
  const more = rows.length > PAGE && last
  return {
    people,
    total: rows[0]?.total ?? 0,
    nextCursor: more ? writeCursor([last.askedAt, last.employeeId]) : null,
  }
}
