import { sql } from 'drizzle-orm'
import type { TxCore } from '../../kernel/core.ts'
import { newId } from '../../kernel/ids.ts'
import { takeTurn } from '../../kernel/in-turn.ts'
import { arrayOf, rowsOf } from '../../kernel/rows.ts'
import { changeDepartments, type DepartmentRow, type KeptDepartment } from './change-departments.ts'

export type DirectoryDepartmentRow = Omit<DepartmentRow, 'leaderId'> & {
  /** The leader's WeCom account; null: none. Absent: as it was. */
  leaderUserid?: string | null
}

/**
 * Writes all the departments of a directory, parents first; the same again changes nothing. One that is no longer
 * there has no leader any more, and goes if nobody and nothing is in it.
 */
export async function saveDepartments(
  t: TxCore,
  { rows }: { rows: readonly DirectoryDepartmentRow[] },
): Promise<{ added: number; changed: number; gone: number }> {
  await takeTurn(t, 'people')
  const kept = rowsOf<{ row: KeptDepartment }>(
    await t.tx.execute(sql`select to_jsonb(d) as row from departments d order by id desc`),
  ).map(({ row }) => row)
  const leaders = await findLeaders(t, rows)
  const wanted = rows.map(({ leaderUserid, ...row }) =>
    leaderUserid === undefined
      ? row
      : { ...row, leaderId: leaderUserid === null ? null : (leaders.get(leaderUserid) ?? null) },
  )
  const { write, added, gone } = changeDepartments(wanted, kept, {
    newId: () => newId('department', t.now),
    now: t.now.toISOString(),
  })
  if (write.length > 0)
    await t.tx.execute(sql`
      insert into departments
      select * from jsonb_populate_recordset(null::departments, ${JSON.stringify(write)}::jsonb)
      on conflict (id) do update set external_id = excluded.external_id, name = excluded.name,
        parent_id = excluded.parent_id, leader_id = excluded.leader_id`)
  if (gone.length > 0) await dropDepartments(t, gone)
  return { added, changed: write.length - added, gone: gone.length }
}

async function findLeaders(
  { tx }: TxCore,
  rows: readonly DirectoryDepartmentRow[],
): Promise<Map<string, string>> {
  const userids = rows.flatMap(({ leaderUserid }) => leaderUserid ?? [])
  if (userids.length === 0) return new Map()
  const found = await tx.execute(sql`
    select userid, id from employees
    where userid = any(${arrayOf(userids)}::text[]) and status <> 'left'`)
  return new Map(
    rowsOf<{ userid: string; id: string }>(found).map(({ userid, id }) => [userid, id]),
  )
}

async function dropDepartments({ tx }: TxCore, gone: readonly KeptDepartment[]): Promise<void> {
  const ids = arrayOf(gone.map(({ id }) => id))
  await tx.execute(sql`
    update departments set external_id = null, leader_id = null where id = any(${ids}::text[])`)
  await tx.execute(sql`
    delete from departments d where d.id = any(${ids}::text[])
      and not exists (select 1 from employees e where e.department_id = d.id)
      and not exists (select 1 from departments c where c.parent_id = d.id)
      and not exists (select 1 from role_grants g where g.department_id = d.id)
      and not exists (select 1 from alerts a where a.department_id = d.id)`)
}
