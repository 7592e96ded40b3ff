import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApiScope, apiScopes, issuedApiKeySchema } from '../../shared/api-key.ts'
import { batchAnswerSchema } from '../../shared/integration.ts'
import { personWho } from '../support/desk-people.ts'
import { createWorld, type World } from '../support/world.ts'

const batches: Record<string, ApiScope> = {
  employees: 'employees:write',
  attendance: 'attendance:write',
  payroll: 'payroll:write',
  'talent-pool': 'talent_pool:write',
  activity: 'activity:write',
  preboarding: 'preboarding:write',
}
const rows = [{ employeeNo: 'NEW-1', name: '李四', status: 'active' }]

let world: World
const keys = new Map<string, string>()
beforeAll(async () => {
  world = await createWorld()
  const admin = await world.loginAs(
    personWho(world, ({ roles }) => roles.some((role) => role === 'admin')).userid,
  )
  for (const [name, scopes] of [
    ['all', apiScopes],
    ...apiScopes.map((scope) => [scope, [scope]] as const),
  ] as const) {
    const wanted = { system: name, scopes, expiresInDays: 30 }
    const answer = await admin.call('POST', '/api/desk/api-keys', wanted)
    keys.set(name, issuedApiKeySchema.parse(await answer.json()).key)
  }
})
afterAll(() => world.close())

