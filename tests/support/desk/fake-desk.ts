import type { AuditPage, Desk, Roles, WorkAddresses } from '../../../shared/access.ts'
import type { FollowUp, WorklistItem } from '../../../shared/alert.ts'
import { newFollowUpSchema } from '../../../shared/alert.ts'
import type { ApiKeys } from '../../../shared/api-key.ts'
import type { Campaign, UnansweredPage } from '../../../shared/campaign.ts'
import type { ChangeRequest } from '../../../shared/change-request.ts'
import type { Dashboard } from '../../../shared/dashboard.ts'
import type { Emergency, EmergencyPermit, FoundEmployee } from '../../../shared/emergency.ts'
import type { OnboardingView } from '../../../shared/onboarding.ts'
import type { ContactRecordView, EmployeeRecord } from '../../../shared/record.ts'
import type { System } from '../../../shared/warning.ts'
import type { FakeAnswer, FakeRequest } from '../fake-api.ts'
import { refusal } from '../fake-refusal.ts'
import { answerEmergency } from './answer-emergency.ts'
import { answerFiles } from './answer-files.ts'
import { answerOffice } from './answer-office.ts'
import { everything } from './everything.ts'
import { fakeAddresses, fakeAudit, fakeRoles } from './fake-access.ts'
import { fakeFollowUp, fakeWorklist } from './fake-alerts.ts'
import { fakeApiKeys } from './fake-api-keys.ts'
import { fakeCampaign, fakeUnanswered } from './fake-campaigns.ts'
import { fakeChangeRequest } from './fake-changes.ts'
import { fakeDashboard } from './fake-dashboard.ts'
import { fakeDepartments } from './fake-departments.ts'
import { type FakeDrills, fakeDrills } from './fake-drills.ts'
import { fakeEmergency, fakeFound } from './fake-emergency.ts'
import { type FakeFiles, fakeFiles } from './fake-files.ts'
import { type FakeMachine, fakeMachine } from './fake-machine.ts'
import { answerOnboarding, fakeOnboarding } from './fake-onboarding.ts'
import { fakeEmployeeRecord, fakeRecord } from './fake-record.ts'
import { type FakeSources, fakeSources } from './fake-sources.ts'
import { fakeSystem } from './fake-system.ts'

export type FakeDesk = {
  desk: Desk
  worklist: WorklistItem[]
  /** How many employees a page of the worklist has. */
  pageSize: number
  /** How many departments the worklist offers to choose from; 0: two. */
  departmentsInAll: number
  record: ContactRecordView
  employee: EmployeeRecord
  onboarding: OnboardingView
  found: FoundEmployee[]
  emergency: Emergency
  /** The card was opened on another device, or before this page was read anew. */
  othersOpen: boolean
  permits: EmergencyPermit[]
  changeRequest: ChangeRequest
  delegation: object | null
  roles: Roles
  audit: AuditPage
  system: System
  machine: FakeMachine
  apiKeys: ApiKeys
  addresses: WorkAddresses
  dashboard: Dashboard
  files: FakeFiles
  sources: FakeSources
  campaigns: { campaign: Campaign; unanswered: UnansweredPage; started: unknown[] }
  drills: FakeDrills
  keys: Map<string, unknown>
}

/** The desk's HTTP contract in memory, as one person with everything granted meets it. */
export function createFakeDesk(): FakeDesk {
  return {
    desk: {
      roles: ['hr'],
      may: everything,
      scope: '苏州 · 合肥 6 个部门',
      openAlerts: 8,
      alertLine: 6,
      waitingChangeRequests: 3,
      undelivered: 4,
      rosterConflicts: 2,
    },
    worklist: fakeWorklist(),
    pageSize: 20,
    departmentsInAll: 0,
    record: fakeRecord(),
    employee: fakeEmployeeRecord(),
    onboarding: fakeOnboarding(),
    found: fakeFound(),
    emergency: fakeEmergency(),
    othersOpen: false,
    permits: [],
    changeRequest: fakeChangeRequest(),
    delegation: null,
    roles: fakeRoles(),
    audit: fakeAudit(),
    system: fakeSystem(),
    machine: fakeMachine(),
    apiKeys: fakeApiKeys(),
    addresses: fakeAddresses(),
    dashboard: fakeDashboard(),
    files: fakeFiles(),
    sources: fakeSources(),
    campaigns: { campaign: fakeCampaign(), unanswered: fakeUnanswered(), started: [] },
    drills: fakeDrills(),
    keys: new Map(),
  }
}

