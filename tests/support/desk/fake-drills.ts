import type { Drill, DrillPerson, DrillPlan } from '../../../shared/drill.ts'
import type { DrillCard } from '../../../shared/drill-card.ts'
import { fakeEmployee } from './fake-alerts.ts'
import { fakeEmergency } from './fake-emergency.ts'

const none = {
  attempted: 0,
  reached: 0,
  awaiting: 0,
  withoutContact: 0,
  notAttempted: 0,
  interval: null,
}

export function fakeDrill(part: Partial<Drill> = {}): Drill {
  return {
    id: 'drl_1',
    name: '2026 年下半年演练',
    kind: 'call',
    state: 'running',
    startedAt: '2026-11-20T01:00:00Z',
    startedBy: '林晓',
    closedAt: null,
    precision: 10,
    basis: 'company',
    population: 3120,
    drawn: 104,
    attempted: 67,
    reached: 57,
    awaiting: 0,
    withoutContact: 2,
    waiting: 32,
    notAttempted: 5,
    sites: [
      {
        site: '苏州基地',
        population: 1840,
        drawn: 56,
        attempted: 52,
        reached: 46,
        awaiting: 0,
        withoutContact: 1,
        waiting: 0,
        notAttempted: 4,
        interval: { low: 0.773, high: 0.945 },
      },
      {
        site: '合肥基地',
        population: 1180,
        drawn: 36,
        attempted: 6,
        reached: 4,
        awaiting: 0,
        withoutContact: 0,
        waiting: 29,
        notAttempted: 1,
        interval: { low: 0.3, high: 0.903 },
      },
      {
        site: '东莞基地',
        population: 100,
        drawn: 12,
        ...none,
        waiting: 12,
      },
    ],
    result: { share: 0.798, interval: { low: 0.621, high: 0.905 }, unknownSites: 1 },
    reasons: [
      { reason: 'on_leave', count: 3 },
      { reason: 'left', count: 2 },
    ],
    dialSeconds: 9,
    resultMinutes: 2,
    openCalls: [],
    held: [],
    mine: null,
    mayRun: true,
    ...part,
  }
}

/** A drill by SMS on its first afternoon. */
export function fakeSmsDrill(part: Partial<Drill> = {}): Drill {
  const [suzhou, hefei, dongguan] = fakeDrill().sites
  if (!suzhou || !hefei || !dongguan) throw new Error('the made drill has three sites')
  const sites: Drill['sites'] = [
    { ...suzhou, attempted: 50, reached: 31, awaiting: 19, withoutContact: 0, notAttempted: 6 },
    { ...hefei, attempted: 8, reached: 3, awaiting: 5, waiting: 26, notAttempted: 2 },
    dongguan,
  ]
  return fakeDrill({
    name: '冬季短信演练',
    kind: 'sms',
    attempted: 58,
    reached: 34,
    awaiting: 24,
    withoutContact: 0,
    waiting: 38,
    notAttempted: 8,
    sites,
    result: { share: 0.52, interval: { low: 0.36, high: 0.67 }, unknownSites: 1 },
    reasons: [
      { reason: 'no_sms_contact', count: 5 },
      { reason: 'sms_blocked', count: 3 },
    ],
    held: [{ why: 'budget', count: 38 }],
    dialSeconds: null,
    resultMinutes: null,
    ...part,
  })
}

export function fakePlan(kind: string | undefined = 'call'): DrillPlan {
  return {
    population: 3120,
    people: 104,
    smsADay: kind === 'sms' ? 50 : null,
    sites: [
      { site: '苏州基地', population: 1840, size: 56 },
      { site: '合肥基地', population: 1180, size: 36 },
      { site: '东莞基地', population: 100, size: 12 },
    ],
    expected: { low: 0.83, high: 0.94 },
  }
}

export function fakeDrillPeople(): DrillPerson[] {
  const names = ['李四', '马晓东', '欧阳佳怡', '周建国']
  return names.map((name, place) => ({
    id: `drp_${place + 1}`,
    name,
    employeeNo: `071${place}`,
    department: '装配一部',
    site: place % 2 ? '合肥基地' : '苏州基地',
    state: 'waiting',
    reason: null,
    calls: place === 2 ? 1 : 0,
    sent: false,
    heldBy: place === 1 ? '何琴' : null,
    mayOpen: place !== 1,
  }))
}

export function fakeDrillCard(part: Partial<DrillCard> = {}): DrillCard {
  return {
    id: 'drp_1',
    drillId: 'drl_1',
    employee: fakeEmployee('lisi'),
    state: 'waiting',
    heldUntil: '2031-11-23T02:27:00Z',
    contacts: fakeEmergency().contacts,
    ...part,
  }
}

export type FakeDrills = {
  drill: Drill
  people: DrillPerson[]
  card: DrillCard
  /** What `next` gives; null: nobody is left. */
  next: DrillCard | null
  started: unknown[]
  ended: unknown[]
}
export function fakeDrills(): FakeDrills {
  const card = fakeDrillCard()
  return {
    drill: fakeDrill(),
    people: fakeDrillPeople(),
    card,
    next: card,
    started: [],
    ended: [],
  }
}
