import { type PreboardingRow, preboardingRowSchema } from '../../../../shared/preboarding.ts'
import type { PersonRow } from '../../features/employee/people.ts'
import { savePeople } from '../../features/employee/save-people.ts'
import {
  type ReadRow,
  type RowOutcome,
  readRowPhone,
  readRows,
} from '../../features/integration/read-rows.ts'
import { type IssuedLink, issueLinks } from '../../features/preboarding/issue-links.ts'
import { listNotJoining } from '../../features/preboarding/preboarding-queries.ts'
import type { TxCore } from '../../kernel/core.ts'
import { takeTurn } from '../../kernel/in-turn.ts'
import { outcomeOf } from './write-employees.ts'
import { refuseSome } from './write-rows.ts'

export type PreboardingOutcome = RowOutcome & Partial<IssuedLink>

/** People who will join, as employees before WeCom knows them, and a link for each who has none that works. */
export async function writePreboardings(
  t: TxCore,
  { keyId, rows }: { keyId: string; rows: readonly unknown[] },
): Promise<PreboardingOutcome[]> {
  await takeTurn(t, 'people')
  const read = readRows(rows, preboardingRowSchema).map(readOwnPhone)
  const notJoining = await listNotJoining(
    t.tx,
    read.flatMap((one) => (one.ok ? [one.row.employeeNo] : [])),
  )
  const allowed = refuseSome(read, ({ employeeNo }) =>
    notJoining.has(employeeNo)
      ? { status: 'refused', code: 'not_joining', field: 'employeeNo' }
      : null,
  )
  const good = allowed.flatMap((one) => (one.ok ? [one.row] : []))
  const { results } = await savePeople(t, { rows: good.map(personOf) })
  const taken = good.flatMap((row, i) => {
    const result = results[i]
    return result && result.outcome !== 'refused' ? [{ row, employeeId: result.employeeId }] : []
  })
  const wanted = taken.map(({ row, employeeId }) => ({
    employeeId,
    startOn: row.startOn,
    reissue: row.reissue ?? false,
  }))
  const issued = await issueLinks(t, { keyId, wanted })
  const links = new Map(taken.map(({ row }, i) => [row, issued[i]]))
  const outcomes = new Map(good.map((row, i) => [row, results[i]]))
  return allowed.map((one): PreboardingOutcome => {
    if (!one.ok) return one.refused
    const result = outcomes.get(one.row)
    if (!result) throw new Error('a person was saved without a result')
    return { ...outcomeOf(result), ...links.get(one.row) }
  })
}

/** The own number as every door reads one; a row with another one is refused. */
function readOwnPhone(read: ReadRow<PreboardingRow>): ReadRow<PreboardingRow> {
  if (!read.ok || read.row.phone === undefined) return read
  const phone = readRowPhone(read.row.phone)
  return phone.ok
    ? { ok: true, row: { ...read.row, phone: phone.phone } }
    : { ok: false, refused: phone.refused }
}

function personOf({
  employeeNo,
  name,
  phone,
  site,
  department,
  startOn,
}: PreboardingRow): PersonRow {
  return {
    employeeNo,
    name,
    status: 'onboarding',
    hiredOn: startOn,
    ...(site === undefined ? {} : { site }),
    ...(department === undefined ? {} : { department }),
    ...(phone === undefined ? {} : { numbers: { hr_core: phone } }),
  }
}
