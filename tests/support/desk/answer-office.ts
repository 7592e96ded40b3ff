import type { WorkAddressKind } from '../../../shared/access.ts'
import { decisionSchema } from '../../../shared/change-request.ts'
import type { FakeAnswer, FakeRequest } from '../fake-api.ts'
import { refusal } from '../fake-refusal.ts'
import { answerDrills } from './answer-drills.ts'
import { answerApiKeys } from './fake-api-keys.ts'
import { answerCalendars } from './fake-calendars.ts'
import { answerCampaigns } from './fake-campaigns.ts'
import type { FakeDesk } from './fake-desk.ts'
import { fakeHeld } from './fake-held.ts'
import { answerMachine } from './fake-machine.ts'
import { answerSources } from './fake-sources.ts'

type Place = { resource: string; id: string | undefined; rest: string | undefined }

/** Approvals, delegation, roles, audit, work addresses and the dashboard. */
export function answerOffice(
  desk: FakeDesk,
  method: string,
  { resource, id, rest }: Place,
  request: FakeRequest,
): FakeAnswer {
  const ok = (body: unknown): FakeAnswer => ({ status: 200, body })
  switch (resource) {
    case 'change-requests':
      if (!id)
        return ok({
          changeRequests: request.path.includes('decided') ? [] : [desk.changeRequest],
          nextCursor: null,
        })
      if (id !== desk.changeRequest.id) return refusal('not_found')
      return rest === 'decision' ? decide(desk, request) : ok(desk.changeRequest)
    case 'delegation':
      if (method === 'PUT') desk.delegation = { ...(request.body as object), name: '李四' }
      if (method === 'DELETE') desk.delegation = null
      return ok({ delegation: desk.delegation })
    case 'roles':
      return ok(desk.roles)
    case 'role-proposals':
      if (rest === 'decision') desk.roles = { ...desk.roles, proposals: [] }
      return ok(desk.roles)
    case 'system':
      return ok(desk.system)
    case 'operations':
    case 'dead-letters':
    case 'settings':
      return answerMachine(desk, method, { resource, id, rest }, request)
    case 'directory-syncs':
    case 'roster-conflicts':
      return answerSources(desk.sources, method, resource, request)
    case 'calendars':
      return answerCalendars(desk.machine, method, id, request)
    case 'audit':
      return ok(desk.audit)
    case 'held':
      return ok(fakeHeld())
    case 'api-keys':
      return answerApiKeys(desk, method, { id, rest }, request)
    case 'work-addresses':
      return answerAddresses(desk, method, id, request)
    case 'campaigns':
      return answerCampaigns(desk.campaigns, method, { id, rest }, request)
    case 'unanswered':
      return ok(desk.campaigns.unanswered)
    case 'drills':
    case 'drill-plans':
    case 'drill-people':
      return answerDrills(desk.drills, method, { resource, id, rest }, request)
    case 'dashboard':
      return ok(desk.dashboard)
    default:
      return refusal('not_found')
  }
}

/** Masked `l***@example.cn`, verified: typed again it needs no code. */
export const addressInUse = 'lin@example.cn'

function answerAddresses(
  desk: FakeDesk,
  method: string,
  id: string | undefined,
  request: FakeRequest,
): FakeAnswer {
  const { addresses } = desk.addresses
  const { kind = 'email', address } = (request.body ?? {}) as {
    kind?: WorkAddressKind
    address?: string
  }
  if (method === 'DELETE')
    desk.addresses = { addresses: addresses.filter((one) => one.kind !== id) }
  if (method === 'PUT')
    desk.addresses = {
      addresses: [
        ...addresses.filter((one) => one.kind !== kind || one.verified),
        ...(address === addressInUse ? [] : [{ kind, masked: 'l***@example.cn', verified: false }]),
      ],
    }
  return { status: 200, body: desk.addresses }
}

function decide(desk: FakeDesk, request: FakeRequest): FakeAnswer {
  const read = decisionSchema.safeParse(request.body)
  if (!read.success) return refusal('invalid_input')
  const { approve, note } = read.data
  desk.changeRequest = {
    ...desk.changeRequest,
    state: approve ? 'approved' : 'refused',
    mayDecide: false,
    decidedAt: '2026-11-23T02:24:00Z',
    decidedBy: '周建平',
    ...(note ? { note } : {}),
  }
  return { status: 200, body: desk.changeRequest }
}
