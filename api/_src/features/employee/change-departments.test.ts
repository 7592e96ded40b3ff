import { expect, test } from 'vitest'
import { changeDepartments, type DepartmentRow, type KeptDepartment } from './change-departments.ts'

const rows: DepartmentRow[] = [
  { externalId: '1', name: '远川精工', parentExternalId: null, site: '远川精工' },
  { externalId: '10', name: '苏州基地', parentExternalId: '1', site: '苏州基地' },
  { externalId: '101', name: '一车间', parentExternalId: '10', site: '苏州基地' },
]

function change(wanted: readonly DepartmentRow[], kept: readonly KeptDepartment[] = []) {
  let ids = 0
  return changeDepartments(wanted, kept, { newId: () => `dep_${++ids}`, now: '2026-11-27' })
}

test('a new directory is written with its parents and sites, and the same again is nothing', () => {
  const first = change(rows)
  expect(first.write).toMatchObject([
    { id: 'dep_1', external_id: '1', parent_id: null },
    { id: 'dep_2', parent_id: 'dep_1', site: '苏州基地' },
    { id: 'dep_3', parent_id: 'dep_2', site: '苏州基地', leader_id: null },
  ])
  expect(change(rows, first.write)).toEqual({ write: [], added: 0, gone: [] })
})

test('what an import made by site and name is taken over with its id and its site', () => {
  const kept: KeptDepartment = {
    id: 'dep_kept',
    external_id: null,
    name: '一车间',
    parent_id: null,
    leader_id: 'emp_1',
    site: '苏州基地',
    created_at: '2026-01-01',
  }
  const { write, added } = change(rows, [kept])
  expect(added).toBe(2)
  expect(write[2]).toMatchObject({ id: 'dep_kept', external_id: '101', leader_id: 'emp_1' })
  expect(change(rows, [{ ...kept, site: '郑州基地' }]).added).toBe(3)
})

test('a name, a parent and a leader change; who leads stays where it is not said', () => {
  const kept = change(rows).write
  const led = rows.map((row) => (row.externalId === '101' ? { ...row, leaderId: 'emp_1' } : row))
  const [changed] = change(led, kept).write
  expect(changed).toMatchObject({ external_id: '101', leader_id: 'emp_1' })
  const after = kept.map((one) => (one.external_id === '101' && changed ? changed : one))
  expect(change(rows, after).write).toEqual([])
  const without = led.map((row) => (row.leaderId ? { ...row, leaderId: null } : row))
  expect(change(without, after).write).toMatchObject([{ leader_id: null }])
})

test('what the directory no longer has is told apart', () => {
  const kept = change(rows).write
  expect(change(rows.slice(0, 2), kept).gone).toMatchObject([{ external_id: '101' }])
})