export function answerDesk(desk: FakeDesk, method: string, request: FakeRequest): FakeAnswer {
  const url = new URL(request.path, 'http://desk.test')
  const [resource = '', id, rest] = url.pathname.replace('/api/desk/', '').split('/')
  const place = url.pathname.split('/').slice(5).join('/')
  const ok = (body: unknown): FakeAnswer => ({ status: 200, body })
  switch (resource) {
    case 'me':
      return ok(desk.desk)
    case 'worklist':
      return ok(listWorklist(desk, url.searchParams))
    case 'contacts':
      if (id !== desk.record.id) return refusal('not_found')
      if (rest === 'reveal')
        return ok({ name: '王桂芬', phone: '13700009012', until: '2026-11-24T02:02:00Z' })
      return ok(desk.record)
    case 'alerts':
      return method === 'POST' ? followUp(desk, request) : ok(alertDetail(desk, id))
    case 'follow-ups':
      desk.record.followUps = desk.record.followUps.map((one) => ({
        ...one,
        undoneAt: '2026-11-23T02:05:00Z',
      }))
      return ok({})
    case 'employees':
      if (!id) return ok({ employees: find(desk, url.searchParams.get('q') ?? '') })
      if (id !== desk.employee.employee.id) return refusal('not_found')
      return place ? answerOnboarding(desk, place, request) : ok(desk.employee)
    case 'emergency':
    case 'emergency-permits':
      return answerEmergency(desk, method, { resource, id, rest }, request)
    case 'uploads':
    case 'imports':
    case 'exports':
      return answerFiles(desk, method, { resource, id, rest }, request)
    default:
      return answerOffice(desk, method, { resource, id, rest }, request)
  }
}

function alertDetail({ worklist, employee, record }: FakeDesk, id: string | undefined) {
  const alerts = [...employee.alerts, ...worklist.flatMap((item) => item.alerts)]
  return {
    alert: alerts.find((alert) => alert.id === id),
    followUps: record.followUps,
    history: [{ at: '2026-11-22T01:00:00Z', event: 'opened', text: '发现：没有一位联络人能用' }],
  }
}

function listWorklist(desk: FakeDesk, query: URLSearchParams) {
  const q = query.get('q') ?? ''
  const reason = query.get('reason')
  const items = desk.worklist.filter(
    ({ employee, alerts }) =>
      [employee.name, employee.employeeNo, employee.department ?? ''].some((one) =>
        one.includes(q),
      ) &&
      (!reason || alerts.some(({ reasons }) => (reasons as string[]).includes(reason))),
  )
  const from = Number(query.get('cursor') ?? 0)
  const to = from + Number(query.get('limit') ?? desk.pageSize)
  return {
    items: items.slice(from, to),
    ...(from === 0
      ? {
          counts: { open: 8, overdue: 1, dueToday: 4 },
          departments: fakeDepartments(desk.departmentsInAll),
        }
      : {}),
    nextCursor: to < items.length ? String(to) : null,
  }
}

function find(desk: FakeDesk, q: string): FoundEmployee[] {
  return desk.found.filter(
    ({ name, employeeNo }) => name.includes(q) || employeeNo.includes(q) || q === 'lisi',
  )
}

function followUp(desk: FakeDesk, request: FakeRequest): FakeAnswer {
  const key = request.headers['idempotency-key']
  if (!key) return refusal('idempotency_key_missing')
  const read = newFollowUpSchema.safeParse(request.body)
  if (!read.success) return refusal('invalid_input')
  if (!desk.keys.has(key)) {
    const made: FollowUp = {
      ...fakeFollowUp(read.data),
      id: `flw_${desk.keys.size + 1}`,
      undoUntil: '2031-11-23T02:12:00Z',
    }
    desk.keys.set(key, made)
    desk.record = { ...desk.record, followUps: [made, ...desk.record.followUps] }
  }
  return { status: 200, body: desk.keys.get(key) }
}
