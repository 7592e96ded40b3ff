import type { Dashboard } from '../../../shared/dashboard.ts'

const shares = [71.4, 74, 75.2, 78.9, 80.5, 82.1, 83, 84.4, 85, 85.9, 86.6, 87.1]

/** The dashboard of the mock-ups: twelve thousand employees, a year of months. */
export function fakeDashboard(): Dashboard {
  return {
    scope: '全公司',
    at: '2026-11-23T02:20:00Z',
    coverage: {
      employees: 12_000,
      covered: 11_352,
      wanted: 7_908,
      uncovered: 648,
      noNearRelative: 214,
      must: 1,
      wantedContacts: 2,
    },
    states: { valid: 18_871, waiting: 1_213, due: 902, invalid: 672 },
    histogram: [412, 260, 118, 203, 346, 587, 1_204, 2_968, 6_120, 9_440],
    highRisk: 1_926,
    validity: shares.map((share, place) => ({
      month: place === 0 ? '2025-12' : `2026-${String(place).padStart(2, '0')}`,
      value: Math.round(share * 216),
      outOf: 21_600,
    })),
    topReasons: [
      { reason: 'dead', count: 214 },
      { reason: 'never_confirmed', count: 168 },
      { reason: 'wrong_person', count: 41 },
      { reason: 'frequent_changes', count: 23 },
    ],
    sites: [
      { id: 'site_1', name: '苏州', covered: 5_962, employees: 6_204 },
      { id: 'site_2', name: '合肥', covered: 3_432, employees: 3_655 },
      { id: 'site_3', name: '成都', covered: 1_958, employees: 2_141 },
    ],
    departments: [
      { id: 'dep_1', name: '苏州装配一部', covered: 811, employees: 902 },
      { id: 'dep_2', name: '合肥品质部', covered: 240, employees: 251 },
      { id: 'dep_3', name: '研发中心', covered: 530, employees: 530 },
    ],
    dialling: { opened: 46, dialled: 43, medianSeconds: 24, withinMinute: 39 },
    effects: [
      {
        id: 'dead',
        label: '打不通的号码',
        baseline: 15.2,
        now: 2.4,
        goal: 3,
        unit: 'percent',
        counted: '检测为空号或停机的联络人，占有效和待确认的联络人。',
      },
      {
        id: 'strangers',
        label: '接的是陌生人',
        baseline: 6.1,
        now: null,
        goal: 0,
        unit: 'percent',
        counted: '抽查电话里接的人不对的次数，占打通的次数。',
      },
      {
        id: 'stale',
        label: '一年没核对过',
        baseline: 28,
        now: 4.1,
        goal: 5,
        unit: 'percent',
        counted: '上次确认超过 365 天的联络人，占全部。',
      },
      {
        id: 'answered_in_a_week',
        label: '一周内答复',
        baseline: null,
        now: 91.3,
        goal: 90,
        unit: 'percent',
        counted: '收到提醒后 7 天内答复的员工，占收到的。',
      },
      {
        id: 'hr_minutes',
        label: '人事每月用时',
        baseline: 96_000,
        now: 2_140,
        goal: null,
        unit: 'minutes',
        counted: '每条跟进按 6 分钟计。',
      },
    ],
    baselineAt: '2025-12-01T02:00:00Z',
  }
}
