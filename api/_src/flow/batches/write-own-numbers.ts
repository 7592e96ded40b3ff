import { ownNumberRowSchema } from '../../../../shared/integration.ts'
import { savePeople } from '../../features/employee/save-people.ts'
import {
  type ReadRow,
  type RowOutcome,
  readRowPhone,
  readRows,
} from '../../features/integration/read-rows.ts'
import type { TxCore } from '../../kernel/core.ts'
import type { WriteBatch } from './take-batch.ts'
import { outcomeOf } from './write-employees.ts'
import { writeGood } from './write-rows.ts'

/**
 * Employees' own numbers as `source` has them. Whose attendance number is another one than before is asked whether their
 * contacts change too (design §6, `own_number_changed`); every other number is compared only.
 */
export function writeOwnNumbers(source: 'attendance' | 'payroll'): WriteBatch {
  return async (t, rows) => {
    const read = readRows(rows, ownNumberRowSchema).map(withPhone)
    return writeGood(read, (good) =>
      saveNumbers(
        t,
        good.map(({ employeeNo, phone }) => ({ employeeNo, numbers: { [source]: phone } })),
      ),
    )
  }
}

/** Numbers of people who must be there already. */
export async function saveNumbers(
  t: TxCore,
  rows: readonly { employeeNo: string; numbers: Record<string, string> }[],
): Promise<RowOutcome[]> {
  const { results } = await savePeople(t, { rows })
  return results.map((result) =>
    result.outcome === 'refused' && result.reason === 'name_missing'
      ? { status: 'refused', code: 'unknown_employee', field: 'employeeNo' }
      : outcomeOf(result),
  )
}

/** Reads the row's number; what is none refuses the row. */
export function withPhone<T extends { phone: string }>(one: ReadRow<T>): ReadRow<T> {
  if (!one.ok) return one
  const reading = readRowPhone(one.row.phone)
  return reading.ok ? { ok: true, row: { ...one.row, phone: reading.phone } } : reading
}
