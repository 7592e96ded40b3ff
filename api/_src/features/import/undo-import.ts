import { and, desc, eq, sql } from 'drizzle-orm'
import type { Transaction } from '../../../../db/client.ts'
import { imports } from '../../../../db/schema/index.ts'
import { type Core, inTransaction, type TxCore } from '../../kernel/core.ts'
import { announce, announcing } from '../../kernel/outbox.ts'
import { AT_ONCE } from './people-statements.ts'

/**
 * Takes back the newest import that is still staged: its contacts and issues go, people, numbers and
 * departments are put back as they were. Null if none is staged; a started import cannot be taken back.
 */
export function undoImport(core: Core): Promise<{ importId: string } | null> {
  return inTransaction(core, async (t) => {
    const [newest] = await t.tx
      .select({ id: imports.id })
      .from(imports)
      .where(eq(imports.state, 'staged'))
      .orderBy(desc(imports.createdAt), desc(imports.id))
      .limit(1)
    if (!newest) return null
    const [mine] = await t.tx
      .update(imports)
      .set({ state: 'undone', undoneAt: t.now })
      .where(and(eq(imports.id, newest.id), eq(imports.state, 'staged')))
      .returning({ importId: imports.id })
    if (!mine) return null
    await putBack(t, mine.importId)
    await announce(t.tx, t.now, 'employees.changed', { afterId: '' })
    return mine
  })
}

async function putBack({ tx }: TxCore, importId: string): Promise<void> {
  await touchPutBack(tx, importId)
  await tx.execute(sql`delete from staged_contacts where import_id = ${importId}`)
  await tx.execute(sql`delete from import_issues where import_id = ${importId}`)
  await tx.execute(sql`
    delete from employee_numbers n using import_changes i
    where i.import_id = ${importId} and i.kind = 'number' and i.before is null
      and i.subject = n.employee_id || '/' || n.source`)
  await tx.execute(sql`
    delete from employee_numbers n using import_changes i
    where i.import_id = ${importId} and i.kind = 'employee' and i.before is null and i.subject = n.employee_id
      and not exists (select 1 from contacts c where c.employee_id = n.employee_id)`)
  await tx.execute(sql`
    update employee_numbers n set phone_sealed = decode(i.before->>'phone_sealed', 'base64'),
      phone_hash = i.before->>'phone_hash', updated_at = (i.before->>'updated_at')::timestamptz
    from import_changes i where i.import_id = ${importId} and i.kind = 'number' and i.before is not null
      and i.subject = n.employee_id || '/' || n.source`)
  await tx.execute(sql`
    update employees e set name = b.name, department_id = b.department_id, site = b.site,
      superior_no = b.superior_no, status = b.status, hired_on = b.hired_on, left_on = b.left_on,
      updated_at = b.updated_at
    from import_changes i cross join lateral jsonb_populate_record(null::employees, i.before) b
    where i.import_id = ${importId} and i.kind = 'employee' and i.before is not null and i.subject = e.id`)
  // Somebody who logged in and named a contact meanwhile stays.
  await tx.execute(sql`
    delete from employees e using import_changes i
    where i.import_id = ${importId} and i.kind = 'employee' and i.before is null and i.subject = e.id
      and not exists (select 1 from contacts c where c.employee_id = e.id)`)
  await tx.execute(sql`
    delete from departments d using import_changes i
    where i.import_id = ${importId} and i.kind = 'department' and i.subject = d.id
      and not exists (select 1 from employees e where e.department_id = d.id)`)
  await tx.execute(sql`delete from import_changes where import_id = ${importId}`)
}

/** What was compared with the numbers that now go is compared anew, and so is whoever is put back. */
async function touchPutBack(tx: Transaction, importId: string): Promise<void> {
  await tx.execute(sql`
    with people as (
      select distinct split_part(subject, '/', 1) as id from import_changes
      where import_id = ${importId} and kind in ('number', 'employee') and before is not null),
    touched as (${announcing('employee.touched', AT_ONCE, sql`jsonb_build_object('employeeId', id)`)} from people),
    compared as (
      select distinct c.id from import_changes i
      join employee_numbers n on n.employee_id = split_part(i.subject, '/', 1)
      join contacts c on c.phone_hash in (n.phone_hash, i.before ->> 'phone_hash') and c.state <> 'retired'
      where i.import_id = ${importId} and (i.kind = 'number' or (i.kind = 'employee' and i.before is null)))
    ${announcing('contact.touched', AT_ONCE, sql`jsonb_build_object('contactId', id)`)} from compared`)
}
