import { sql } from 'drizzle-orm'
import type { Alert, Worklist, WorklistItem } from '../../../../shared/alert.ts'
import { shanghaiDate, shanghaiInstant } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'
import { arrayOf, rowsOf } from '../../kernel/rows.ts'
import type { Scope } from '../../kernel/scope.ts'
import { readAlerts } from './alert-view.ts'
import { listScopeDepartments, narrowScope } from './scope-departments.ts'
import { countWorklist } from './worklist-counts.ts'
import { listWorklistKeys, type WorklistFilter, type WorklistSort } from './worklist-queries.ts'

const PAGE = 20

export type WorklistQuestion = {
  scope: Scope
  departmentId?: string | undefined
  filter: WorklistFilter
  sort: WorklistSort
  cursor?: string | undefined
  /** Employees a page, at most 20. */
  limit?: number | undefined
}

/**
 * One page of the worklist, by employee, uncovered first (design §3): within the scope, names and numbers of
 * contacts masked. Counts and departments stand on the first page only. Throws AppError `invalid_input` for a
 * cursor that is none of this sort's.
 */
export async function getWorklist(core: Core, question: WorklistQuestion): Promise<Worklist> {
  const { db } = core
  const scope = await narrowScope(db, question.scope, question.departmentId)
  const [page, first] = await Promise.all([
    listWorklistKeys(db, { ...question, scope, limit: question.limit ?? PAGE }),
    question.cursor ? null : readFirst(core, question.scope, scope),
  ])
  const ids = page.rows.map(({ employeeId }) => employeeId)
  const alertIds = page.rows.flatMap((row) => row.alertIds)
  const [alerts, people, settings] = await Promise.all([
    readAlerts(
      core,
      db,
      sql`a.id = any(${arrayOf(alertIds)}::text[])
      order by a.severity desc, a.due_at, a.id`,
    ),
    listPeople(core, ids),
    core.settings.read(db),
  ])
  const items = page.rows.flatMap((row): WorklistItem[] => {
    const own = alerts.filter(({ employee }) => employee.id === row.employeeId)
    const [gravest] = own
    if (!gravest) return []
    return [
      {
        employee: gravest.employee,
        ...(people.get(row.employeeId)?.awaited ? { awaited: true } : {}),
        coverage: {
          counts: people.get(row.employeeId)?.counts ?? 0,
          must: settings.coverageMust,
          wanted: settings.coverageWanted,
        },
        severity: row.severity,
        dueAt: row.dueAt.toISOString(),
        overdue: row.dueAt < core.clock.now(),
        state: row.state,
        ...ownerOf(own),
        alerts: own,
      },
    ]
  })
  return { items, nextCursor: page.nextCursor, ...(first ?? {}) }
}

function ownerOf(alerts: readonly Alert[]): { owner?: string } {
  const owner = alerts[0]?.owner
  return owner ? { owner } : {}
}

async function readFirst(core: Core, whole: Scope, narrowed: Scope) {
  const now = core.clock.now()
  const endOfDay = shanghaiInstant(shanghaiDate(now), 24)
  const [counts, departments] = await Promise.all([
    countWorklist(core.db, narrowed, { now, endOfDay }),
    listScopeDepartments(core.db, whole),
  ])
  return { counts, departments }
}

/** How many contacts count, and whether somebody is still to come: joining, and not in WeCom yet. */
async function listPeople(core: Core, employeeIds: readonly string[]) {
  const result = await core.db.execute(sql`
    select e.id, coalesce(k.counts, 0) as counts, e.status = 'onboarding' and e.userid is null as awaited
    from employees e left join coverages k on k.employee_id = e.id
    where e.id = any(${arrayOf(employeeIds)}::text[])`)
  const rows = rowsOf<{ id: string; counts: number; awaited: boolean }>(result)
  return new Map(rows.map((row) => [row.id, row]))
}
