import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ErrorBody, errorCodes } from '../../shared/errors.ts'
import { type Client, createWorld, type World } from '../support/world.ts'
import { rows } from './desk-access/all-rows.ts'

let world: World
let me: Client
beforeAll(async () => {
  world = await createWorld()
  me = await world.loginAs(world.company.employees.at(-1)?.userid ?? '')
})
afterAll(() => world.close())

const aContact = { name: '王芳', relation: '配偶', phone: '13800138001' }
const noContact = 'con_00000000000000000000000000'

async function refusalOf(answer: Response): Promise<ErrorBody> {
  const body = (await answer.json()) as ErrorBody
  expect(errorCodes).toContain(body.code)
  expect(body.message).toMatch(/\p{Script=Han}/u)
  expect(body.requestId).toBe(answer.headers.get('x-request-id'))
  return body
}

function post(path: string, body: string, headers: Record<string, string> = {}) {
  return world.request(path, {
    method: 'POST',
    body,
    headers: {
      authorization: `Bearer ${me.token}`,
      'content-type': 'application/json',
      'idempotency-key': 'key',
      ...headers,
    },
  })
}

describe('an address', () => {
  test('that does not exist is 404', async () => {
    const answer = await world.request('/api/nothing')
    expect(answer.status).toBe(404)
    expect(await refusalOf(answer)).toMatchObject({ code: 'not_found' })
  })

  test('that exists for other methods is 405 and names them', async () => {
    const answer = await me.call('PUT', '/api/contacts')
    expect(answer.status).toBe(405)
    expect(answer.headers.get('allow')).toBe('GET, POST')
    expect(await refusalOf(answer)).toMatchObject({ code: 'method_not_allowed' })
  })

  test.each([
    '%00',
    '%ff',
    '%e0%a4%a',
    "con_' or 1=1",
    noContact,
    `${noContact}0`,
    '..%2f..%2fetc',
  ])('with a contact id like %s finds nothing, and nothing breaks', async (id) => {
    for (const [method, tail] of [
      ['GET', ''],
      ['DELETE', ''],
      ['GET', '/history'],
      ['POST', '/resend'],
      ['POST', '/code-requests'],
    ])
      expect((await me.call(method ?? '', `/api/contacts/${id}${tail}`)).status).toBe(404)
  })

  test('of somebody else’s contact cannot be told from one that does not exist', async () => {
    const other = await world.loginAs(world.company.employees.at(-2)?.userid ?? '')
    const submitted = await other.call('POST', '/api/contacts', aContact, {
      'idempotency-key': 'other',
    })
    const { id } = (await submitted.json()) as { id: string }
    const theirs = await me.call('GET', `/api/contacts/${id}`)
    const nobodys = await me.call('GET', `/api/contacts/${noContact}`)
    expect(theirs.status).toBe(nobodys.status)
    expect({ ...(await refusalOf(theirs)), requestId: '' }).toEqual({
      ...(await refusalOf(nobodys)),
      requestId: '',
    })
  })
})

describe('a POST that means another method', () => {
  const meaning = (method: string) =>
    post(`/api/contacts/${noContact}`, '{}', { 'x-http-method-override': method })

  test('may mean PATCH, the one that the mini-program cannot say', async () => {
    expect((await meaning('PATCH')).status).toBe(404)
  })

  test.each(['__proto__', 'constructor', 'TRACE', 'CONNECT', 'DELETE', 'GET', 'patch'])(
    'is refused with %s, and the next request is answered as before',
    async (method) => {
      const answer = await meaning(method)
      expect(answer.status).toBe(405)
      expect(await refusalOf(answer)).toMatchObject({ code: 'method_not_allowed' })
      expect(Object.keys(Object.prototype)).toEqual([])
      expect((await me.call('GET', '/api/contacts')).status).toBe(200)
    },
  )
})

