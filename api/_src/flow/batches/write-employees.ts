import { type EmployeeRowIn, employeeRowSchema } from '../../../../shared/integration.ts'
import { findAccounts } from '../../features/employee/find-accounts.ts'
import type { PersonRow } from '../../features/employee/people.ts'
import { savePeople } from '../../features/employee/save-people.ts'
import { type RowOutcome, readRows } from '../../features/integration/read-rows.ts'
import type { TxCore } from '../../kernel/core.ts'
import { refuseSome, writeGood } from './write-rows.ts'

/**
 * The HR core's employees: who is new joins, who is gone leaves, the rest is brought up to date. An account that somebody
 * has already is never changed from here: with it goes the log-in, and that is the WeCom directory's to say.
 */
export async function writeEmployees(t: TxCore, rows: readonly unknown[]): Promise<RowOutcome[]> {
  const read = readRows(rows, employeeRowSchema)
  const named = read.flatMap((one) => (one.ok && one.row.userid ? [one.row.employeeNo] : []))
  const accounts = await findAccounts(t.tx, named)
  const allowed = refuseSome(read, ({ employeeNo, userid, status, leftOn }) => {
    const kept = accounts.get(employeeNo)?.userid
    if (userid && kept && kept !== userid)
      return { status: 'refused', code: 'userid_fixed', field: 'userid' }
    return leftOn && status !== 'left'
      ? { status: 'refused', code: 'invalid_field', field: 'leftOn' }
      : null
  })
  return writeGood(allowed, async (good) => {
    const { results } = await savePeople(t, { rows: good.map(personOf) })
    return results.map(outcomeOf)
  })
}

/** A field that a row leaves out is no field: it stays as it is. */
function personOf(row: EmployeeRowIn): PersonRow {
  const { employeeNo, superiorNo, ...rest } = row
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
  return {
    employeeNo,
    ...given,
    // nobody is their own superior: who decides about them is looked for above
    ...(superiorNo === undefined
      ? {}
      : { superiorNo: superiorNo === employeeNo ? null : superiorNo }),
  }
}

/** What became of a person, as the batch's answer says it. */
export function outcomeOf(
  result: Awaited<ReturnType<typeof savePeople>>['results'][number],
): RowOutcome {
  return result.outcome === 'refused'
    ? { status: 'refused', code: result.reason }
    : { status: result.outcome }
}
