import { sql } from 'drizzle-orm'
import type { Core } from '../../kernel/core.ts'

/** Everybody with a WeCom account is read once at least; whoever left is no longer, and nothing of theirs is kept. */
export async function planRosters(core: Core): Promise<void> {
  const at = core.clock.now().toISOString()
  await core.db.execute(sql`
    delete from roster_readings r
    where not exists (select 1 from employees e where e.id = r.employee_id and e.status <> 'left')`)
  await core.db.execute(sql`
    insert into roster_readings (employee_id, due_at)
    select id, ${at} from employees e where userid is not null and status <> 'left'
      and not exists (select 1 from roster_readings r where r.employee_id = e.id)
    on conflict do nothing`)
}
