import type { Difference, DifferenceKind } from './directory-sync.ts'

const sentences: Record<DifferenceKind, string> = {
  joined: '新加入通讯录，已建立员工',
  returned: '重新加入通讯录，已恢复为待入职',
  left: '已不在通讯录，已按离职处理',
  changed: '资料有变化，已更新',
  left_elsewhere: '别的系统已标为离职，但企业微信账号还在，没有改动',
  same_name: '没有工号，与花名册中没有账号的员工同名，请在花名册或企业微信补上工号',
  employee_no_twice: '工号与另一位成员相同，请在企业微信核对',
  refused: '没有写入',
}

const fieldWords: Readonly<Record<string, string>> = {
  employee_no: '工号',
  userid: '账号',
  name: '姓名',
  department_id: '部门',
  site: '基地',
  superior_no: '上级',
  status: '状态',
  userid_taken: '账号已属于另一位员工',
  employee_no_taken: '工号已属于另一位员工',
  department_unknown: '部门不在可见范围',
  name_missing: '没有姓名',
  repeated: '同一个人出现两次',
}

/** `资料有变化，已更新（部门、基地）`. */
export function describeDifference({ kind, details = [] }: Difference): string {
  const words = details.map((one) => fieldWords[one] ?? one)
  return words.length > 0 ? `${sentences[kind]}（${words.join('、')}）` : sentences[kind]
}

/** Why a reading failed or stopped. */
export function describeTrouble(code: string): string {
  if (code === 'too_many_missing')
    return '通讯录里缺的人太多，可能是应用的可见范围改了。没有改动任何人；确认他们都离职后，可以再读一次并按离职处理。'
  if (code === 'empty') return '通讯录是空的，请核对应用的可见范围。'
  return `企业微信没有答复（${code}），没有改动任何人。`
}
