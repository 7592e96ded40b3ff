import { cleanCell, isBlank } from './clean-cell.ts'
import { cleanRow } from './clean-row.ts'
import { type Columns, headingAt } from './columns.ts'
import { contactName, fillMergedPeople, hasRowPerContact, joinContactRows } from './contact-rows.ts'
import { findDateOrder } from './date-order.ts'
import type { Issue } from './issue-reasons.ts'
import type { Roster, RosterEmployee } from './roster.ts'
import { settleDuplicate } from './settle-duplicate.ts'

/**
 * Cleans all rows from `dataFrom` on. Each row ends as an employee taken, a repeated row counted, a further
 * contact of somebody (where the file has one row per contact), or a listed issue; blank rows are nothing.
 * `asOf` is the day that leave dates are compared with.
 */
export function cleanRoster(
  given: readonly (readonly string[])[],
  columns: Columns,
  options: CleaningOptions & { onRow?: (done: number) => void },
): Roster {
  const cleaning = cleanInSteps(given, columns, options)
  for (;;) {
    const step = cleaning.next()
    if (step.done) return step.value
    options.onRow?.(step.value)
  }
}

export type CleaningOptions = { dataFrom: number; asOf: string }

const STEP = 500

/** The same in steps, for a process that has other things to do between them: each tells how many rows are done. */
export function* cleanInSteps(
  given: readonly (readonly string[])[],
  columns: Columns,
  options: CleaningOptions,
): Generator<number, Roster> {
  const filled = fillMergedPeople(given, columns, options.dataFrom)
  yield 0
  const rowPerContact = hasRowPerContact(filled, columns, options.dataFrom)
  const rows = rowPerContact ? filled : given
  yield 0
  const orderIn = (column: number | undefined) => findDateOrder(rows, column, options.dataFrom)
  const dateOrders = {
    hired_on: orderIn(columns.single.hired_on),
    left_on: orderIn(columns.single.left_on),
    updated_on: orderIn(columns.single.updated_on),
  }
  yield 0
  const taken = new Map<string, { employee: RosterEmployee; issues: Issue[] }>()
  const issues: Issue[] = []
  let people = 0
  let duplicateRows = 0

  for (let at = options.dataFrom; at < rows.length; at++) {
    if ((at + 1) % STEP === 0) yield at + 1
    const cells = rows[at] ?? []
    if (cells.every((cell) => cleanCell(cell) === '')) continue
    const row = at + 1
    if (!isPerson(cells, columns)) {
      issues.push({ row, employeeNo: '', column: '', reason: 'not_a_person' })
      continue
    }
    people++
    const cleaned = cleanRow(cells, columns, { row, asOf: options.asOf, dateOrders })
    const { employee } = cleaned
    if (!employee) {
      issues.push(...cleaned.issues)
      continue
    }
    const key = rowPerContact
      ? `${employee.employeeNo} ${contactName(cells, columns)}`
      : employee.employeeNo
    const earlier = taken.get(key)
    if (!earlier) {
      taken.set(key, { employee, issues: cleaned.issues })
      continue
    }
    duplicateRows++
    const settled = settleDuplicate(
      earlier.employee,
      employee,
      headingAt(columns, columns.single.employee_no),
    )
    if (settled.issue) issues.push(settled.issue)
    if (settled.keep === employee) taken.set(key, { employee, issues: cleaned.issues })
  }

  yield rows.length
  const kept = rowPerContact ? joinContactRows([...taken.values()], columns) : [...taken.values()]
  return {
    rows: people,
    employees: kept.map(({ employee }) => employee),
    duplicateRows,
    issues: [...issues, ...kept.flatMap((entry) => entry.issues)].sort((a, b) => a.row - b.row),
  }
}

// No 工号 reads like this, whatever else a line of sums holds.
const TOTAL = /^(?:合计|总计|共计|小计|总人数|total|subtotal)/i
const FOOTER =
  /^(?:合计|总计|共计|小计|总人数|制表|填表|审核|审批|复核|打印|导出|备注|说明|注|以上|以下|total|subtotal)/i

/** Repeated headings, totals and signatures stand between the people of real exports. */
function isPerson(cells: readonly string[], columns: Columns): boolean {
  const column = columns.single.employee_no
  const employeeNo = cleanCell(cells[column ?? -1] ?? '')
  if (employeeNo !== '' && employeeNo === columns.headings[column ?? -1]) return false
  if (TOTAL.test(employeeNo)) return false
  if (cells.filter((cell) => cell !== '').length > 4) return true
  const filled = cells.map(cleanCell).filter((cell) => !isBlank(cell))
  if (filled.length === 0) return false
  if (FOOTER.test(filled[0] ?? '')) return false
  // A lone remark under the table: nothing stands in a column of its own but the remark.
  const name = cleanCell(cells[columns.single.name ?? -1] ?? '')
  return filled.length > 1 || (employeeNo !== '' && name !== '')
}
