import { type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import type { ChangeRequest } from '../../../../shared/change-request.ts'
import { AppError } from '../../kernel/app-error.ts'
import type { Core } from '../../kernel/core.ts'
import { readCursor, writeCursor } from '../../kernel/cursor.ts'
import { arrayOf, rowsOf } from '../../kernel/rows.ts'
import { inScope } from '../../kernel/scope.ts'
import type { Viewer } from './change-request.ts'
import { type FindingTexts, viewChange } from './change-request-view.ts'
import { type FoundChange, foundChanges } from './found-changes.ts'

const PAGE = 20

/** What the cross-checks say of contacts, by contact: read by whoever composes the page. */
export type ReadFindings = (contactIds: readonly string[]) => Promise<FindingTexts>

/**
 * The requests of a viewer, a page at a time: `waiting` for their word, the oldest first; `decided` by them or,
 * for HR, in their departments, the latest first. `waiting` in the answer counts all of them on the first page.
 * Throws `invalid_input` for a cursor that is none.
 */
export async function listChanges(
  core: Core,
  input: {
    viewer: Viewer
    state: 'waiting' | 'decided'
    cursor: string | null
    readFindings: ReadFindings
  },
): Promise<{ changeRequests: ChangeRequest[]; nextCursor: string | null; waiting?: number }> {
  const { viewer, state } = input
  const filter = state === 'waiting' ? isWaiting(viewer) : isDecided(viewer)
  const rows = await foundChanges(core.db, {
    where: sql`${filter} and ${after(input.cursor, state)}`,
    order: state === 'waiting' ? sql`r.requested_at, r.id` : sql`r.requested_at desc, r.id desc`,
    limit: PAGE + 1,
  })
  const page = rows.slice(0, PAGE)
  const findings = await input.readFindings(page.map(({ request }) => request.contactId))
  const last = page.at(-1)
  return {
    changeRequests: page.map((row) => viewChange(row, { core, viewer, findings })),
    nextCursor: rows.length > PAGE && last ? cursorOf(last) : null,
    ...(input.cursor === null ? { waiting: await countWaitingChanges(core.db, viewer) } : {}),
  }
}

/** One request as the viewer may see it. Throws `not_found` alike for one that is not theirs and none at all. */
export async function getChange(
  core: Core,
  input: { changeRequestId: string; viewer: Viewer; readFindings: ReadFindings },
): Promise<ChangeRequest> {
  const { viewer } = input
  const [row] = await foundChanges(core.db, {
    where: sql`r.id = ${input.changeRequestId} and (${isWaiting(viewer)} or ${isDecided(viewer)})`,
    order: sql`r.id`,
    limit: 1,
  })
  if (!row) throw new AppError('not_found')
  const findings = await input.readFindings([row.request.contactId])
  return viewChange(row, { core, viewer, findings })
}

/** How many requests wait for the viewer's word. */
export async function countWaitingChanges(db: Queryable, viewer: Viewer): Promise<number> {
  const result = await db.execute(
    sql`select count(*)::int as count from change_requests r where ${isWaiting(viewer)}`,
  )
  return rowsOf<{ count: number }>(result)[0]?.count ?? 0
}

// both restate change-request.ts for the database; a test holds them together
function isWaiting(viewer: Viewer): SQL {
  return sql`(r.state in ('with_manager', 'with_hr') and r.employee_id <> ${viewer.employeeId}
    and ((r.state = 'with_manager' and r.decider_id = any(${namesOf(viewer)}::text[]))
      or (r.state = 'with_hr' and ${isTheirs(viewer)})))`
}

function isDecided(viewer: Viewer): SQL {
  return sql`(r.employee_id <> ${viewer.employeeId}
    and (r.state in ('approved', 'refused', 'withdrawn') or (r.state = 'with_hr' and not ${isTheirs(viewer)}))
    and (r.manager_id = any(${namesOf(viewer)}::text[])
      or r.manager_decided_by = ${viewer.employeeId} or r.decided_by = ${viewer.employeeId}
      or (r.passed_to_hr_at is not null and ${isTheirs(viewer)})))`
}

function namesOf({ employeeId, standsInFor }: Viewer): string {
  return arrayOf([employeeId, ...standsInFor])
}

function isTheirs({ scope }: Viewer): SQL {
  return sql`coalesce(${inScope(scope, sql`r.department_id`)}, false)`
}

function cursorOf({ request }: FoundChange): string {
  return writeCursor([request.requestedAt.toISOString(), request.id])
}

function after(cursor: string | null, state: 'waiting' | 'decided'): SQL {
  if (cursor === null) return sql`true`
  const [at = '', id = ''] = readCursor(cursor, ['time', 'id'])
  return state === 'waiting'
    ? sql`(r.requested_at, r.id) > (${at}::timestamptz, ${id})`
    : sql`(r.requested_at, r.id) < (${at}::timestamptz, ${id})`
}
