import type { Alert, AlertReason, FollowUp, WorklistItem } from '../../../shared/alert.ts'

type Employee = Alert['employee']
type Who = [id: string, relation: string, maskedName: string, maskedPhone: string]

export const employees = {
  lisi: ['emp_11', '李四', '0718', '二车间', '苏州'],
  zhaolei: ['emp_12', '赵磊', '1187', '装配一部', '苏州'],
  sunqian: ['emp_13', '孙倩', '2033', '品质部', '合肥'],
  maxiaodong: ['emp_14', '马晓东', '0356', '二车间', '苏州'],
  wuting: ['emp_15', '吴婷', '0984', '研发中心', '苏州'],
  zheng: ['emp_16', '郑浩然', '4471', '装配二部', '合肥'],
} as const

export function fakeEmployee(name: keyof typeof employees): Employee {
  const [id, said, employeeNo, department, site] = employees[name]
  return { id, name: said, employeeNo, department, site }
}

type Given = {
  id: string
  reasons: AlertReason[]
  dueAt: string
  overdue?: boolean
  state?: 'open' | 'in_follow_up'
  score?: number
  who?: Who
}

export function fakeAlert(employee: Employee, given: Given): Alert {
  const { who } = given
  return {
    id: given.id,
    state: given.state ?? 'open',
    severity: who ? 50 : 100,
    reasons: given.reasons,
    text: '请及时跟进',
    ...(given.score === undefined ? {} : { score: given.score }),
    employee,
    ...(who
      ? { contact: { id: who[0], relation: who[1], maskedName: who[2], maskedPhone: who[3] } }
      : {}),
    owner: '林晓',
    openedAt: '2026-11-20T01:00:00Z',
    dueAt: given.dueAt,
    overdue: given.overdue ?? false,
    escalated: false,
    undelivered: false,
  }
}

const TODAY = '2026-11-23T10:00:00Z'
const TOMORROW = '2026-11-24T10:00:00Z'

function itemOf(name: keyof typeof employees, counts: number, given: Given[]): WorklistItem {
  const employee = fakeEmployee(name)
  const alerts = given.map((one) => fakeAlert(employee, one))
  const [first] = alerts
  return {
    employee,
    coverage: { counts, must: 1, wanted: 2 },
    severity: first?.severity ?? 0,
    dueAt: first?.dueAt ?? TODAY,
    overdue: alerts.some((alert) => alert.overdue),
    state: first?.state === 'in_follow_up' ? 'in_follow_up' : 'open',
    owner: '林晓',
    alerts,
  }
}

/** A worklist with an alert of most kinds, uncovered first. */
export function fakeWorklist(): WorklistItem[] {
  return [
    itemOf('zhaolei', 0, [
      { id: 'alt_1', reasons: ['uncovered'], dueAt: TODAY },
      {
        id: 'alt_2',
        reasons: ['dead'],
        dueAt: TODAY,
        score: 1,
        who: ['con_12', '父亲', '赵*军', '139****2205'],
      },
      {
        id: 'alt_3',
        reasons: ['declined'],
        dueAt: TODAY,
        score: 0,
        who: ['con_13', '其他亲属', '赵*梅', '138****7712'],
      },
    ]),
    itemOf('lisi', 1, [
      {
        id: 'alt_4',
        reasons: ['low_score', 'never_confirmed'],
        dueAt: '2026-11-20T10:00:00Z',
        overdue: true,
        state: 'in_follow_up',
        score: 5.2,
        who: ['con_11', '母亲', '王*芬', '137****9012'],
      },
    ]),
    itemOf('sunqian', 1, [
      {
        id: 'alt_5',
        reasons: ['wrong_person'],
        dueAt: TODAY,
        score: 0,
        who: ['con_14', '兄弟姐妹', '孙*', '186****7340'],
      },
    ]),
    itemOf('maxiaodong', 2, [
      {
        id: 'alt_6',
        reasons: ['never_confirmed'],
        dueAt: TOMORROW,
        score: 5.8,
        who: ['con_15', '母亲', '马*珍', '158****6617'],
      },
    ]),
    itemOf('wuting', 2, [
      {
        id: 'alt_7',
        reasons: ['relation_changed'],
        dueAt: TOMORROW,
        score: 7.4,
        who: ['con_16', '父亲', '吴*国', '135****8826'],
      },
    ]),
    itemOf('zheng', 2, [
      {
        id: 'alt_8',
        reasons: ['leaver_contact', 'shared_contact'],
        dueAt: '2026-11-25T10:00:00Z',
        score: 6.1,
        who: ['con_17', '朋友', '刘*', '150****3391'],
      },
    ]),
  ]
}

export function fakeFollowUp(part: Partial<FollowUp> = {}): FollowUp {
  return {
    id: 'flw_1',
    channel: 'phone',
    outcome: 'no_answer',
    by: '林晓',
    at: '2026-11-23T02:02:00Z',
    ...part,
  }
}
