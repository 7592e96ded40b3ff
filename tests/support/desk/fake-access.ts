import type { AuditPage, Roles, WorkAddresses } from '../../../shared/access.ts'

const AT = '2026-11-23T02:02:00Z'

export function fakeRoles(): Roles {
  return {
    departments: [
      { id: 'dep_1', name: '苏州二车间' },
      { id: 'dep_2', name: '合肥品质部' },
    ],
    grants: [
      {
        employeeId: 'emp_2',
        employee: '林晓',
        role: 'hr',
        departments: ['苏州二车间', '合肥品质部'],
        grantedAt: '2026-03-02T02:00:00Z',
      },
      {
        employeeId: 'emp_3',
        employee: '何强',
        role: 'duty',
        departments: [],
        grantedAt: '2026-05-06T02:00:00Z',
      },
    ],
    proposals: [
      {
        id: 'rpr_1',
        employee: '周凯',
        role: 'hr',
        departments: ['苏州装配一部'],
        change: 'grant',
        proposedBy: '陈静',
        proposedAt: AT,
        mayDecide: true,
      },
    ],
  }
}

export function fakeAudit(): AuditPage {
  return {
    entries: [
      {
        id: 2,
        at: AT,
        actor: '林晓',
        action: 'contact.revealed',
        text: '查看了联络人的号码（员工李四）',
        subject: 'con_11',
        reason: '短信没有答复，打电话核实',
      },
      {
        id: 1,
        at: '2026-11-22T19:14:00Z',
        actor: '何强',
        action: 'emergency.opened',
        text: '打开了紧急联系卡（员工赵磊）',
        subject: 'emp_13',
        reason: '工伤',
      },
    ],
    nextCursor: null,
    head: { number: 12, hash: '32f012e5'.repeat(8), at: AT },
  }
}

export function fakeAddresses(): WorkAddresses {
  return { addresses: [{ kind: 'email', masked: 'l***@example.cn', verified: true }] }
}