describe('a body', () => {
  test.each(['', '{', '{"name":}', 'name=x', '\u0000', '[[[['])(
    'that is no JSON (%j) is 400',
    async (body) => {
      const answer = await post('/api/contacts', body)
      expect(answer.status).toBe(400)
      expect(await refusalOf(answer)).toMatchObject({ code: 'malformed_body' })
    },
  )

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', ''])(
    'of type %j is 415',
    async (type) => {
      const answer = await post('/api/contacts', JSON.stringify(aContact), { 'content-type': type })
      expect(answer.status).toBe(415)
      expect(await refusalOf(answer)).toMatchObject({ code: 'unsupported_media_type' })
    },
  )

  test('above 64 KB is 413, whether its length is told or not', async () => {
    const huge = JSON.stringify({ ...aContact, name: 'x'.repeat(70_000) })
    expect((await post('/api/contacts', huge)).status).toBe(413)
    const stream = new Blob([huge]).stream()
    const chunked = await world.request('/api/contacts', {
      method: 'POST',
      body: stream,
      duplex: 'half',
      headers: { authorization: `Bearer ${me.token}`, 'content-type': 'application/json' },
    } as RequestInit)
    expect(chunked.status).toBe(413)
    expect(await refusalOf(chunked)).toMatchObject({ code: 'body_too_large' })
  })

  test('nested as deep as it is long is refused, and nothing breaks', async () => {
    const deep = `${'['.repeat(30_000)}${']'.repeat(30_000)}`
    expect((await post('/api/contacts', deep)).status).toBe(422)
  })

  test.each([
    { ...aContact, name: '王\u0000芳' },
    { ...aContact, name: '王\ud800芳' },
    { ...aContact, '\u0000': 1 },
    { ...aContact, phone: ['13800138001'] },
    { ...aContact, order: 1.5 },
    { ...aContact, relation: '老板' },
    { ...aContact, replaces: '\u0000' },
    null,
    [],
    7,
  ])('with %j is 422 and says what to do', async (body) => {
    const answer = await post('/api/contacts', JSON.stringify(body))
    expect(answer.status).toBe(422)
    expect(await refusalOf(answer)).toMatchObject({ code: 'invalid_input' })
  })

  test('names the field that is wrong, in words for the person', async () => {
    const answer = await post('/api/contacts', JSON.stringify({ ...aContact, name: ' ' }))
    expect(await refusalOf(answer)).toMatchObject({ field: 'name', message: '请填对方的姓名' })
  })

  test('may have fields that nobody knows', async () => {
    const answer = await me.call('POST', '/api/number-checks', {
      phone: '13800138009',
      colour: 'blue',
    })
    expect(answer.status).toBe(200)
  })
})

describe('a submit', () => {
  test('has a reason only if it replaces somebody', async () => {
    const answer = await post('/api/contacts', JSON.stringify({ ...aContact, reason: '换号' }))
    expect(answer.status).toBe(422)
    expect(await refusalOf(answer)).toMatchObject({ code: 'invalid_input', field: 'reason' })
  })

  test('without a key is refused before anything is read', async () => {
    const answer = await me.call('POST', '/api/contacts', aContact)
    expect(answer.status).toBe(400)
    expect(await refusalOf(answer)).toMatchObject({ code: 'idempotency_key_missing' })
  })

  test.each(['两', 'a b', 'x'.repeat(201)])('with the odd key %j is refused', async (key) => {
    const encoded = encodeURIComponent(key) === key ? key : 'a b'
    const answer = await post('/api/contacts', '{}', { 'idempotency-key': encoded })
    expect(answer.status).toBe(422)
  })
})

test('whatever JSON is sent to whatever route, the answer is one that /api/openapi.json names', async () => {
  const { paths } = (await (await world.request('/api/openapi.json')).json()) as {
    paths: Record<string, Record<string, { responses: Record<string, unknown> }>>
  }
  const named = (method: string, path: string) =>
    Object.keys(paths[path.replace(noContact, '{id}')]?.[method.toLowerCase()]?.responses ?? {})
  const routes = [
    ['POST', '/api/sessions/wecom-oauth'],
    ['POST', '/api/number-checks'],
    ['POST', '/api/contacts'],
    ['PATCH', `/api/contacts/${noContact}`],
    ['POST', `/api/contacts/${noContact}/code`],
    ['POST', `/api/contacts/${noContact}/resend`],
    ['POST', `/api/contacts/${noContact}/code-requests`],
    ['POST', '/api/contacts/reaffirm'],
    ['DELETE', `/api/contacts/${noContact}`],
  ] as const
  const field = fc.constantFrom('code', 'state', 'phone', 'name', 'relation', 'order', 'replaces')
  const value = fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary' }), fc.constant('13800138001'))
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...routes),
      fc.oneof(fc.jsonValue(), fc.dictionary(field, value)),
      async ([method, path], body) => {
        const headers = { 'idempotency-key': 'fuzz' }
        const { status } = await me.call(method, path, body, headers)
        expect(status).toBeLessThan(500)
        expect(named(method, path)).toContain(String(status))
      },
    ),
    { numRuns: 150 },
  )
})

