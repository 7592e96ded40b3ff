import type { Alert } from '../../../shared/alert.ts'
import type { ContactRecordView, EmployeeRecord } from '../../../shared/record.ts'
import { fakeEmployee, fakeWorklist } from './fake-alerts.ts'

/** The record of the mock-ups' contact: below the line, once confirmed, long ago. */
export function fakeRecord(part: Partial<ContactRecordView> = {}): ContactRecordView {
  return {
    id: 'con_11',
    maskedName: '王*芬',
    relation: '母亲',
    maskedPhone: '137****9012',
    carrier: '中国移动',
    home: '江苏苏州',
    order: 1,
    state: 'due',
    counts: false,
    shared: false,
    employee: fakeEmployee('lisi'),
    coverage: { counts: 1, must: 1, wanted: 2 },
    score: {
      score: 5.2,
      probability: 0.52,
      risk: 'high',
      rulesVersion: 7,
      reasons: [
        { signal: 'start', points: 5, text: '每位联络人都从 5 分算起' },
        { signal: 'proof', points: 1.4, text: '本人用验证码确认过，已过 187 天，越久分越少' },
        { signal: 'receipts90d', points: 0.5, text: '短信送到了手机' },
        { signal: 'numberStatus', points: -1.1, text: '运营商说：停机，昨天检测' },
        { signal: 'answered12m', points: -0.6, text: '12 个月问了 4 次，答了 1 次' },
        { signal: 'reassigned', points: 0, text: '是否换了机主：查不出，不扣分' },
      ],
    },
    scoreMeaning: '现在打过去，大约一半的机会能找到本人',
    findings: [
      {
        id: 'fnd_1',
        kind: 'differs_from_own',
        text: '紧急联络人手机号与员工常用手机号不同，请核实',
        foundAt: '2026-11-16T02:00:00Z',
      },
      {
        id: 'fnd_2',
        kind: 'shared_contact',
        text: '同一号码也是别的员工的联络人',
        details: ['李强（三车间）'],
        foundAt: '2026-10-12T02:00:00Z',
        clearedAt: '2026-10-13T02:00:00Z',
      },
    ],
    alert: alertOf('alt_4'),
    followUps: [],
    timeline: [
      {
        at: '2026-11-23T01:00:00Z',
        kind: 'alert',
        tone: 'wait',
        text: '已逾期，再次提醒林晓',
        detail: '企业微信已送达',
      },
      { at: '2026-11-21T18:14:00Z', kind: 'number_check', tone: 'bad', text: '检测：号码停机' },
      {
        at: '2026-11-20T07:40:00Z',
        kind: 'follow_up',
        tone: 'note',
        text: '林晓打电话：没人接',
        detail: '“关机，晚上再试”',
      },
      { at: '2026-11-09T02:00:00Z', kind: 'message', tone: 'note', text: '确认短信：已送达' },
      { at: '2026-05-20T11:06:00Z', kind: 'history', tone: 'ok', text: '本人用验证码确认' },
      {
        at: '2026-05-20T10:41:00Z',
        kind: 'history',
        tone: 'note',
        text: '李四添加联络人',
        detail: '入职',
      },
    ],
    ...part,
  }
}

export function alertOf(id: string): Alert | undefined {
  return fakeWorklist()
    .flatMap(({ alerts }) => alerts)
    .find((alert) => alert.id === id)
}

/** Somebody of whom nobody can be reached. */
export function fakeEmployeeRecord(): EmployeeRecord {
  const [item] = fakeWorklist()
  return {
    employee: fakeEmployee('zhaolei'),
    coverage: { counts: 0, must: 1, wanted: 2 },
    nearRelative: true,
    alerts: item?.alerts ?? [],
    contacts: [
      {
        id: 'con_12',
        maskedName: '赵*军',
        relation: '父亲',
        maskedPhone: '139****2205',
        order: 1,
        state: 'invalid',
        cause: 'dead',
        counts: false,
        score: 1,
      },
      {
        id: 'con_13',
        maskedName: '赵*梅',
        relation: '其他亲属',
        maskedPhone: '138****7712',
        order: 2,
        state: 'invalid',
        cause: 'declined',
        counts: false,
        score: 0,
      },
    ],
  }
}
