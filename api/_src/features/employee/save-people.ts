import type { TxCore } from '../../kernel/core.ts'
import { newId } from '../../kernel/ids.ts'
import { takeTurn } from '../../kernel/in-turn.ts'
import { announce, announceAll } from '../../kernel/outbox.ts'
import { changePerson, type PersonChange } from './change-person.ts'
import { changedNumbers, noteNumbers } from './number-changes.ts'
import type { EmployeeRow, PeopleNote, PersonResult, PersonRow } from './people.ts'
import {
  departmentKey,
  findDepartments,
  findPeople,
  type KnownDepartment,
  type KnownPerson,
} from './people-queries.ts'
import {
  addDepartments,
  announceMatched,
  writeEmployees,
  writeNumbers,
} from './people-statements.ts'

export type SavePeople = {
  rows: readonly PersonRow[]
  /** By which the source knows people; `employeeNo` unless told. */
  key?: 'employeeNo' | 'userid'
  /**
   * Joining, leaving, a changed number and new names are not announced: the caller does it later, or nobody (import).
   */
  quiet?: boolean
  /** When what follows is due; the transaction's instant unless told. */
  at?: Date
}
export type SavedPeople = {
  /** In the rows' order. */
  results: PersonResult[]
  /** Everything that changed, as it was. */
  notes: PeopleNote[]
}

/**
 * Writes what a source says of people, up to some thousands of rows in a few statements: new people are added, known
 * ones get what differs, what a row does not say stays. Each row has its own result; a refused one keeps no other from
 * being written. The same rows again change nothing. Announces in the same transaction who joined (again), left, has a
 * WeCom account for the first time (also of quiet rows), is to be judged anew, and whose attendance number is another
 * one. One at a time in the whole deployment.
 */
export async function savePeople(t: TxCore, input: SavePeople): Promise<SavedPeople> {
  const { rows, key = 'employeeNo', quiet = false, at = t.now } = input
  await takeTurn(t, 'people')
  const notes: PeopleNote[] = []
  const departments = await placeDepartments(t, rows, notes)
  const known = await findPeople(t.tx, rows)
  const repeated = repeatedRows(rows)
  const now = t.now.toISOString()

  const changes = rows.map((row, i): PersonChange => {
    if (repeated.has(i)) return { outcome: 'refused', reason: 'repeated' }
    const { byNo = null, byUserid = null } = known[i] ?? {}
    const department = row.department && (departments.get(departmentKey(row.department)) ?? null)
    const id = newId('employee', t.now)
    return changePerson(row, { key, byNo, byUserid, department, newId: id, now })
  })
  const written = changes.flatMap((change, i) =>
    change.outcome === 'added' || change.outcome === 'changed'
      ? [{ employee: change.employee, before: whoItWas(known[i], change.employee.id) }]
      : [],
  )
  for (const { employee, before } of written)
    notes.push({ kind: 'employee', subject: employee.id, before })
  await writeEmployees(
    t.tx,
    written.map(({ employee }) => employee),
  )
  await announceChanges(t, written, { quiet, at })

  const numbers = changes.flatMap((change, i) =>
    change.outcome === 'refused' ? [] : changedNumbers(t.vault, change, rows[i], known[i]),
  )
  notes.push(...noteNumbers(numbers))
  await writeNumbers(
    t.tx,
    numbers.map(({ write }) => write),
    { now: t.now, at, ask: !quiet },
  )
  const renumbered = new Set(numbers.map(({ write }) => write.id))
  return { results: changes.map((change) => resultOf(change, renumbered)), notes }
}

/** The departments of the rows; one that is named by site and name, and that nobody knows, is made. */
async function placeDepartments(
  t: TxCore,
  rows: readonly PersonRow[],
  notes: PeopleNote[],
): Promise<Map<string, KnownDepartment>> {
  const refs = new Map(
    rows.flatMap(({ department }) => (department ? [[departmentKey(department), department]] : [])),
  )
  const found = await findDepartments(t.tx, [...refs.values()])
  const missing = [...refs].flatMap(([key, ref]) =>
    'name' in ref && !found.has(key)
      ? [{ ...ref, id: newId('department', t.now), external_id: null }]
      : [],
  )
  await addDepartments(t.tx, missing, t.now)
  for (const made of missing) {
    found.set(departmentKey(made), made)
    notes.push({ kind: 'department', subject: made.id, before: null })
  }
  return found
}

type Written = { employee: EmployeeRow; before: EmployeeRow | null }

async function announceChanges(
  t: TxCore,
  written: readonly Written[],
  { quiet, at }: { quiet: boolean; at: Date },
): Promise<void> {
  const ids = (of: readonly Written[]) => of.map(({ employee }) => ({ employeeId: employee.id }))
  const isGone = (row: EmployeeRow | null) => row === null || row.status === 'left'
  const told = quiet ? written.filter(({ before }) => before !== null) : written
  await announceAll(t.tx, at, 'employee.touched', ids(told))
  const matched = written.filter(
    ({ before, employee }) => before?.userid === null && employee.userid !== null,
  )
  await announceMatched(
    t.tx,
    at,
    matched.map(({ employee }) => employee.id),
  )
  if (quiet) return
  const joined = written.filter(({ before, employee }) => isGone(before) && !isGone(employee))
  const left = written.filter(({ before, employee }) => !isGone(before) && isGone(employee))
  await announceAll(t.tx, at, 'employee.joined', ids(joined))
  await announceAll(t.tx, at, 'employee.left', ids(left))
  if (written.length > 0) await announce(t.tx, at, 'employees.changed', { afterId: '' })
}

/** Rows that speak of somebody whom an earlier one of the batch spoke of already. */
function repeatedRows(rows: readonly PersonRow[]): Set<number> {
  const seen = new Set<string>()
  const repeated = new Set<number>()
  for (const [i, { employeeNo, userid }] of rows.entries()) {
    const names = [`no ${employeeNo}`, ...(userid ? [`userid ${userid}`] : [])]
    if (names.some((name) => seen.has(name))) repeated.add(i)
    else for (const name of names) seen.add(name)
  }
  return repeated
}

function whoItWas(known: KnownPerson | undefined, id: string): EmployeeRow | null {
  return [known?.byNo, known?.byUserid].find((row) => row?.id === id) ?? null
}

function resultOf(change: PersonChange, renumbered: ReadonlySet<string>): PersonResult {
  if (change.outcome === 'refused') return change
  const employeeId = change.employee.id
  if (change.outcome === 'added') return { outcome: 'added', employeeId }
  const numbers = renumbered.has(employeeId) ? (['numbers'] as const) : []
  const fields = [...(change.outcome === 'changed' ? change.fields : []), ...numbers]
  return fields.length > 0
    ? { outcome: 'changed', employeeId, fields }
    : { outcome: 'unchanged', employeeId }
}
