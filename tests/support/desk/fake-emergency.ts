import type { Emergency, FoundEmployee } from '../../../shared/emergency.ts'
import { fakeEmployee } from './fake-alerts.ts'

export function fakeFound(): FoundEmployee[] {
  return [
    { ...fakeEmployee('lisi'), breaksGlass: false },
    {
      id: 'emp_21',
      name: '李思远',
      employeeNo: '2034',
      department: '品质部',
      site: '合肥',
      breaksGlass: true,
    },
  ]
}

export function fakeEmergency(part: Partial<Emergency> = {}): Emergency {
  const [employee] = fakeFound()
  if (!employee) throw new Error('nobody to find')
  return {
    id: 'emg_1',
    employee,
    reason: '工伤',
    openedAt: '2026-11-23T02:12:00Z',
    contacts: [
      {
        id: 'con_11',
        name: '王桂芬',
        relation: '母亲',
        phone: '13700009012',
        state: 'valid',
        standing: 'confirmed',
        outcomes: [],
      },
      {
        id: 'con_18',
        name: '陈浩',
        relation: '配偶',
        phone: '18600007340',
        state: 'pending',
        standing: 'unconfirmed',
        outcomes: [],
      },
    ],
    manager: { name: '周建平', phone: '13800001234' },
    ...part,
  }
}
