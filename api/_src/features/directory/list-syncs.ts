import { sql } from 'drizzle-orm'
import { type DirectorySync, syncStateWords } from '../../../../shared/directory.ts'
import type { Core } from '../../kernel/core.ts'
import { arrayOf, rowsOf, toDate } from '../../kernel/rows.ts'
import { describeDifference, describeTrouble } from './difference-sentences.ts'
import type { Difference } from './directory-sync.ts'

const MOST = 30

type Row = {
  id: string
  state: DirectorySync['state']
  askedBy: string | null
  startedAt: unknown
  endedAt: unknown
  counts: Record<string, number> | null
  differences: Difference[] | null
  trouble: string | null
}

/** The last readings of the directory with what each found otherwise, the newest first. */
export async function listSyncs(core: Core): Promise<DirectorySync[]> {
  const result = await core.db.execute(sql`
    select s.id, s.state, e.name as "askedBy", s.started_at as "startedAt", s.ended_at as "endedAt", s.counts,
      s.differences, s.trouble
    from directory_syncs s left join employees e on e.id = s.asked_by
    order by s.created_at desc limit ${MOST}`)
  const rows = rowsOf<Row>(result)
  const names = await namesOf(core, rows)
  return rows.map((row) => ({
    id: row.id,
    state: row.state,
    stateText: syncStateWords[row.state],
    askedBy: row.askedBy,
    startedAt: toDate(row.startedAt)?.toISOString() ?? null,
    endedAt: toDate(row.endedAt)?.toISOString() ?? null,
    counts: row.counts ?? {},
    trouble: row.trouble && row.state !== 'done' ? describeTrouble(row.trouble) : null,
    differences: (row.differences ?? []).map((one) => ({
      kind: one.kind,
      employee: names.get(one.employeeId ?? '') ?? null,
      userid: one.userid,
      text: describeDifference(one),
    })),
  }))
}

async function namesOf(core: Core, rows: readonly Row[]): Promise<Map<string, string>> {
  const ids = rows.flatMap(({ differences }) =>
    (differences ?? []).flatMap(({ employeeId }) => employeeId ?? []),
  )
  if (ids.length === 0) return new Map()
  const found = await core.db.execute(
    sql`select id, name from employees where id = any(${arrayOf(ids)}::text[])`,
  )
  return new Map(rowsOf<{ id: string; name: string }>(found).map(({ id, name }) => [id, name]))
}
