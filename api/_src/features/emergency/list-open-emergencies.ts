import { sql } from 'drizzle-orm'
import type { OpenEmergencies } from '../../../../shared/emergency.ts'
import type { Core } from '../../kernel/core.ts'
import { rowsOf } from '../../kernel/rows.ts'

const MOST = 20

/** The cards that this person has open, on whichever device, the latest first; no contact's data. */
export async function listOpenEmergencies(core: Core, openerId: string): Promise<OpenEmergencies> {
  const result = await core.db.execute(sql`
    select m.id, e.name as employee from emergencies m join employees e on e.id = m.employee_id
    where m.opened_by = ${openerId} and m.closed_at is null
    order by m.opened_at desc, m.id desc limit ${MOST}`)
  return { open: rowsOf<OpenEmergencies['open'][number]>(result) }
}
