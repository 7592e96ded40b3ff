import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { importContacts } from '../../api/_src/features/contact/import-contacts.ts'
import { cleanRoster } from '../../api/_src/features/import/clean-roster.ts'
import { findColumns } from '../../api/_src/features/import/find-columns.ts'
import type { Roster } from '../../api/_src/features/import/roster.ts'
import { contactsToStage } from '../../api/_src/features/import/staging-rows.ts'
import { startImport } from '../../api/_src/features/import/start-import.ts'
import { stageRoster, undoRoster } from '../../api/_src/flow/import-people.ts'
import { rowsOf } from '../../api/_src/kernel/rows.ts'
import { makeCompany } from '../support/company/make-company.ts'
import { createTestCore, type TestCore } from '../support/test-core.ts'

const asOf = '2026-11-23'
let core: TestCore
beforeAll(async () => {
  core = await createTestCore()
})
afterAll(() => core.close())
beforeEach(async () => {
  await core.db.execute(sql`truncate departments, employees, employee_numbers, imports, staged_contacts,
    import_issues, import_changes, jobs, contacts, contact_history restart identity`)
})

function read(rows: string[][]): Roster {
  const { columns, dataFrom } = findColumns(rows)
  return cleanRoster(rows, columns, { dataFrom, asOf })
}

const HEADINGS = '工号,姓名,基地,部门,在职状态,考勤手机号,紧急联络人1,关系1,联系电话1'.split(',')
const ZHANG = 'E1,张三,苏州基地,质量部,在职,13900000201,李四,爸,13900000202'.split(',')
const WANG = 'E2,王五,苏州基地,质量部,在职,13900000203,赵六,妻,13900000203'.split(',')

function importRows(...rows: string[][]) {
  core.clock.advance(60_000)
  return stageRoster(core, { roster: read([HEADINGS, ...rows]), asOf })
}

/** All that an import may touch; times and ids of the import itself left out. */
async function snapshot() {
  const tables = {
    departments: sql`select * from departments order by id`,
    employees: sql`select * from employees order by employee_no`,
    numbers: sql`select * from employee_numbers order by employee_id, source`,
    staged: sql`select * from staged_contacts order by id`,
    issues: sql`select * from import_issues order by id`,
    // to be looked at once more too often harms nobody
    jobs: sql`select * from jobs where lane <> 'desk' order by id`,
    imports: sql`select id, state from imports where state <> 'undone' order by id`,
  }
  const entries = Object.entries(tables).map(async ([name, query]) => [
    name,
    rowsOf(await core.db.execute(query)),
  ])
  return Object.fromEntries(await Promise.all(entries))
}

describe('staging a roster', () => {
  test('a made company is in the database as its export says, and nobody is asked', async () => {
    const { rows, expected } = makeCompany({ employees: 300, seed: 5 })
    const roster = read(rows)
    const outcome = await stageRoster(core, { roster, asOf })
    const once = contactsToStage(roster).map(({ contact }) => contact)
    expect(outcome).toMatchObject({
      outcome: 'staged',
      employeesAdded: 300,
      contactsStaged: once.length,
    })
    expect(once.length).toBeGreaterThan(expected.contacts_importable - 5)
    const now = await snapshot()
    expect(
      now.employees.filter(({ status }: { status: string }) => status === 'left'),
    ).toHaveLength(expected.left)
    expect(now.staged.filter((row: { own_number: boolean }) => row.own_number)).toHaveLength(
      once.filter(({ ownNumber }) => ownNumber !== null).length,
    )
    expect(now.issues).toHaveLength(roster.issues.length)
    expect(now.jobs).toEqual([])
  })

  test('running it twice changes nothing, in another format and order of columns too', async () => {
    await importRows(ZHANG, WANG)
    const before = await snapshot()
    const turned = [HEADINGS, ZHANG, WANG].map((row) => [...row.slice(6), ...row.slice(0, 6)])
    const again = await stageRoster(core, { roster: read(turned), asOf })
    expect(again).toMatchObject({ outcome: 'unchanged', contactsStaged: 0 })
    expect(await snapshot()).toEqual(before)
  })

  test('no name of a contact and no number stands in the database as plain text', async () => {
    await importRows(ZHANG, WANG)
    const text = JSON.stringify(await snapshot())
    expect(text).toContain('张三')
    expect(text).not.toMatch(/李四|赵六|1390000020/)
  })

  test('an own number is staged as one that is never asked', async () => {
    await importRows(ZHANG, WANG)
    const { staged } = await snapshot()
    expect(staged.map((row: { own_number: boolean }) => row.own_number)).toEqual([false, true])
  })

  test('progress runs up to the number of rows', async () => {
    const seen: number[] = []
    const roster = read([HEADINGS, ZHANG, WANG])
    await stageRoster(core, { roster, asOf, onRow: (done, total) => seen.push(done / total) })
    expect(seen.at(-1)).toBe(1)
    expect(seen).toEqual([...seen].sort())
  })
})

