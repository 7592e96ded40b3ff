import { sql } from 'drizzle-orm'
import { shanghaiDate } from '../../kernel/clock.ts'
import { type Core, inTransaction, type TxCore } from '../../kernel/core.ts'
import { announce } from '../../kernel/outbox.ts'
import { rowsOf } from '../../kernel/rows.ts'

const BATCH = 200
/** Stands where the name was: pages and history go on saying who did something, without saying who. */
const NOBODY = '已离职员工'

/**
 * Deletes name, WeCom account and own numbers of everybody who left by `before` (design §9). 工号, department and dates stay. A roster that names a leaver again is followed by the next night's
 * purge. May be stopped and run again, and at once with itself. Announces `employees.purged`. Returns how many.
 */
export async function purgeLeavers(core: Core, { before }: { before: Date }): Promise<number> {
  let purged = 0
  for (;;) {
    const ids = await inTransaction(core, (t) => purgeBatch(t, shanghaiDate(before)))
    purged += ids.length
    if (ids.length < BATCH) return purged
  }
}

async function purgeBatch(t: TxCore, leftBy: string): Promise<string[]> {
  const result = await t.tx.execute(sql`
    with due as materialized (
      select e.id from employees e
      where e.status = 'left' and coalesce(e.left_on, (e.updated_at at time zone 'Asia/Shanghai')::date) <= ${leftBy}::date
        and (e.name <> ${NOBODY} or e.userid is not null
          or exists (select 1 from employee_numbers n where n.employee_id = e.id))
      order by e.left_on limit ${BATCH} for update skip locked),
    numbers as (delete from employee_numbers n using due where n.employee_id = due.id),
    wiped as (update employees e set name = ${NOBODY}, userid = null from due where e.id = due.id)
    select id from due`)
  const ids = rowsOf<{ id: string }>(result).map(({ id }) => id)
  if (ids.length > 0) await announce(t.tx, t.now, 'employees.purged', { employeeIds: ids })
  return ids
}
