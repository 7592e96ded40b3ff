import { sql } from 'drizzle-orm'
import type { Transaction } from '../../../../db/client.ts'
import { writeAudit } from '../../kernel/audit.ts'
import { shanghaiInstant } from '../../kernel/clock.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { announce, announceAll, announcing } from '../../kernel/outbox.ts'
import { rowsOf } from '../../kernel/rows.ts'
import { addWorkdays } from '../../kernel/workdays.ts'
import { AT_ONCE } from './people-writer.ts'

/**
 * 开始询问: everything staged is released, in the order it was imported (of a corrected roster the correction
 * counts), whoever left by the file leaves now, and whose own number changed is asked about it. Announced, not done here: contacts are made in pages.
 * `imports` 0 means that nothing was staged, or something else than `expected`. With `tellFirst` the employees hear
 * of it now, and their families are asked from 9 o'clock of the second workday after (design §9).
 */
export function startImport(
  core: Core,
  {
    actorId,
    expected,
    tellFirst = false,
  }: { actorId?: string; expected?: readonly string[]; tellFirst?: boolean } = {},
): Promise<{ imports: number; contacts: number; leavers: number; askingOn: string | null }> {
  return inTransaction(core, async ({ tx, now }) => {
    const nothing = { imports: 0, contacts: 0, leavers: 0, askingOn: null }
    if (expected && !(await areExpected(tx, expected))) return nothing
    await dropCorrected(tx)
    const started = rowsOf<{ id: string; contacts: number }>(
      await tx.execute(sql`
        with started as (
          update imports set state = 'started', started_at = ${now.toISOString()} where state = 'staged' returning id)
        select id, (select count(*)::int from staged_contacts s where s.import_id = started.id) as contacts
        from started order by id`),
    )
    const askingOn = tellFirst ? askingDay(now) : null
    const askAt = askingOn ? shanghaiInstant(askingOn, ASKING_HOUR) : AT_ONCE
    for (const { id, contacts } of started) {
      if (askingOn)
        await announce(tx, now, 'import.announced', { importId: id, afterId: '', on: askingOn })
      await announce(tx, askAt, 'import.started', { importId: id, afterId: 0 })
      await writeAudit(tx, now, {
        actorId: actorId ?? null,
        action: 'import.started',
        subject: id,
        details: { contacts },
      })
    }
    const leavers = rowsOf<{ employeeId: string }>(
      await tx.execute(sql`
        select distinct i.subject as "employeeId" from import_changes i
        join imports m on m.id = i.import_id and m.state = 'started' join employees e on e.id = i.subject
        where i.kind = 'employee' and i.before->>'status' <> 'left' and e.status = 'left'`),
    )
    await announceAll(tx, AT_ONCE, 'employee.left', leavers)
    await announceAll(tx, AT_ONCE, 'employee.number_changed', await listNumberChanges(tx))
    await touchWithoutContacts(tx)
    await tx.execute(sql`
      delete from import_changes i using imports m where m.id = i.import_id and m.state = 'started'`)
    return {
      imports: started.length,
      contacts: started.reduce((sum, { contacts }) => sum + contacts, 0),
      leavers: leavers.length,
      askingOn,
    }
  })
}

const TOLD_BEFORE = 2
const ASKING_HOUR = 9

/** The day on which families are asked of whom 开始询问 is pressed now: the employees hear two workdays before. */
export function askingDay(now: Date): string {
  return addWorkdays(now, TOLD_BEFORE)
}

/** Nothing waits but what the person saw. Locks what waits. */
async function areExpected(tx: Transaction, expected: readonly string[]): Promise<boolean> {
  const waiting = rowsOf<{ id: string }>(
    await tx.execute(sql`select id from imports where state = 'staged' order by id for update`),
  )
  return (
    waiting.length === new Set(expected).size && waiting.every(({ id }) => expected.includes(id))
  )
}

/**
 * Whose attendance number is another one than before these imports, and who has somebody to bring up to date
 * (design §6, `own_number_changed`).
 */
async function listNumberChanges(tx: Transaction): Promise<{ employeeId: string }[]> {
  const result = await tx.execute(sql`
    with first as (
      select distinct on (i.subject) split_part(i.subject, '/', 1) as id, i.before ->> 'phone_hash' as hash
      from import_changes i join imports m on m.id = i.import_id and m.state = 'started'
      where i.kind = 'number' and i.subject like '%/attendance'
      order by i.subject, i.import_id)
    select f.id as "employeeId" from first f
    join employee_numbers n on n.employee_id = f.id and n.source = 'attendance' and n.phone_hash <> f.hash
    join employees e on e.id = f.id and e.status <> 'left'
    where exists (select 1 from contacts c
      where c.employee_id = f.id and c.state not in ('invalid', 'retired'))
    order by f.id`)
  return rowsOf<{ employeeId: string }>(result)
}

/** New people of whom the file names nobody: whoever has contacts is looked at when those are made. */
async function touchWithoutContacts(tx: Transaction): Promise<void> {
  await tx.execute(sql`
    with alone as (
      select i.subject as id from import_changes i join imports m on m.id = i.import_id and m.state = 'started'
      where i.kind = 'employee' and i.before is null
      except select employee_id from staged_contacts)
    ${announcing('employee.touched', AT_ONCE, sql`jsonb_build_object('employeeId', id)`)} from alone`)
}

/** What a later staged roster says otherwise: the same number, or another one in the same place. */
async function dropCorrected(tx: Transaction): Promise<void> {
  await tx.execute(sql`
    delete from staged_contacts s using imports m, imports corrected, staged_contacts c
    where m.id = s.import_id and m.state = 'staged' and corrected.state = 'staged' and corrected.id > m.id
      and c.import_id = corrected.id and c.employee_id = s.employee_id
      and (c.phone_hash = s.phone_hash or c.position = s.position)`)
}