describe('undo', () => {
  test('takes back people, numbers, departments, contacts and issues', async () => {
    const empty = await snapshot()
    await importRows(ZHANG, [...WANG.slice(0, 8), '139'])
    expect(await undoRoster(core)).not.toBeNull()
    expect(await snapshot()).toEqual(empty)
    expect(await undoRoster(core)).toBeNull()
  })

  test('puts changed people back as they were, and leaves the earlier import alone', async () => {
    await importRows(ZHANG, WANG)
    const before = await snapshot()
    const moved = ZHANG.with(1, '张三丰').with(3, '设备部').with(4, '离职').with(5, '13900000209')
    expect(await importRows(moved, WANG)).toMatchObject({ employeesAdded: 0, employeesChanged: 1 })
    expect(await snapshot()).not.toEqual(before)
    await undoRoster(core)
    expect(await snapshot()).toEqual(before)
  })

  test('an undone roster can be imported again', async () => {
    await importRows(ZHANG)
    await undoRoster(core)
    expect(await importRows(ZHANG)).toMatchObject({ outcome: 'staged', employeesAdded: 1 })
  })
})

describe('start', () => {
  test('releases what is staged once, and only then', async () => {
    const { importId } = await importRows(ZHANG, WANG)
    expect(await startImport(core)).toEqual({
      imports: 1,
      contacts: 2,
      leavers: 0,
      askingOn: null,
    })
    expect(await startImport(core)).toMatchObject({ imports: 0, contacts: 0, leavers: 0 })
    const { jobs } = await snapshot()
    expect(jobs).toMatchObject([{ event: 'import.started', payload: { importId, afterId: 0 } }])
  })

  test('a started import cannot be taken back, nor imported again', async () => {
    await importRows(ZHANG)
    await startImport(core)
    const before = await snapshot()
    expect(await undoRoster(core)).toBeNull()
    expect(await importRows(ZHANG)).toMatchObject({ outcome: 'unchanged' })
    expect(await snapshot()).toEqual(before)
  })

  test('of whom the file names nobody is looked at once it is started', async () => {
    const alone = ZHANG.with(6, '').with(7, '').with(8, '')
    await importRows(alone, WANG)
    await startImport(core)
    expect(await countOf('jobs', "event = 'employee.touched'")).toBe(1)
  })

  test('who left by the file leaves when it is started', async () => {
    await importRows(ZHANG)
    await startImport(core)
    await importRows(ZHANG.with(4, '离职'))
    expect((await snapshot()).jobs).toHaveLength(1)
    expect(await startImport(core)).toMatchObject({ leavers: 1 })
    expect((await snapshot()).jobs.map(({ event }: { event: string }) => event)).toContain(
      'employee.left',
    )
  })

  test('page by page each staged contact becomes one contact, and own numbers are asked nothing', async () => {
    const { rows } = makeCompany({ employees: 400, seed: 9 })
    await stageRoster(core, { roster: read(rows), asOf })
    await startImport(core)
    const { staged } = await snapshot()
    await runPages()
    const own = staged.filter((row: { own_number: boolean }) => row.own_number).length
    expect(own).toBeGreaterThan(0)
    expect(await countOf('contacts')).toBe(staged.length)
    expect(await countOf('jobs', "event = 'contact.submitted'")).toBe(staged.length - own)

    await importContacts(core, { importId: staged[0].import_id, afterId: 0 })
    expect(await countOf('contacts')).toBe(staged.length)
  })

  test('a corrected roster, imported before the start, counts as the correction', async () => {
    await importRows(ZHANG, WANG)
    await importRows(
      ZHANG.with(7, '叔叔').with(8, '13900000202'),
      WANG.with(6, '孙七').with(8, '13900000299'),
    )
    expect(await startImport(core)).toMatchObject({ imports: 2, contacts: 2 })
    await runPages()
    const contacts = rowsOf<{ relation: string; phone_hash: string; position: number }>(
      await core.db.execute(sql`select c.relation, c.phone_hash, c.position from contacts c
        join employees e on e.id = c.employee_id order by e.employee_no`),
    )
    expect(contacts).toEqual([
      { relation: '其他亲属', phone_hash: core.vault.hash('phone', '13900000202'), position: 1 },
      { relation: '配偶', phone_hash: core.vault.hash('phone', '13900000299'), position: 1 },
    ])
  })

  test('nobody is asked about a contact whose employee left meanwhile', async () => {
    await importRows(ZHANG)
    await startImport(core)
    await importRows(ZHANG.with(4, '离职'))
    await runPages()
    expect(await countOf('contacts')).toBe(0)
  })
})

/** What the outbox does with `import.started`, again and again until no page is left. */
async function runPages(): Promise<void> {
  const pages = () =>
    core.db.execute(sql`delete from jobs where event = 'import.started' returning payload`)
  for (
    let jobs = rowsOf<Page>(await pages());
    jobs.length > 0;
    jobs = rowsOf<Page>(await pages())
  ) {
    for (const { payload } of jobs) await importContacts(core, payload)
  }
}
type Page = { payload: { importId: string; afterId: number } }

async function countOf(table: 'contacts' | 'jobs', where = 'true'): Promise<number> {
  const counted = await core.db.execute(
    sql.raw(`select count(*)::int as n from ${table} where ${where}`),
  )
  return rowsOf<{ n: number }>(counted)[0]?.n ?? 0
}
