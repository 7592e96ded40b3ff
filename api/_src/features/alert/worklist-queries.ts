import { type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import type { AlertReason } from '../../../../shared/alert.ts'
import { readCursor, writeCursor } from '../../kernel/cursor.ts'
import { arrayOf, rowsOf, toDate } from '../../kernel/rows.ts'
import type { Scope } from '../../kernel/scope.ts'

export type WorklistSort = 'severity' | 'due' | 'score'

export type WorklistFilter = {
  /** The beginning of an employee's name or number. */
  q?: string | undefined
  reason?: AlertReason | undefined
  state?: 'open' | 'in_follow_up' | undefined
  /** Scores at most this, 0–10. */
  belowScore?: number | undefined
  ownerId?: string | undefined
}

type WorklistKey = {
  employeeId: string
  severity: number
  dueAt: Date
  tenths: number
  state: 'open' | 'in_follow_up'
  ownerId: string | null
  alertIds: string[]
}

// `nulls last` as the indexes have it, though no severity is null: said otherwise, PostgreSQL sorts instead of walking them
const orders: Record<WorklistSort, SQL> = {
  severity: sql`severity desc nulls last, due_at, employee_id`,
  due: sql`due_at, employee_id`,
  score: sql`tenths, employee_id`,
}

/**
 * One page: each department's rows are walked along its own index, just as far as the page is long, and merged; so
 * it costs the same however large the company is. A scope of all walks one index.
 */
export async function listWorklistKeys(
  q: Queryable,
  page: {
    scope: Scope
    filter: WorklistFilter
    sort: WorklistSort
    cursor?: string | undefined
    limit: number
  },
): Promise<{ rows: WorklistKey[]; nextCursor: string | null }> {
  const { scope, sort, limit } = page
  const kept = sql`${after(sort, page.cursor)} ${matching(page.filter)}`
  const columns = sql`employee_id, severity, due_at, tenths, state, owner_id, alert_ids`
  const walked = scope.all
    ? sql`select ${columns} from worklist_rows w where true ${kept}`
    : sql`select p.* from unnest(${arrayOf(scope.departmentIds)}::text[]) d(id) cross join lateral (
        select ${columns} from worklist_rows w where w.department_id = d.id ${kept}
        order by ${orders[sort]} limit ${limit + 1}) p`
  const result = await q.execute(sql`${walked} order by ${orders[sort]} limit ${limit + 1}`)
  const found = rowsOf<Record<string, unknown>>(result).map(readKey)
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  return { rows, nextCursor: found.length > limit && last ? cursorOf(sort, last) : null }
}

function readKey(row: Record<string, unknown>): WorklistKey {
  return {
    employeeId: String(row.employee_id),
    severity: Number(row.severity),
    dueAt: toDate(row.due_at) ?? new Date(0),
    tenths: Number(row.tenths),
    state: row.state === 'in_follow_up' ? 'in_follow_up' : 'open',
    ownerId: row.owner_id === null ? null : String(row.owner_id),
    alertIds: row.alert_ids as string[],
  }
}

function cursorOf(sort: WorklistSort, last: WorklistKey): string {
  const due = last.dueAt.toISOString()
  if (sort === 'severity') return writeCursor([String(last.severity), due, last.employeeId])
  if (sort === 'due') return writeCursor([due, last.employeeId])
  return writeCursor([String(last.tenths), last.employeeId])
}

function after(sort: WorklistSort, cursor: string | undefined): SQL {
  if (!cursor) return sql``
  if (sort === 'severity') {
    const [severity, due, id] = readCursor(cursor, ['number', 'time', 'id'])
    return sql`and severity <= ${severity}::bigint and (severity < ${severity}::bigint
      or (due_at, employee_id) > (${due}::timestamptz, ${id}::text))`
  }
  if (sort === 'due') {
    const [due, id] = readCursor(cursor, ['time', 'id'])
    return sql`and (due_at, employee_id) > (${due}::timestamptz, ${id}::text)`
  }
  const [tenths, id] = readCursor(cursor, ['number', 'id'])
  return sql`and (tenths, employee_id) > (${tenths}::bigint, ${id}::text)`
}

function matching({ q, reason, state, belowScore, ownerId }: WorklistFilter): SQL {
  const parts: SQL[] = []
  if (reason) parts.push(sql`and ${reason} = any(w.reasons)`)
  if (state) parts.push(sql`and w.state = ${state}`)
  if (belowScore !== undefined) parts.push(sql`and w.tenths < ${Math.round(belowScore * 10)}`)
  if (ownerId) parts.push(sql`and w.owner_id = ${ownerId}`)
  if (q)
    parts.push(sql`and exists (select 1 from employees e where e.id = w.employee_id
      and (starts_with(e.name, ${q}) or starts_with(lower(e.employee_no), lower(${q}))))`)
  return sql.join(parts, sql` `)
}
