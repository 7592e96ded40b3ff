import {
  type Contact,
  type ContactHistory,
  contactPatchSchema,
  type NewContact,
  newContactSchema,
} from '../../shared/contact.ts'
import type { Role } from '../../shared/employee.ts'
import type { ErrorCode } from '../../shared/errors.ts'
import type { NumberCheck } from '../../shared/number-check.ts'
import { answerDesk, createFakeDesk } from './desk/fake-desk.ts'
import { AT, fakeContact } from './fake-contact.ts'
import { refusal } from './fake-refusal.ts'

export type FakeRequest = {
  method: string
  path: string
  headers: Record<string, string>
  body: unknown
}
export type FakeAnswer = { status: number; body?: unknown; headers?: Record<string, string> }

export const normalCheck: NumberCheck = {
  status: 'normal',
  carrier: '中国移动',
  province: '江苏',
  city: '苏州',
  findings: [],
}

/**
 * The HTTP contract as one employee meets it, in memory: what the tests change in `contacts`, `checks` and
 * `refuse` is what the next call sees.
 */
export function createFakeApi() {
  const keys = new Map<string, { content: string; id: string }>()
  const api = {
    company: '远禾精密' as string | undefined,
    roles: ['employee'] as Role[],
    desk: createFakeDesk(),
    contacts: [] as Contact[],
    ownNumberChangedAt: undefined as string | undefined,
    remindedAt: undefined as string | undefined,
    checks: new Map<string, NumberCheck>(),
    history: [] as ContactHistory['history'],
    /** `POST /api/contacts` → the refusal it gets. */
    refuse: new Map<
      string,
      { code: ErrorCode; field?: string; retryAt?: string; message?: string }
    >(),
    validTokens: new Set<string>(),
    requests: [] as FakeRequest[],
    screenCode: '407123',
    answer,
  }
  return api

  function answer(request: FakeRequest): FakeAnswer {
    api.requests.push(request)
    const override = request.headers['x-http-method-override']
    const method = override && request.method === 'POST' ? override : request.method
    const path = request.path.split('?')[0] ?? ''
    const refused = api.refuse.get(`${method} ${path}`)
    if (refused) return refusal(refused.code, refused)
    if (path === '/api/sessions/wecom-mini' || path === '/api/sessions/wecom-oauth')
      return method === 'POST'
        ? signedIn()
        : { status: 302, headers: { location: '/?code=c-1&state=s-1' } }
    const token = request.headers.authorization?.replace('Bearer ', '') ?? ''
    if (!api.validTokens.has(token)) return refusal('unauthenticated')
    return asEmployee(method, path, request)
  }

  function signedIn(): FakeAnswer {
    const token = `token-${api.validTokens.size + 1}`
    api.validTokens.add(token)
    return {
      status: 200,
      body: {
        token,
        employee: { id: 'emp_1', name: '张敏', department: '苏州二车间' },
        roles: api.roles,
        ...(api.company ? { company: api.company } : {}),
      },
    }
  }

  function asEmployee(method: string, path: string, request: FakeRequest): FakeAnswer {
    if (path.startsWith('/api/desk/')) return answerDesk(api.desk, method, request)
    if (path === '/api/number-checks') {
      const { phone } = request.body as { phone: string }
      return { status: 200, body: api.checks.get(phone) ?? normalCheck }
    }
    if (path === '/api/contacts' || path === '/api/contacts/reaffirm')
      return method === 'POST' && path === '/api/contacts' ? submit(request) : list()
    if (path === '/api/sessions/current' || path.endsWith('/opened')) return { status: 204 }
    return aboutOne(method, path, request)
  }

  function list(): FakeAnswer {
    const counts = api.contacts.filter((contact) => contact.counts).length
    return {
      status: 200,
      body: {
        coverage: { counts, must: 1, wanted: 2 },
        contacts: api.contacts,
        ownNumberChangedAt: api.ownNumberChangedAt,
        remindedAt: api.remindedAt,
      },
    }
  }

  function submit(request: FakeRequest): FakeAnswer {
    const key = request.headers['idempotency-key']
    if (!key) return refusal('idempotency_key_missing')
    const read = newContactSchema.safeParse(request.body)
    if (!read.success) return refusal('invalid_input')
    const content = JSON.stringify(request.body)
    const earlier = keys.get(key)
    if (earlier && earlier.content !== content) return refusal('idempotency_key_reused')
    if (earlier) return { status: 202, body: api.contacts.find(({ id }) => id === earlier.id) }
    const contact = accepted(read.data)
    keys.set(key, { content, id: contact.id })
    api.contacts.push(contact)
    return { status: 202, body: contact }
  }

  function accepted(data: NewContact): Contact {
    const order = api.contacts.length + 1
    return fakeContact({
      id: `con_${order}`,
      name: data.name,
      relation: data.relation,
      phone: data.phone,
      order,
      ...(data.shared ? { shared: true } : {}),
      ...(data.replaces ? { replaces: data.replaces } : {}),
    })
  }

  function aboutOne(method: string, path: string, request: FakeRequest): FakeAnswer {
    const [, , , id = '', rest] = path.split('/')
    const contact = api.contacts.find((one) => one.id === id)
    if (!contact) return refusal('not_found')
    if (rest === 'history') return { status: 200, body: { history: api.history } }
    if (rest === 'code') {
      const { code } = request.body as { code: string }
      if (code !== api.screenCode) return refusal('code_wrong')
      contact.screenProofAt = AT
      return { status: 200, body: contact }
    }
    if (rest) return { status: 202, body: contact }
    if (method === 'DELETE') {
      api.contacts = api.contacts.filter((one) => one !== contact)
      return { status: 204 }
    }
    if (method === 'PATCH') patch(contact, contactPatchSchema.parse(request.body))
    return { status: 200, body: contact }
  }

  function patch(
    contact: Contact,
    change: { order?: number; name?: string; relation?: Contact['relation'] },
  ): void {
    if (change.order !== undefined) {
      const others = api.contacts.filter((one) => one !== contact)
      others.splice(change.order - 1, 0, contact)
      api.contacts = others
      api.contacts.forEach((one, place) => {
        one.order = place + 1
      })
    }
    if (change.name) contact.name = change.name
    if (change.relation) contact.relation = change.relation
  }
}

export type FakeApi = ReturnType<typeof createFakeApi>
