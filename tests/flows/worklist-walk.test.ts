import { type SQL, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  listWorklistKeys,
  type WorklistSort,
} from '../../api/_src/features/alert/worklist-queries.ts'
import { rowsOf } from '../../api/_src/kernel/rows.ts'
import type { Scope } from '../../api/_src/kernel/scope.ts'
import type { Queryable } from '../../db/client.ts'
import { createTestCore, type TestCore } from '../support/test-core.ts'

let core: TestCore
beforeAll(async () => {
  core = await createTestCore()
  await core.db.execute(sql`
    insert into worklist_rows (employee_id, department_id, severity, state, due_at, tenths, reasons, alert_ids, updated_at)
    select 'emp_' || i, 'dep_' || i % 20, 1 + i % 3, 'open', now() + i * 7919 % 5000 * interval '1 minute', i % 100,
      '{low_score}', array['alt_' || i], now()
    from generate_series(1, 20000) i`)
  await core.db.execute(sql`analyze worklist_rows`)
})
afterAll(() => core.close())

const some: Scope = { all: false, departmentIds: ['dep_1', 'dep_7', 'dep_13'] }
const walks: [WorklistSort, Scope, string][] = [
  ['severity', some, 'worklist_by_severity'],
  ['due', some, 'worklist_by_due'],
  ['score', some, 'worklist_by_score'],
  ['severity', { all: true }, 'worklist_all_by_severity'],
  ['due', { all: true }, 'worklist_all_by_due'],
  ['score', { all: true }, 'worklist_all_by_score'],
]

test.each(walks)(
  'A first page by %s reads no more of a department than it shows',
  async (sort, scope, index) => {
    const plans: string[] = []
    const explaining = {
      async execute(query: SQL) {
        const plan = await core.db.execute(sql`explain (analyze, timing off) ${query}`)
        plans.push(...rowsOf<Record<string, string>>(plan).map((row) => Object.values(row).join()))
        return core.db.execute(query)
      },
    } as unknown as Queryable
    const page = await listWorklistKeys(explaining, { scope, filter: {}, sort, limit: 20 })
    expect(page.rows).toHaveLength(20)
    const walk = plans.find((line) => line.includes(`using ${index} `)) ?? 'not walked'
    expect(Number(/actual rows=([\d.]+)/.exec(walk)?.[1])).toBeLessThanOrEqual(21)
  },
)
