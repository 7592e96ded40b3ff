import { sql } from 'drizzle-orm'
import type { Transaction } from '../../../../db/client.ts'
import { rowsOf } from '../../kernel/rows.ts'
import { describeIssue, type Issue } from './issue-reasons.ts'
import type { ContactRow } from './staging-rows.ts'

/** Contacts to be asked later; a number that is this employee's contact already is not staged again. */
export async function stageContacts(
  tx: Transaction,
  importId: string,
  rows: readonly ContactRow[],
): Promise<number> {
  const staged = await tx.execute(sql`
    insert into staged_contacts (import_id, employee_id, row, position, name_sealed, relation, phone_sealed,
      phone_hash, own_number)
    select ${importId}, e.id, r.row, r.position, decode(r.name, 'base64'), r.relation,
      decode(r.phone, 'base64'), r.hash, r.own
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(no text, row int, position int, name text,
      relation text, phone text, hash text, own boolean)
    join employees e on e.employee_no = r.no
    where not exists (select 1 from contacts c where c.employee_id = e.id and c.phone_hash = r.hash
      and c.state not in ('invalid', 'retired'))
    order by r.row, r.position
    returning id`)
  return rowsOf(staged).length
}

export async function keepIssues(
  tx: Transaction,
  importId: string,
  issues: readonly Issue[],
): Promise<void> {
  const rows = issues.map((issue) => ({
    row: issue.row,
    no: issue.employeeNo || null,
    column: issue.column,
    reason: describeIssue(issue),
  }))
  await tx.execute(sql`
    insert into import_issues (import_id, row, employee_no, "column", reason)
    select ${importId}, row, no, "column", reason
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(row int, no text, "column" text, reason text)`)
}
