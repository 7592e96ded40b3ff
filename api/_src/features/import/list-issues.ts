import { maskPhone } from '../../../../shared/phone.ts'
import { describeIssue, type Issue } from './issue-reasons.ts'

/** The error file's rows: 行号, 工号, 列, 原因. No number and no name; a mobile used as 工号 is masked. */
export function listIssues(issues: readonly Issue[]): string[][] {
  return [
    ['行号', '工号', '列', '原因'],
    ...issues.map((issue) => [
      String(issue.row),
      issue.employeeNo.replace(/1[3-9]\d{9}/g, maskPhone),
      issue.column.replace(/1[3-9]\d{9}/g, maskPhone),
      describeIssue(issue),
    ]),
  ]
}