let requests = 0
async function post(what: string, body: unknown, given: Record<string, string> = {}, key = 'all') {
  return world.request(`/api/integrations/${what}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${keys.get(key)}`,
      'content-type': 'application/json',
      'idempotency-key': `r${++requests}`,
      ...given,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}
const codeOf = async (answer: Response) =>
  `${answer.status} ${((await answer.json()) as { code?: string }).code ?? ''}`

test('a batch is taken, and its answer is the same for a repeat, byte for byte', async () => {
  const headers = { 'idempotency-key': 'first' }
  const once = await post('employees', { rows }, headers)
  expect(once.status).toBe(200)
  const text = await once.text()
  expect(batchAnswerSchema.parse(JSON.parse(text))).toMatchObject({ taken: 1, refused: 0 })
  expect(await (await post('employees', { rows }, headers)).text()).toBe(text)
  const other = { rows: [{ ...rows[0], name: '李思' }] }
  expect(await codeOf(await post('employees', other, headers))).toBe('422 idempotency_key_reused')
})

test('each batch asks for its own scope: a key with all the others is refused', async () => {
  for (const [what, scope] of Object.entries(batches))
    for (const other of apiScopes) {
      const answer = await post(what, { rows: [{}] }, {}, other)
      const expected = other === scope ? [200, 409] : [403]
      expect(expected, `${what} with ${other}`).toContain(answer.status)
    }
})

test('without a key nothing is read: neither the scope, the content nor the route is told', async () => {
  for (const what of [...Object.keys(batches), 'key', 'nothing-there', 'onboarding/E1']) {
    const answer = await post(what, 'not json', { authorization: 'Bearer jlk_wrong' })
    expect(await codeOf(answer), what).toBe('401 api_key_invalid')
  }
})

test('a body that is none, too long or of another kind is refused in words, never with a bug', async () => {
  const tooMany = { rows: Array.from({ length: 1_001 }, () => ({})) }
  const refused: [string, Promise<Response>][] = [
    ['400 malformed_body', post('employees', '{"rows": [')],
    ['415 unsupported_media_type', post('employees', { rows }, { 'content-type': 'text/plain' })],
    ['422 invalid_input', post('employees', { rows: [] })],
    ['422 invalid_input', post('employees', { rows: {} })],
    ['422 invalid_input', post('employees', tooMany)],
    ['422 invalid_input', post('employees', { rows, dryRun: true })],
    ['422 invalid_input', post('employees', '[]')],
    ['422 invalid_input', post('employees', 'null')],
    ['422 invalid_input', post('employees', { rows: [{ employeeNo: 'a\0' }] })],
    [
      '422 invalid_input',
      post('employees', `{"rows":${'['.repeat(200_000)}${']'.repeat(200_000)}}`),
    ],
    ['413 body_too_large', post('employees', { rows: ['x'.repeat(1024 * 1024)] })],
    ['400 idempotency_key_missing', post('employees', { rows }, { 'idempotency-key': '' })],
    ['422 invalid_input', post('employees', { rows }, { 'idempotency-key': 'a b' })],
  ]
  for (const [expected, answer] of refused) expect(await codeOf(await answer)).toBe(expected)
})

test('rows of every strange shape are answered one by one', async () => {
  const strange = [null, 1, 'x', [], [[]], {}, { employeeNo: {} }, { __proto__: null, a: 1 }]
  const nested = JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`)
  for (const what of ['employees', 'attendance', 'payroll', 'talent-pool', 'preboarding']) {
    const answer = await post(what, { rows: [...strange, nested] })
    expect(answer.status).toBe(200)
    const { taken, results } = batchAnswerSchema.parse(await answer.json())
    expect([taken, results.length]).toEqual([0, 9])
  }
})

test('a thousand rows fit, and no value of theirs reaches a log or an answer', async () => {
  const many = Array.from({ length: 1_000 }, (_, place) => ({
    employeeNo: `NEW-${place}`,
    phone: `1390000${String(place).padStart(4, '0')}9`,
  }))
  const answer = await post('attendance', { rows: many })
  expect(answer.status).toBe(200)
  const text = await answer.text()
  expect(text + world.logLines.join()).not.toMatch(/1390000\d{4}/)
})

test('the contract shows each operation with an example and what it refuses', async () => {
  const document = (await (await world.request('/api/openapi.json')).json()) as {
    paths: Record<string, { post?: Operation }>
  }
  type Operation = {
    requestBody: { content: Record<string, { example?: unknown }> }
    responses: Record<string, unknown>
    security: unknown[]
  }
  for (const what of Object.keys(batches)) {
    const operation = document.paths[`/api/integrations/${what}`]?.post
    expect(operation?.requestBody.content['application/json']?.example).toBeTruthy()
    expect(Object.keys(operation?.responses ?? {})).toEqual(
      expect.arrayContaining(['200', '400', '401', '403', '413', '415', '422', '429']),
    )
    expect(operation?.security).toEqual([{ apiKey: [] }])
  }
})

test('a link of pre-boarding is in one answer, and its state, its end and the person’s withdrawal go by 工号', async () => {
  const row = { employeeNo: 'PRE-1', name: '林小满', startOn: '2026-12-01', phone: '13900000088' }
  const headers = { 'idempotency-key': 'pre' }
  const first = await post('preboarding', { rows: [row] }, headers)
  expect(first.headers.get('cache-control')).toBe('no-store')
  const text = await first.text()
  expect(text).toMatch(/"link":"https:\/\/jinlian\.example\/j\/[A-Za-z0-9]{24}"/)
  expect(await (await post('preboarding', { rows: [row] }, headers)).text()).not.toContain('/j/')

  const call = (method: string, path: string, key = 'all') =>
    world.request(`/api/integrations/preboarding/${path}`, {
      method,
      headers: { authorization: `Bearer ${keys.get(key)}` },
    })
  const state = async () => ((await (await call('GET', 'PRE-1')).json()) as { state: string }).state
  expect(await state()).toBe('issued')
  expect((await call('DELETE', 'PRE-1/link')).status).toBe(204)
  expect(await state()).toBe('revoked')
  expect((await call('DELETE', 'PRE-1')).status).toBe(204)
  expect(await state()).toBe('withdrawn')
  for (const method of ['GET', 'DELETE']) {
    expect(await codeOf(await call(method, 'nobody'))).toBe('404 not_found')
    expect(await codeOf(await call(method, '%00'))).toBe('404 not_found')
    expect(await codeOf(await call(method, 'PRE-1', 'onboarding:read'))).toBe('403 scope_missing')
  }
  expect(text + world.logLines.join()).not.toMatch(/1390000\d{4}|林小满/)
})
