import type { System } from '../../../shared/warning.ts'

/** Alerts that reached nobody for each reason, something given up, and a warning. */
export function fakeSystem(): System {
  return {
    undelivered: 4,
    undeliveredTo: [
      { why: 'no_owner', who: '合肥品质部', count: 2, since: '2026-11-22T02:02:00Z' },
      { why: 'refused', who: '林晓', count: 1, since: '2026-11-23T02:02:00Z' },
      { why: 'delayed', who: '李四', count: 1, since: '2026-11-23T00:02:00Z' },
    ],
    givenUp: 1,
    warnings: [
      {
        id: 'wrn_1',
        kind: 'carrier_blocked',
        title: '运营商拦截了短信',
        advice: '已换一种询问方式，请核对链接报备',
        about: '中国移动',
        count: 12,
        firstAt: '2026-11-21T02:02:00Z',
        lastAt: '2026-11-23T02:02:00Z',
      },
    ],
  }
}
