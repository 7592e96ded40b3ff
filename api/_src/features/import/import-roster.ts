import { and, eq, inArray, sql } from 'drizzle-orm'
import { imports } from '../../../../db/schema/index.ts'
import { type Core, inTransaction, type TxCore } from '../../kernel/core.ts'
import { newId } from '../../kernel/ids.ts'
import { announce } from '../../kernel/outbox.ts'
import { countRoster } from './count-roster.ts'
import {
  fillPeopleTable,
  importDepartments,
  importEmployees,
  importNumbers,
  openPeopleTable,
} from './people-statements.ts'
import type { Roster } from './roster.ts'
import { contactRow, contactsToStage, personRow } from './staging-rows.ts'
import { keepIssues, stageContacts } from './staging-statements.ts'

export type ImportOutcome = {
  importId: string
  /** `unchanged`: this very roster was imported before, and is staged or started. */
  outcome: 'staged' | 'unchanged'
  employeesAdded: number
  employeesChanged: number
  contactsStaged: number
}

const CHUNK = 2000

/**
 * Stages a cleaned roster in one transaction: departments, people and their own numbers are written, contacts
 * wait in the staging table, issues are kept. Nobody is asked until `startImport`; `undoImport` puts all back
 * until then. The same roster again changes nothing. `onRow` hears of 0…total rows written.
 */
export function importRoster(
  core: Core,
  input: { roster: Roster; asOf: string; onRow?: (done: number, total: number) => void },
): Promise<ImportOutcome> {
  const { roster, asOf, onRow = () => {} } = input
  const fileHash = hashRoster(core, roster)
  return inTransaction(core, async (t) => {
    await oneImportAtATime(t)
    const known = await findSameImport(t, fileHash)
    if (known) {
      onRow(roster.employees.length, roster.employees.length)
      return {
        importId: known,
        outcome: 'unchanged',
        employeesAdded: 0,
        employeesChanged: 0,
        contactsStaged: 0,
      }
    }
    const context = { importId: newId('import', t.now), now: t.now }
    await t.tx.insert(imports).values({
      id: context.importId,
      fileHash,
      state: 'staged',
      asOf,
      counts: countRoster(roster, asOf),
      createdAt: t.now,
    })
    const contacts = contactsToStage(roster)
    const total = roster.employees.length + contacts.length

    await openPeopleTable(t.tx)
    for (const [done, people] of chunks(roster.employees)) {
      await fillPeopleTable(
        t.tx,
        people.map((person) => personRow(t.vault, person)),
        t.now,
      )
      onRow(done, total)
    }
    await importDepartments(t.tx, context)
    const { added, changed } = await importEmployees(t.tx, context)
    await importNumbers(t.tx, context)

    let staged = 0
    for (const [done, part] of chunks(contacts)) {
      const rows = part.map(({ employee, contact }) => contactRow(t.vault, employee, contact))
      staged += await stageContacts(t.tx, context.importId, rows)
      onRow(roster.employees.length + done, total)
    }
    await keepIssues(t.tx, context.importId, roster.issues)
    await announce(t.tx, t.now, 'employees.changed', { afterId: '' })
    return {
      importId: context.importId,
      outcome: 'staged',
      employeesAdded: added,
      employeesChanged: changed,
      contactsStaged: staged,
    }
  })
}

/** What the file says, whatever its format and the order of its columns. */
function hashRoster(core: Core, { employees, issues }: Roster): string {
  const content = employees.map((employee) => ({ ...employee, row: 0 }))
  return core.vault.hash('request', JSON.stringify([content, issues.length]))
}

// Any number, as long as nothing else in this database locks it.
const LOCK = 7_011_202_612

async function oneImportAtATime(t: TxCore): Promise<void> {
  await t.tx.execute(sql`select pg_advisory_xact_lock(${LOCK})`)
}

async function findSameImport(t: TxCore, fileHash: string): Promise<string | null> {
  const [known] = await t.tx
    .select({ id: imports.id })
    .from(imports)
    .where(and(eq(imports.fileHash, fileHash), inArray(imports.state, ['staged', 'started'])))
  return known?.id ?? null
}

function* chunks<T>(items: readonly T[]): Generator<[number, T[]]> {
  for (let at = 0; at < items.length; at += CHUNK) {
    const part = items.slice(at, at + CHUNK)
    yield [at + part.length, part]
  }
}
