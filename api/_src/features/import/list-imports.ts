import { sql } from 'drizzle-orm'
import type { ImportList } from '../../../../shared/upload.ts'
import type { Core } from '../../kernel/core.ts'
import { rowsOf, toDate } from '../../kernel/rows.ts'
import { askingDay } from './start-import.ts'

type Row = {
  id: string
  state: 'staged' | 'started' | 'undone'
  createdAt: unknown
  startedAt: unknown
  people: number
  contacts: number
  issues: number
}

const SHOWN = 20

/** The newest imports, those that wait for 开始询问 among them, and from which day on families would be asked. */
export async function listImports(core: Core): Promise<ImportList> {
  const result = await core.db.execute(sql`
    select m.id, m.state, m.created_at as "createdAt", m.started_at as "startedAt",
      (m.counts ->> 'employees')::int + (m.counts ->> 'left')::int as people,
      case when m.state = 'staged'
        then (select count(*)::int from staged_contacts s where s.import_id = m.id)
        else (m.counts ->> 'contacts_importable')::int end as contacts,
      (select count(*)::int from import_issues i where i.import_id = m.id) as issues
    from imports m order by m.state = 'staged' desc, m.created_at desc, m.id desc limit ${SHOWN}`)
  const rows = rowsOf<Row>(result)
  const newest = rows.find(({ state }) => state === 'staged')
  return {
    imports: rows.map(({ createdAt, startedAt, ...row }) => ({
      ...row,
      createdAt: toDate(createdAt)?.toISOString() ?? '',
      startedAt: toDate(startedAt)?.toISOString() ?? null,
      mayUndo: row.id === newest?.id,
    })),
    askingOn: askingDay(core.clock.now()),
  }
}
