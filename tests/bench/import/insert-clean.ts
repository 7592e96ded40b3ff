import pg from 'pg'
import type { Roster, RosterEmployee } from '../../../api/_src/features/import/roster.ts'
import { contactsToStage } from '../../../api/_src/features/import/staging-rows.ts'
import { newId } from '../../../api/_src/kernel/ids.ts'
import type { Vault } from '../../../api/_src/kernel/vault.ts'
import { secondsOf } from '../support/take-turns.ts'

const CHUNK = 2000
type Columns = readonly (readonly [type: string, values: readonly unknown[]])[]

/** The barest way to the same rows: encrypt, hash, `insert … select from unnest`, one transaction. */
export async function insertClean(url: string, vault: Vault, roster: Roster): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const seconds = await secondsOf(async () => {
    await client.query('begin')
    const now = new Date()
    const ids = new Map(roster.employees.map((one) => [one.employeeNo, newId('employee', now)]))
    const idOf = (one: RosterEmployee) => ids.get(one.employeeNo)
    for (const people of chunks(roster.employees)) {
      await insert(client, EMPLOYEES, [
        ['text', people.map(idOf)],
        ['text', people.map((one) => one.employeeNo)],
        ['text', people.map((one) => one.name)],
        ['text', people.map((one) => one.site)],
        ['text', people.map((one) => one.managerNo)],
        ['text', people.map((one) => one.status)],
        ['date', people.map((one) => one.hiredOn)],
        ['date', people.map((one) => one.leftOn)],
        ['timestamptz', people.map(() => now)],
        ['timestamptz', people.map(() => now)],
      ])
      const numbers = people.flatMap((one) =>
        (['attendance', 'payroll'] as const).flatMap((source) => {
          const phone = source === 'attendance' ? one.ownPhone : one.payrollPhone
          return phone ? [{ id: idOf(one), source, phone }] : []
        }),
      )
      await insert(client, NUMBERS, [
        ['text', numbers.map(({ id }) => id)],
        ['text', numbers.map(({ source }) => source)],
        ['bytea', numbers.map(({ phone }) => vault.seal('phone', phone))],
        ['text', numbers.map(({ phone }) => vault.hash('phone', phone))],
        ['timestamptz', numbers.map(() => now)],
      ])
    }
    for (const part of chunks(contactsToStage(roster))) {
      await insert(client, CONTACTS, [
        ['text', part.map(() => 'imp_bare')],
        ['text', part.map(({ employee }) => idOf(employee))],
        ['int', part.map(({ employee }) => employee.row)],
        ['int', part.map(({ contact }) => contact.order)],
        ['bytea', part.map(({ contact }) => vault.seal('name', contact.name))],
        ['text', part.map(({ contact }) => contact.relation)],
        ['bytea', part.map(({ contact }) => vault.seal('phone', contact.phone))],
        ['text', part.map(({ contact }) => vault.hash('phone', contact.phone))],
        ['boolean', part.map(({ contact }) => contact.ownNumber !== null)],
      ])
    }
    await client.query('commit')
  })
  await client.end()
  return seconds
}

const EMPLOYEES =
  'employees (id, employee_no, name, site, superior_no, status, hired_on, left_on, created_at, updated_at)'
const NUMBERS = 'employee_numbers (employee_id, source, phone_sealed, phone_hash, updated_at)'
const CONTACTS =
  'staged_contacts (import_id, employee_id, row, position, name_sealed, relation, phone_sealed, phone_hash, own_number)'

async function insert(client: pg.Client, into: string, columns: Columns): Promise<void> {
  const places = columns.map(([type], at) => `$${at + 1}::${type}[]`).join(', ')
  await client.query(
    `insert into ${into} select * from unnest(${places})`,
    columns.map(([, values]) => values),
  )
}

function* chunks<T>(items: readonly T[]): Generator<T[]> {
  for (let at = 0; at < items.length; at += CHUNK) yield items.slice(at, at + CHUNK)
}
