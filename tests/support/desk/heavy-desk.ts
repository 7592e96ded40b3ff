import type { AlertReason } from '../../../shared/alert.ts'
import { alertReasons } from '../../../shared/alert.ts'
import { type ApiKeyView, apiScopes } from '../../../shared/api-key.ts'
import type { TimelineEntry } from '../../../shared/record.ts'
import { fakeAlert } from './fake-alerts.ts'
import { createFakeDesk, type FakeDesk } from './fake-desk.ts'

const AT = Date.parse('2026-11-23T02:02:00Z')
const longName = '欧阳'.repeat(10)
const longNote = '关机，晚上再试；'.repeat(20)
const several: AlertReason[] = alertReasons.slice(0, 4)
const many = <T>(count: number, make: (place: number) => T): T[] =>
  Array.from({ length: count }, (_, place) => make(place))

/** A desk with as much on every page as the server ever sends, in the longest words. */
export function heavyDesk(): FakeDesk {
  const desk = createFakeDesk()
  return {
    ...desk,
    departmentsInAll: 2_000,
    worklist: many(40, heavyItem),
    record: {
      ...desk.record,
      timeline: many(200, heavyLine),
      findings: many(8, (place) => ({
        id: `fnd_${place}`,
        kind: 'leaver_contact',
        text: '该联络人已被离职员工使用，请确认是否为同一人',
        details: many(10, () => `${longName} · 137****9012`),
        foundAt: '2026-11-16T02:00:00Z',
      })),
    },
    audit: {
      entries: many(50, (id) => ({
        id,
        at: '2026-11-23T02:02:00Z',
        actor: longName,
        action: 'contact.revealed',
        text: `查看了联络人的号码（员工${longName}）`,
        subject: `con_${id}`,
        reason: longNote.slice(0, 100),
      })),
      nextCursor: 'more',
    },
    system: {
      ...desk.system,
      undeliveredTo: many(100, (place) => ({
        why: 'refused',
        who: `${longName}${place}`,
        count: 12,
        since: '2026-11-22T02:02:00Z',
      })),
      warnings: desk.system.warnings.flatMap((one) =>
        many(100, (place) => ({ ...one, id: `wrn_${place}`, about: longName })),
      ),
    },
    apiKeys: {
      keys: many(150, (place) => ({ ...heavyKey, id: `key_${place}` })),
    },
    roles: {
      ...desk.roles,
      grants: many(800, (place) => ({
        employeeId: `emp_${place}`,
        employee: longName,
        role: 'hr',
        departments: many(5, (one) => `苏州基地 · 装配${one}部`),
        grantedAt: '2026-03-02T02:00:00Z',
      })),
    },
    dashboard: {
      ...desk.dashboard,
      departments: many(100, (place) => ({
        id: `dep_${place}`,
        name: `苏州基地 · ${longName}${place}`,
        covered: 1_234,
        employees: 2_345,
      })),
    },
  }
}

const heavyKey: ApiKeyView = {
  id: '',
  system: longName,
  handle: 'jlk_WWWWWWWWWW',
  scopes: [...apiScopes],
  state: 'replaced',
  issuedBy: longName,
  issuedAt: '2025-11-16T02:00:00Z',
  expiresAt: '2026-12-16T02:00:00Z',
  lastUsedAt: '2025-11-16T02:00:00Z',
}

function heavyItem(place: number) {
  const employee = {
    id: `emp_${place}`,
    name: longName,
    employeeNo: `YC${place}`,
    department: '第一装配车间夜班二组',
    site: '苏州基地',
  }
  const given = { reasons: several, dueAt: '2026-11-23T10:00:00Z' }
  return {
    employee,
    coverage: { counts: 0, must: 1, wanted: 2 },
    severity: 100,
    dueAt: given.dueAt,
    overdue: true,
    state: 'open' as const,
    owner: longName,
    alerts: [
      fakeAlert(employee, { ...given, id: `alt_${place}` }),
      ...many(5, (one) =>
        fakeAlert(employee, {
          ...given,
          id: `alt_${place}_${one}`,
          score: 1.2,
          who: [`con_${place}_${one}`, '其他亲属', '欧*阳', '137****9012'],
        }),
      ),
    ],
  }
}

function heavyLine(place: number): TimelineEntry {
  return {
    at: new Date(AT - place * 60_000).toISOString(),
    kind: 'follow_up',
    tone: 'wait',
    text: `${longName}（电话）：没人接`,
    detail: longNote,
  }
}
