import { createHash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { imports } from '../../../../db/schema/index.ts'
import { type Core, inTransaction, type TxCore } from '../../kernel/core.ts'
import { newId } from '../../kernel/ids.ts'
import { announce } from '../../kernel/outbox.ts'
import { keepNotes } from './change-notes.ts'
import { countRoster } from './count-roster.ts'
import { AT_ONCE, importedPerson, type SavePeople } from './people-writer.ts'
import type { Roster } from './roster.ts'
import { contactRow, contactsToStage } from './staging-rows.ts'
import { keepIssues, stageContacts } from './staging-statements.ts'

export type ImportOutcome = {
  importId: string
  /** `unchanged`: this very roster was imported before, and is staged or started. */
  outcome: 'staged' | 'unchanged'
  employeesAdded: number
  employeesChanged: number
  contactsStaged: number
}

const CHUNK = 500

/**
 * Stages a cleaned roster in one transaction: departments, people and their own numbers are written, contacts
 * wait in the staging table, issues are kept. Nobody is asked until `startImport`; `undoImport` puts all back
 * until then. The same roster again changes nothing. `onRow` hears of 0…total rows written.
 */
export async function importRoster(
  core: Core,
  input: {
    roster: Roster
    asOf: string
    savePeople: SavePeople
    onRow?: (done: number, total: number) => void
    /** What else belongs to the same transaction. */
    also?: (t: TxCore, outcome: ImportOutcome) => Promise<void>
  },
): Promise<ImportOutcome> {
  const { roster, asOf, savePeople, onRow = () => {}, also = async () => {} } = input
  const fileHash = await hashRoster(core, roster)
  return inTransaction(core, async (t) => {
    await oneImportAtATime(t)
    const known = await findSameImport(t, fileHash)
    if (known) {
      onRow(roster.employees.length, roster.employees.length)
      const nothing = { employeesAdded: 0, employeesChanged: 0, contactsStaged: 0 }
      const outcome = { importId: known, outcome: 'unchanged', ...nothing } as const
      await also(t, outcome)
      return outcome
    }
    const importId = newId('import', t.now)
    await t.tx.insert(imports).values({
      id: importId,
      fileHash,
      state: 'staged',
      asOf,
      counts: countRoster(roster, asOf),
      createdAt: t.now,
    })
    await nextTurn()
    const contacts = contactsToStage(roster)
    const total = roster.employees.length + contacts.length

    let added = 0
    let changed = 0
    for (const [done, people] of chunks(roster.employees)) {
      const rows = people.map(importedPerson)
      const saved = await savePeople(t, { rows, quiet: true, at: AT_ONCE })
      await keepNotes(t.tx, importId, saved.notes)
      added += saved.results.filter(({ outcome }) => outcome === 'added').length
      changed += saved.results.filter(({ outcome }) => outcome === 'changed').length
      onRow(done, total)
    }

    let staged = 0
    for (const [done, part] of chunks(contacts)) {
      const rows = part.map(({ employee, contact }) => contactRow(t.vault, employee, contact))
      staged += await stageContacts(t.tx, importId, rows)
      onRow(roster.employees.length + done, total)
    }
    await keepIssues(t.tx, importId, roster.issues)
    await announce(t.tx, t.now, 'employees.changed', { afterId: '' })
    const outcome = {
      importId,
      outcome: 'staged',
      employeesAdded: added,
      employeesChanged: changed,
      contactsStaged: staged,
    } as const
    await also(t, outcome)
    return outcome
  })
}

/**
 * What the file says, whatever its format and the order of its columns. Person by person, for a company in one string
 * is as large again as the company, and with pauses in which others get their turn.
 */
async function hashRoster({ vault }: Core, { employees, issues }: Roster): Promise<string> {
  const digest = createHash('sha256')
  for (const [at, employee] of employees.entries()) {
    digest.update(JSON.stringify({ ...employee, row: 0 }))
    if (at % CHUNK === 0) await nextTurn()
  }
  return vault.hash('request', `${digest.digest('base64url')} ${issues.length}`)
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
