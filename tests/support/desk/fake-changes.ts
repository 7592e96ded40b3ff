import type { ChangeRequest } from '../../../shared/change-request.ts'

export function fakeChangeRequest(part: Partial<ChangeRequest> = {}): ChangeRequest {
  return {
    id: 'crq_1',
    state: 'with_manager',
    employee: { name: '张敏', employeeNo: '0412', department: '二车间' },
    reason: '换号',
    now: {
      maskedName: '张*国',
      relation: '父亲',
      maskedPhone: '139****2205',
      state: 'valid',
      confirmed: true,
    },
    changedTo: {
      maskedName: '王*兰',
      relation: '母亲',
      maskedPhone: '137****9012',
      state: 'valid',
      confirmed: true,
    },
    changed: { relation: true, phone: true, name: true },
    remarks: [
      { tone: 'wait', text: '关系由父亲改为母亲，请确认变更原因' },
      { tone: 'ok', text: '新号码正常 · 中国移动 · 江苏苏州' },
    ],
    requestedAt: '2026-11-23T02:02:00Z',
    mayDecide: true,
    ...part,
  }
}
