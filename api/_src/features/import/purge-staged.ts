import { sql } from 'drizzle-orm'
import { addMilliseconds, DAY } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'

/**
 * Deletes staged contacts whose import was started a day ago, once no page of it waits: they are contacts by now. What a
 * person had to look at goes with imports of before `before`: a cell that could not be read may hold anything.
 */
export async function purgeStaged(core: Core, { before }: { before: Date }): Promise<void> {
  const yesterday = addMilliseconds(core.clock.now(), -DAY).toISOString()
  await core.db.execute(sql`
    delete from staged_contacts s using imports m
    where m.id = s.import_id and m.state = 'started' and m.started_at <= ${yesterday} and not exists (
      select 1 from jobs j where j.event = 'import.started' and j.payload ->> 'importId' = m.id)`)
  await core.db.execute(sql`
    delete from import_issues i using imports m
    where m.id = i.import_id and m.created_at <= ${before.toISOString()}`)
}
