import { maskPhone } from '../../../../shared/phone.ts'
import { describeIssue, type Issue } from './issue-reasons.ts'

type StoredIssue = { row: number; employeeNo: string | null; column: string; reason: string }

/** The error file's rows: 行号, 工号, 列, 原因. No number and no name; a mobile used as 工号 is masked. */
export function listIssues(issues: readonly Issue[]): string[][] {
  return describeStoredIssues(issues.map((issue) => ({ ...issue, reason: describeIssue(issue) })))
}

/** The same of issues that were kept. */
export function describeStoredIssues(issues: readonly StoredIssue[]): string[][] {
  return [
    ['行号', '工号', '列', '原因'],
    ...issues.map(({ row, employeeNo, column, reason }) => [
      String(row),
      masked(employeeNo ?? ''),
      masked(column),
      reason,
    ]),
  ]
}

function masked(text: string): string {
  return text.replace(/1[3-9]\d{9}/g, maskPhone)
}
