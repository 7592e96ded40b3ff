import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import { maskName } from '../../../../shared/masked-name.ts'
import { maskPhone } from '../../../../shared/phone.ts'
import type { RosterConflicts } from '../../../../shared/roster.ts'
import type { Core } from '../../kernel/core.ts'
import { rowsOf, toBuffer, toDate } from '../../kernel/rows.ts'
import { inScope, type Scope } from '../../kernel/scope.ts'
import type { Conflict, ConflictKind } from './compare-roster.ts'

const PAGE = 50

const sentences: Record<ConflictKind, string> = {
  unknown_number: '花名册里的号码不在紧急联络人中，请和员工核对',
  known_wrong: '花名册里的号码已知无效，请在人事助手更正',
  unreadable: '花名册里的号码读不懂，请在人事助手更正',
  differs: '姓名或关系和员工填的不同，联络人还没有确认',
  full: '花名册已有五位，写不进已确认的联络人，请先删去无效的',
}

const conflicting = sql`roster_readings r join employees e on e.id = r.employee_id and e.status <> 'left'`

type Row = {
  id: string
  name: string
  no: string
  department: string | null
  at: unknown
  sealed: unknown
}

/** Where 人事助手 and the contacts of one's employees differ, names and numbers masked; by employee, `cursor` on. */
export async function listConflicts(
  core: Core,
  { scope, cursor }: { scope: Scope; cursor: string | null },
): Promise<RosterConflicts> {
  const result = await core.db.execute(sql`
    select e.id, e.name, e.employee_no as no, d.name as department, r.read_at as at, r.conflicts_sealed as sealed
    from ${conflicting} left join departments d on d.id = e.department_id
    where r.conflicts > 0 and r.employee_id > ${cursor ?? ''} and ${inScope(scope, sql`e.department_id`)}
    order by r.employee_id limit ${PAGE + 1}`)
  const rows = rowsOf<Row>(result)
  const page = rows.slice(0, PAGE)
  return {
    employees: page.map((row) => ({
      employeeId: row.id,
      employee: row.name,
      employeeNo: row.no,
      department: row.department,
      readAt: toDate(row.at)?.toISOString() ?? '',
      conflicts: (JSON.parse(core.vault.open('history', toBuffer(row.sealed))) as Conflict[]).map(
        ({ kind, roster, contactId }) => ({
          kind,
          text: sentences[kind],
          contactId,
          maskedName: roster?.name ? maskName(roster.name) : null,
          maskedPhone: roster?.phone ? maskPhone(roster.phone) : null,
          relation: roster?.relation ?? null,
        }),
      ),
    })),
    nextCursor: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null,
  }
}

/** How many employees that list has. */
export async function countConflicts(q: Queryable, scope: Scope): Promise<number> {
  const result = await q.execute(sql`
    select count(*)::int as count from ${conflicting}
    where r.conflicts > 0 and ${inScope(scope, sql`e.department_id`)}`)
  return rowsOf<{ count: number }>(result)[0]?.count ?? 0
}
