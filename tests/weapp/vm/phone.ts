import {
  createFakeApi,
  type FakeAnswer,
  type FakeApi,
  type FakeRequest,
} from '../../support/fake-api.ts'

/** What surrounds the mini-program and outlives a closed one. */
export type Phone = {
  api: FakeApi
  insideWecom: boolean
  /** `answer_lost`: the server did what was asked, and nobody heard. */
  network: 'up' | 'down' | 'answer_lost'
  storage: Map<string, unknown>
  fontSizeSetting?: number
  /** Every request that left the phone, whether or not it arrived. */
  sent: FakeRequest[]
}

/** An employee's phone with WeCom on it, and a server that knows nobody's contacts yet. */
export function aPhone(part: Partial<Phone> = {}): Phone {
  return {
    api: createFakeApi(),
    insideWecom: true,
    network: 'up',
    storage: new Map(),
    sent: [],
    ...part,
  }
}

/** Carries a request over this phone's network. */
export function carry(phone: Phone, request: FakeRequest): FakeAnswer | 'unreachable' {
  phone.sent.push(request)
  if (phone.network === 'down') return 'unreachable'
  const answer = phone.api.answer(request)
  return phone.network === 'up' ? answer : 'unreachable'
}

/** How often this phone logged in. */
export function loginsOf({ sent }: Phone): number {
  return sent.filter(({ path }) => path === '/api/sessions/wecom-mini').length
}

/** The key of every submit that left the phone, in order. */
export function keysOf({ sent }: Phone): (string | undefined)[] {
  return sent
    .filter(({ method, path }) => method === 'POST' && path === '/api/contacts')
    .map(({ headers }) => headers['idempotency-key'])
}