describe('every answer', () => {
  test.each(['/api/health', '/api/nothing', '/api/contacts', '/api/openapi.json'])(
    '%s may be neither kept, framed nor sniffed, and leaves no trace in links',
    async (path) => {
      const { headers } = await world.request(path)
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
      expect(headers.get('strict-transport-security')).toContain('max-age')
    },
  )
})

test('a bug is a bare 500 with the request’s number; what it said stays in no log and no answer', async () => {
  const query = world.context.db.execute
  world.context.db.execute = () => {
    throw new Error('row of 13800138001')
  }
  const answer = await me.call('GET', '/api/contacts')
  world.context.db.execute = query
  expect(answer.status).toBe(500)
  expect(await refusalOf(answer)).toMatchObject({ code: 'unexpected' })
  const line = world.logLines.find((one) => one.includes('a bug'))
  expect(line).toContain(answer.headers.get('x-request-id'))
  expect(line).not.toContain('row of')
})

test('/api/openapi.json has every route with its bodies', async () => {
  const document = (await (await world.request('/api/openapi.json')).json()) as {
    paths: Record<string, Record<string, { requestBody?: unknown; responses: object }>>
  }
  const routes = Object.entries(document.paths)
    .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`))
    .sort()
  const ofDesk = (route: string) => route.includes(' /api/desk/')
  expect(routes.filter(ofDesk)).toEqual([...new Set(rows.map(documented).filter(ofDesk))].sort())
  expect(routes.filter((route) => !ofDesk(route))).toEqual([
    'delete /api/contacts/{id}',
    'delete /api/integrations/preboarding/{employeeNo}',
    'delete /api/integrations/preboarding/{employeeNo}/link',
    'delete /api/sessions/current',
    'get /api/callbacks/wecom',
    'get /api/contacts',
    'get /api/contacts/{id}',
    'get /api/contacts/{id}/history',
    'get /api/crons/{name}',
    'get /api/health',
    'get /api/integrations/key',
    'get /api/integrations/onboarding/{employeeNo}',
    'get /api/integrations/preboarding/{employeeNo}',
    'get /api/sessions/wecom-oauth',
    'patch /api/contacts/{id}',
    'post /api/callbacks/aliyun-sms/report/{secret}',
    'post /api/callbacks/aliyun-sms/uplink/{secret}',
    'post /api/callbacks/wecom',
    'post /api/contacts',
    'post /api/contacts/reaffirm',
    'post /api/contacts/reminders/{id}/opened',
    'post /api/contacts/{id}/code',
    'post /api/contacts/{id}/code-requests',
    'post /api/contacts/{id}/resend',
    'post /api/integrations/activity',
    'post /api/integrations/attendance',
    'post /api/integrations/employees',
    'post /api/integrations/payroll',
    'post /api/integrations/preboarding',
    'post /api/integrations/talent-pool',
    'post /api/number-checks',
    'post /api/sessions/wecom-mini',
    'post /api/sessions/wecom-oauth',
  ])
  const resend = document.paths['/api/contacts/{id}/resend']?.post
  expect(resend?.requestBody).toMatchObject({ required: false })
  expect(document.paths['/api/health']?.get?.responses).toHaveProperty('503')
  expect(document.paths['/api/contacts']?.post?.requestBody).toMatchObject({
    content: { 'application/json': { schema: { required: ['name', 'relation', 'phone'] } } },
  })
})

/** `GET /api/desk/contacts/:id` → `get /api/desk/contacts/{id}`. */
function documented({ route }: { route: string }): string {
  const [method = '', path = ''] = route.split(' ')
  return `${method.toLowerCase()} ${path.replace(/:(\w+)/g, '{$1}')}`
}
