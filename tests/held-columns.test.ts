import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import { expect, test } from 'vitest'
import { heldColumns } from '../db/held-columns.ts'
import * as schema from '../db/schema/index.ts'

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

test('of every column of every table it is said whether it is personal, and when it goes', () => {
  const inSchema = Object.values(schema)
    .filter((one) => one instanceof PgTable)
    .flatMap((table) => {
      const { name, columns } = getTableConfig(table)
      return columns.map((column) => `${name}.${snakeCase(column.name)}`)
    })
  const said = Object.entries(heldColumns).flatMap(([table, { personal = {}, technical }]) =>
    [...Object.keys(personal), ...technical.split(' ')].map((column) => `${table}.${column}`),
  )
  expect(said.sort()).toEqual(inSchema.sort())
})

test('whatever is sealed is personal, but for the vendors’ tokens', () => {
  const sealed = Object.entries(heldColumns).flatMap(([table, { technical }]) =>
    technical
      .split(' ')
      .filter((column) => column.endsWith('_sealed'))
      .map((column) => `${table}.${column}`),
  )
  expect(sealed).toEqual(['provider_tokens.token_sealed'])
})
