import { newEmergencyOutcomeSchema } from '../../../shared/emergency.ts'
import type { FakeAnswer, FakeRequest } from '../fake-api.ts'
import { refusal } from '../fake-refusal.ts'
import type { FakeDesk } from './fake-desk.ts'

type Place = { resource: string; id: string | undefined; rest: string | undefined }

export function answerEmergency(
  desk: FakeDesk,
  method: string,
  { resource, id, rest }: Place,
  request: FakeRequest,
): FakeAnswer {
  const ok = (body: unknown): FakeAnswer => ({ status: 200, body })
  if (resource === 'emergency-permits') {
    if (method === 'POST' && id)
      desk.permits = desk.permits.map((permit) => ({ ...permit, granted: true }))
    else if (method === 'POST')
      desk.permits.push({
        id: 'prm_1',
        requestedBy: '张敏',
        requestedAt: '2026-11-23T02:12:00Z',
        expiresAt: '2026-11-23T03:12:00Z',
        granted: false,
        mine: true,
      })
    return ok({ permits: desk.permits })
  }
  if (!id && method === 'GET') return ok(openOf(desk))
  if (!id) return ok(desk.emergency)
  if (id !== desk.emergency.id) return refusal('not_found')
  if (rest === 'outcomes') return outcome(desk, request)
  if (rest === 'close')
    desk.emergency = { ...desk.emergency, closedAt: '2026-11-23T02:30:00Z', contacts: [] }
  return ok(desk.emergency)
}

function openOf({ emergency, othersOpen }: FakeDesk) {
  return {
    open:
      othersOpen && !emergency.closedAt
        ? [{ id: emergency.id, employee: emergency.employee.name }]
        : [],
  }
}

function outcome(desk: FakeDesk, request: FakeRequest): FakeAnswer {
  const key = request.headers['idempotency-key']
  if (!key) return refusal('idempotency_key_missing')
  const read = newEmergencyOutcomeSchema.safeParse(request.body)
  if (!read.success) return refusal('invalid_input')
  const { contactId, outcome: pressed, corrects } = read.data
  if (!desk.keys.has(key)) {
    const at = new Date(Date.UTC(2026, 10, 23, 2, 12, desk.keys.size)).toISOString()
    const made = { id: `out_${desk.keys.size + 1}`, outcome: pressed, by: '张敏', at }
    desk.keys.set(key, made)
    desk.emergency = {
      ...desk.emergency,
      contacts: desk.emergency.contacts.map((contact) =>
        contact.id === contactId
          ? {
              ...contact,
              outcomes: [...contact.outcomes.filter((one) => one.id !== corrects), made],
            }
          : contact,
      ),
    }
  }
  return { status: 200, body: desk.emergency }
}
