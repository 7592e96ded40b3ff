import { newEmergencyOutcomeSchema } from '../../../shared/emergency.ts'
import type { FakeAnswer, FakeRequest } from '../fake-api.ts'
import { refusal } from '../fake-refusal.ts'
import { type FakeDrills, fakeDrill, fakeDrillCard, fakePlan } from './fake-drills.ts'

type Place = { resource: string; id: string | undefined; rest: string | undefined }
const ok = (body: unknown, status = 200): FakeAnswer => ({ status, body })

/** Drills: the list, one of them, its people and the card. */
export function answerDrills(
  held: FakeDrills,
  method: string,
  { resource, id, rest }: Place,
  request: FakeRequest,
): FakeAnswer {
  if (resource === 'drill-plans')
    return ok(fakePlan((request.body as { kind?: string } | undefined)?.kind))
  if (resource === 'drill-people') return answerCard(held, method, { id, rest }, request)
  if (!id && method === 'POST') {
    held.started.push(request.body)
    return ok(held.drill, 201)
  }
  if (!id)
    return ok({
      drills: [
        held.drill,
        fakeDrill({
          id: 'drl_2',
          name: '2026 年上半年演练',
          state: 'closed',
          closedAt: '2026-05-22T09:00:00Z',
        }),
      ],
      departments: [
        { id: 'dep_1', name: '装配一部' },
        { id: 'dep_2', name: '品质部' },
      ],
    })
  if (id !== held.drill.id) return refusal('not_found')
  if (rest === 'people') return ok(peopleOf(held, request.path))
  if (rest === 'next') {
    if (held.next) held.card = held.next
    return ok({ card: held.next })
  }
  if (rest === 'close')
    held.drill = {
      ...held.drill,
      state: 'closed',
      closedAt: '2026-11-23T02:30:00Z',
      mayRun: false,
      waiting: 0,
    }
  return ok(held.drill)
}

function peopleOf({ people }: FakeDrills, path: string) {
  const state = new URL(path, 'http://desk.test').searchParams.get('state')
  return { people: people.filter((one) => !state || one.state === state), nextCursor: null }
}

function answerCard(
  held: FakeDrills,
  method: string,
  { id, rest }: Omit<Place, 'resource'>,
  request: FakeRequest,
): FakeAnswer {
  if (id !== held.card.id) return refusal('not_found')
  const { card } = held
  if (rest === 'card' && method === 'POST') held.card = fakeDrillCard({ id })
  if (rest === 'close' || rest === 'non-attempt') {
    held.ended.push({ [rest]: request.body })
    held.card = { ...card, heldUntil: null, contacts: [] }
  }
  if (rest === 'non-attempt') return ok(held.drill)
  if (rest === 'outcomes') {
    const read = newEmergencyOutcomeSchema.safeParse(request.body)
    if (!read.success) return refusal('invalid_input')
    const { contactId, outcome, corrects } = read.data
    const made = {
      id: String(1 + card.contacts.reduce((sum, one) => sum + one.outcomes.length, 0)),
      outcome,
      by: '林晓',
      at: '2026-11-23T02:12:00Z',
    }
    held.card = {
      ...card,
      contacts: card.contacts.map((one) =>
        one.id === contactId
          ? { ...one, outcomes: [...one.outcomes.filter(({ id: old }) => old !== corrects), made] }
          : one,
      ),
    }
  }
  return ok(held.card)
}
