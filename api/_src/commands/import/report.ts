import { columnLetter, fieldAt, nameField } from '../../features/import/columns.ts'
import type { RosterCounts } from '../../features/import/count-roster.ts'
import type { FoundColumns } from '../../features/import/find-columns.ts'
import type { ImportOutcome } from '../../features/import/import-roster.ts'
import { describeIssue, type Issue } from '../../features/import/issue-reasons.ts'
import type { Table } from '../../kernel/table-file/read-table.ts'

const count = new Intl.NumberFormat('zh-CN')
const show = (value: number) => count.format(value)

/** What was read, and the sheets of a workbook that were not. */
export function reportTable(name: string, { format, unreadSheets }: Table): string[] {
  if (unreadSheets.length === 0) return [`${name}：${format}`]
  const others = unreadSheets.map((sheet) => `“${sheet}”`).join('、')
  return [
    `${name}：${format}，只读了行数最多的工作表`,
    `没有读的工作表：${others}。里面也有员工的话，请另存为单独的文件再导入。`,
  ]
}

/** Which column was taken for what, so that a wrong guess is seen at once. */
export function reportColumns({ columns }: FoundColumns): string[] {
  const used = columns.headings.flatMap((heading, at) => {
    const field = fieldAt(columns, at)
    return field ? [`${heading || columnLetter(at)}→${nameField(field)}`] : []
  })
  const unused = columns.headings.filter((heading, at) => heading && fieldAt(columns, at) === null)
  return [
    `列：${used.join('，')}`,
    ...(unused.length > 0 ? [`没有用到的列：${unused.join('，')}`] : []),
  ]
}

export function reportCounts(counts: RosterCounts): string[] {
  const lost = counts.rows - counts.employees - counts.left - counts.duplicate_employee_rows
  const ofPeopleHere = counts.contacts_importable + counts.phones_unreadable + counts.contacts_blank
  const relations = Object.entries(counts.relation_by_kind).map(([name, n]) => `${name} ${show(n)}`)
  return [
    `${show(counts.rows)} 行：在职 ${show(counts.employees)} 人，离职 ${show(counts.left)} 人，重复 ${show(counts.duplicate_employee_rows)} 行${lost > 0 ? `，没能导入 ${show(lost)} 行` : ''}`,
    `联络人 ${show(counts.contacts_given)} 位；在职员工的：可导入 ${show(counts.contacts_importable)}，号码读不准 ${show(counts.phones_unreadable)}，没有填全 ${show(counts.contacts_blank)}；离职员工的 ${show(counts.contacts_given - ofPeopleHere)} 位不导入`,
    `本人号码 ${show(counts.own_number + counts.payroll_same)}，多人共用的号码 ${show(counts.shared_by_two_or_more)}，一年以上没有更新 ${show(counts.older_than_one_year)} 人`,
    `关系：${relations.join('，')}`,
  ]
}

export function reportIssues(issues: readonly Issue[], file: string): string[] {
  if (issues.length === 0) return ['没有需要人看的地方。']
  const byReason = new Map<string, number>()
  for (const { otherRow: _, ...issue } of issues) {
    const sentence = describeIssue(issue)
    byReason.set(sentence, (byReason.get(sentence) ?? 0) + 1)
  }
  const lines = [...byReason].sort(([, a], [, b]) => b - a)
  return [
    `需要人看的 ${show(issues.length)} 处，见 ${file}：`,
    ...lines.map(([sentence, n]) => `  ${show(n).padStart(6)}  ${sentence}`),
  ]
}

/** Null: the file named nobody who could be imported, and nothing was staged. */
export function reportOutcome(outcome: ImportOutcome | null): string[] {
  if (outcome === null) return ['没有一行可以导入，什么也没有改变。']
  if (outcome.outcome === 'unchanged') return ['这份名册已经导入过，什么也没有改变。']
  return [
    `已暂存：新员工 ${show(outcome.employeesAdded)}，有变化的员工 ${show(outcome.employeesChanged)}，待询问的联络人 ${show(outcome.contactsStaged)}。还没有询问任何人。`,
    '下一步：npm run import -- start（开始询问），或 npm run import -- undo（撤销）。',
  ]
}
