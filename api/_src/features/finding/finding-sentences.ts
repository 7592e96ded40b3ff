import type { Details, KeptKind } from './finding.ts'

const sources: Partial<Record<string, string>> = {
  attendance: '考勤',
  payroll: '薪酬',
  wecom: '企业微信',
  talent_pool: '人才库',
  hr_core: '人事系统',
}

/** The sentence of design §6 for HR, with what the finding speaks of filled in. */
export function findingSentence(kind: KeptKind, details: Details): string {
  switch (kind) {
    case 'own_number':
      return `低风险：与员工本人的号码相同（${listOf(details.sources)
        .map((source) => sources[source] ?? source)
        .join('、')}），请核实是否与家人共用`
    case 'differs_from_own':
      return '紧急联络人手机号与员工常用手机号不同，请核实'
    case 'colleague_number':
      return details.sameSite === 'yes'
        ? '这是同一地点一位同事的本人号码，不计入保障'
        : '这是另一位员工的本人号码'
    case 'shared_contact':
      return `该号码共有 ${details.count} 位员工填写，请确认是否为同一家人`
    case 'leaver_contact':
      return '该联络人已被离职员工使用，请确认是否为同一人'
    case 'relation_changed':
      return `该员工的紧急联络人由${details.from}变更为${details.to}，请确认变更原因`
    case 'frequent_changes':
      return '变更频繁，请核实是否存在异常'
    case 'reassigned':
      return '该号码可能已换了主人'
  }
}

/** Ids that a finding names: of employees or of contacts. */
export function idsOf(details: Details, key: 'employeeIds' | 'contactIds'): string[] {
  return listOf(details[key])
}

function listOf(value: Details[string] | undefined): string[] {
  return Array.isArray(value) ? value : []
}
