import { describe, expect, test } from 'vitest'
import { cleanRoster } from '../api/_src/features/import/clean-roster.ts'
import { countRoster } from '../api/_src/features/import/count-roster.ts'
import { findColumns } from '../api/_src/features/import/find-columns.ts'
import { readTable } from '../api/_src/kernel/table-file/read-table.ts'
import { makeCompany } from './support/company/make-company.ts'
import type { Format, Layout } from './support/company/options.ts'
import { readMakeOptions } from './support/company/read-make-options.ts'
import { rosterBytes } from './support/company/write-company.ts'

const EMPLOYEES = 1500

describe('a careful import finds exactly what is true of a made company', () => {
  const layouts: Layout[] = ['standard', 'other', 'english']
  const formats: Format[] = ['gb18030', 'utf8', 'utf8-bom', 'xlsx']
  const cases = layouts.flatMap((layout, at) =>
    formats.map((format, n) => ({ layout, format, seed: at * 10 + n, mess: 1 + n })),
  )

  test.each(cases)(
    '$layout headings, $format, mess $mess',
    async ({ layout, format, seed, mess }) => {
      const { rows, expected } = makeCompany({ employees: EMPLOYEES, seed, layout, mess })
      const table = await readTable(await rosterBytes(rows, format))
      const { columns, dataFrom, missing } = findColumns(table.rows)
      expect(missing).toEqual([])
      const roster = cleanRoster(table.rows, columns, { dataFrom, asOf: '2026-11-23' })
      const { dead_numbers, answered_by_others, ...visible } = expected
      expect(dead_numbers).toBeGreaterThan(answered_by_others)
      expect(countRoster(roster, '2026-11-23')).toEqual(visible)
    },
  )
})

test.each([
  ['--employees', 'abc'],
  ['--employees', '2.5'],
  ['--seed', 'x'],
  ['--mess', 'x'],
  ['--as-of', '2026-02-30'],
  ['--format', 'pdf'],
  ['--layout', 'mine'],
  ['--nonsense', '1'],
])('make:company shows its usage for %s %s', (...args) => {
  expect(readMakeOptions(args)).toBeNull()
})

test('the same seed makes the same company, another seed another', () => {
  const rows = (seed: number) => makeCompany({ employees: 50, seed }).rows
  expect(rows(3)).toEqual(rows(3))
  expect(rows(3)).not.toEqual(rows(4))
})

test('a company is like a real one: two contacts, one in seven dead, about 1.8 numbers a person', () => {
  const { expected, people, numbers } = makeCompany({ employees: 4000, seed: 1 })
  expect(expected.contacts_importable / expected.employees).toBeGreaterThan(1.8)
  expect(expected.dead_numbers / expected.contacts_importable).toBeCloseTo(0.14, 1)
  const named = new Set(people.flatMap(({ contacts }) => contacts.map(({ phone }) => phone)))
  expect(named.size / people.length).toBeCloseTo(1.8, 0)
  expect([...named].filter((phone) => !numbers.has(phone))).toEqual([])
})
