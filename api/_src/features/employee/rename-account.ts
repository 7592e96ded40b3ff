import { sql } from 'drizzle-orm'
import type { TxCore } from '../../kernel/core.ts'
import { takeTurn } from '../../kernel/in-turn.ts'
import { rowsOf } from '../../kernel/rows.ts'

/** A member's WeCom account has another name; one that somebody has already is left to them. True if it was changed. */
export async function renameAccount(
  t: TxCore,
  { from, to }: { from: string; to: string },
): Promise<boolean> {
  await takeTurn(t, 'people')
  const renamed = await t.tx.execute(sql`
    update employees set userid = ${to}, updated_at = ${t.now.toISOString()}
    where userid = ${from} and not exists (select 1 from employees where userid = ${to})
    returning id`)
  return rowsOf(renamed).length > 0
}
