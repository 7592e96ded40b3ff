import type { PhoneTrouble } from './clean-phone.ts'

/** Why a person must look at a cell or a row; each has one sentence, and none of them holds the value. */
export type IssueReason =
  | PhoneTrouble
  | 'phone_missing'
  | 'name_missing'
  | 'name_has_number'
  | 'name_unclear'
  | 'relation_missing'
  | 'relation_unknown'
  | 'relation_alone'
  | 'own_number'
  | 'same_number_twice'
  | 'too_many_contacts'
  | 'employee_no_missing'
  | 'employee_name_missing'
  | 'date_unreadable'
  | 'status_unknown'
  | 'status_contradicts_leave_date'
  | 'leave_date_unreadable'
  | 'department_missing'
  | 'duplicate_differs'
  | 'contact_row_differs'
  | 'duplicate_other_person'
  | 'not_a_person'

/** One thing a person must look at. `row` is the row of the file as Excel numbers it; `otherRow` the one it clashes with. */
export type Issue = {
  row: number
  employeeNo: string
  column: string
  reason: IssueReason
  otherRow?: number
}

const sentences: Record<IssueReason, string> = {
  digits_lost: '号码被 Excel 变成了科学计数法，后面的数字已经丢失，请向本人要完整号码',
  two_numbers: '一格里有两个号码，请确认用哪一个',
  landline: '是固定电话或服务电话，收不到短信，需要电话核实',
  foreign: '是境外号码，收不到短信，需要电话核实',
  placeholder: '是占位用的数字，不是号码',
  too_short: '位数不够 11 位',
  too_long: '位数超过 11 位',
  no_such_prefix: '不是手机号的号段',
  masked: '号码被打了星号，看不到完整数字',
  same_as_above: '写的是“同上”，请填实际的号码',
  no_number: '这一格里没有数字',
  unclear: '除了号码还有别的数字，读不准',
  phone_missing: '有联络人，没有电话',
  name_missing: '有电话，没有联络人姓名',
  name_has_number: '姓名里混有号码',
  name_unclear: '姓名读不准（有特殊符号，或不止一个人）',
  relation_missing: '没有填关系，已按“其他”导入，请补上',
  relation_unknown: '关系认不出来，已按“其他”导入，请改正',
  relation_alone: '只有关系，没有姓名和电话',
  own_number: '是员工本人的号码，已导入但不会去询问，请另找联络人',
  same_number_twice: '和这名员工的另一位联络人号码相同，只询问一次',
  too_many_contacts: '这名员工已有五位联络人，这一位没有导入',
  employee_no_missing: '没有工号，这一行没有导入',
  employee_name_missing: '没有员工姓名，这一行没有导入',
  date_unreadable: '日期读不准',
  status_unknown: '在职状态认不出来，已按在职导入',
  status_contradicts_leave_date: '离职日期已过，但状态不是离职；已按离职处理，不会询问其联络人',
  leave_date_unreadable: '有离职日期但读不准，已按离职处理，不会询问其联络人',
  department_missing: '没有部门，已放在基地之下',
  duplicate_differs: '同一工号出现多次且内容不同，只采用了其中更新较近的一行',
  contact_row_differs: '同一员工几行的资料不同，资料采用了其中更新较近的一行；每行的联络人都保留',
  duplicate_other_person: '同一工号出现了不同的姓名，这一行没有导入',
  not_a_person: '不是人员行（重复的表头、合计或落款），已跳过',
}

/** The sentence for HR; the clashing row is named where there is one. */
export function describeIssue(issue: Issue): string {
  const sentence = sentences[issue.reason]
  return issue.otherRow === undefined ? sentence : `${sentence}（见第 ${issue.otherRow} 行）`
}
