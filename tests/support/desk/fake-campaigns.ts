import type { Campaign, UnansweredPage } from '../../../shared/campaign.ts'
import type { FakeAnswer, FakeRequest } from '../fake-api.ts'
import { refusal } from '../fake-refusal.ts'

const answers = [1030, 437, 624, 374, 218, 94, 62]

export function fakeCampaign(): Campaign {
  return {
    id: 'cmp_1',
    kind: 'manual',
    name: '11 月核对 · 第 2 批',
    state: 'running',
    startedAt: '2026-11-16T01:00:00Z',
    startedBy: '林晓',
    endedAt: null,
    people: 3120,
    asked: 3120,
    opened: 2870,
    answered: 2839,
    noChange: 2402,
    changed: 437,
    nudged: 1653,
    inAWeek: { value: 2839, outOf: 3120 },
    days: answers.map((answered, day) => ({
      date: `2026-11-${16 + day}`,
      asked: day === 0 ? 3120 : 0,
      answered,
    })),
    departments: [
      { id: 'dep_1', name: '仓储物流', asked: 530, answered: 438 },
      { id: 'dep_2', name: '行政与支持', asked: 485, answered: 429 },
      { id: 'dep_3', name: '二车间', asked: 588, answered: 541 },
      { id: 'dep_4', name: '品质部', asked: 410, answered: 385 },
      { id: 'dep_5', name: '装配一部', asked: 642, answered: 604 },
      { id: 'dep_6', name: '研发中心', asked: 465, answered: 442 },
    ],
    mayRun: true,
  }
}

export function fakeUnanswered(): UnansweredPage {
  const people = [
    { name: '马晓东', department: '仓储物流', opened: false },
    { name: '欧阳佳怡', department: '行政与支持', opened: true },
  ]
  return {
    people: people.map((one, place) => ({
      ...one,
      employeeId: `emp_${place}`,
      employeeNo: `YH1000${place}`,
      askedAt: '2026-11-16T01:00:00Z',
      nudges: 2,
    })),
    total: 281,
    nextCursor: null,
  }
}

type Held = { campaign: Campaign; unanswered: UnansweredPage; started: unknown[] }
type Place = { id: string | undefined; rest: string | undefined }
const states = { pause: 'paused', resume: 'running', cancel: 'cancelled' } as const

/** Campaigns and who has not answered. */
export function answerCampaigns(
  held: Held,
  method: string,
  { id, rest }: Place,
  request: FakeRequest,
): FakeAnswer {
  const ok = (body: unknown, status = 200): FakeAnswer => ({ status, body })
  const { campaign } = held
  if (!id && method === 'POST') {
    held.started.push(request.body)
    return ok(campaign, 201)
  }
  if (!id)
    return ok({
      campaigns: [
        campaign,
        { ...campaign, id: 'cmp_2', kind: 'rolling', name: '11 月核对', startedBy: null },
      ],
      departments: campaign.departments.map((one) => ({ id: one.id, name: one.name })),
    })
  if (id !== campaign.id) return refusal('not_found')
  if (rest === 'unanswered') return ok(held.unanswered)
  if (rest === 'pause' || rest === 'resume' || rest === 'cancel')
    held.campaign = { ...campaign, state: states[rest] }
  return ok(held.campaign)
}
