import { forgetLeavers, noteLeavers } from '../features/directory/directory-queries.ts'
import type { Difference } from '../features/directory/directory-sync.ts'
import type { KnownEmployee, MemberRow } from '../features/directory/member-row.ts'
import type { PersonResult } from '../features/employee/people.ts'
import { savePeople } from '../features/employee/save-people.ts'
import { shanghaiDate } from '../kernel/clock.ts'
import { inTransaction } from '../kernel/core.ts'
import type { Flow } from './flow.ts'

/** Members go to whoever keeps people; whoever is back counts no longer as somebody whom the directory saw leave. */
export async function saveMembers(
  flow: Flow,
  {
    rows,
    returning,
    quiet,
  }: { rows: readonly MemberRow[]; returning: ReadonlySet<string>; quiet: boolean },
): Promise<Difference[]> {
  const { results } = await inTransaction(flow, async (t) => {
    const saved = await savePeople(t, { rows, key: 'userid', quiet })
    await forgetLeavers(
      t.tx,
      rows.flatMap(({ userid }, i) =>
        returning.has(userid) ? [userid, idOf(saved.results[i])] : [],
      ),
    )
    return saved
  })
  return rows.flatMap(({ userid }, i) => differenceOf(userid, results[i], returning))
}

/** Whom the directory no longer has leaves at once: contacts retire, nobody is asked any more. */
export async function saveLeavers(
  flow: Flow,
  leavers: readonly KnownEmployee[],
): Promise<Difference[]> {
  const left = leavers.flatMap(({ userid, id, employeeNo }) =>
    userid === null ? [] : [{ userid, employeeId: id, employeeNo }],
  )
  await inTransaction(flow, async (t) => {
    const leftOn = shanghaiDate(t.now)
    const rows = left.map(({ employeeNo }) => ({ employeeNo, status: 'left' as const, leftOn }))
    await savePeople(t, { rows })
    await noteLeavers(t.tx, left, t.now)
  })
  return left.map(({ userid, employeeId }) => ({ kind: 'left', userid, employeeId }))
}

function differenceOf(
  userid: string,
  result: PersonResult | undefined,
  returning: ReadonlySet<string>,
): Difference[] {
  if (!result || result.outcome === 'unchanged') return []
  if (result.outcome === 'refused')
    return [{ kind: 'refused', userid, employeeId: null, details: [result.reason] }]
  const { employeeId } = result
  if (result.outcome === 'added') return [{ kind: 'joined', userid, employeeId }]
  if (returning.has(userid)) return [{ kind: 'returned', userid, employeeId }]
  return [{ kind: 'changed', userid, employeeId, details: result.fields }]
}

function idOf(result: PersonResult | undefined): string {
  return result && result.outcome !== 'refused' ? result.employeeId : ''
}
