import { activityRowSchema } from '../../../../shared/integration.ts'
import { findAccounts } from '../../features/employee/find-accounts.ts'
import { type RowOutcome, readRows } from '../../features/integration/read-rows.ts'
import { recordActivity } from '../../features/score/record-activity.ts'
import { AppError } from '../../kernel/app-error.ts'
import { shanghaiDate } from '../../kernel/clock.ts'
import type { TxCore } from '../../kernel/core.ts'
import { withPhone } from './write-own-numbers.ts'
import { refuseSome, writeGood } from './write-rows.ts'

/**
 * Counts of how often an employee and a number had to do with each other. Throws AppError `turned_off` unless the company
 * uses them (settings): what is not used is not kept.
 */
export async function writeActivity(t: TxCore, rows: readonly unknown[]): Promise<RowOutcome[]> {
  const { useActivity } = await t.settings.read(t.tx)
  if (!useActivity) throw new AppError('turned_off')
  const read = readRows(rows, activityRowSchema).map(withPhone)
  const today = shanghaiDate(t.now)
  const people = await findAccounts(
    t.tx,
    read.flatMap((one) => (one.ok ? [one.row.employeeNo] : [])),
  )
  const allowed = refuseSome(read, ({ employeeNo, asOf }) => {
    if (!people.has(employeeNo))
      return { status: 'refused', code: 'unknown_employee', field: 'employeeNo' }
    return asOf > today ? { status: 'refused', code: 'invalid_field', field: 'asOf' } : null
  })
  return writeGood(allowed, async (good) => {
    const changed = await recordActivity(
      t,
      good.map(({ employeeNo, ...count }) => ({
        ...count,
        employeeId: people.get(employeeNo)?.employeeId ?? '',
      })),
    )
    return good.map((_, place) => ({ status: changed.has(place) ? 'changed' : 'unchanged' }))
  })
}
