import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CALLS_A_MINUTE } from '../../api/_src/features/api-key/api-key.ts'
import { apiKeyCalls, apiKeys, auditLog } from '../../db/schema/index.ts'
import {
  type ApiKeyView,
  type ApiScope,
  apiKeysSchema,
  issuedApiKeySchema,
} from '../../shared/api-key.ts'
import { personWho } from '../support/desk-people.ts'
import { type Client, createWorld, type World } from '../support/world.ts'

const DAY = 86_400_000

let world: World
let admin: Client
beforeAll(async () => {
  world = await createWorld()
  admin = await world.loginAs(
    personWho(world, ({ roles }) => roles.some((role) => role === 'admin')).userid,
  )
})
afterAll(() => world.close())

async function issue(scopes: ApiScope[] = ['attendance:write'], expiresInDays = 90) {
  const body = { system: '考勤系统', scopes, expiresInDays }
  const answer = await admin.call('POST', '/api/desk/api-keys', body)
  expect(answer.status).toBe(201)
  return issuedApiKeySchema.parse(await answer.json())
}
async function rotate(id: string, overlapDays: number) {
  const answer = await admin.call('POST', `/api/desk/api-keys/${id}/rotate`, { overlapDays })
  return {
    status: answer.status,
    body: answer.ok ? issuedApiKeySchema.parse(await answer.json()) : null,
  }
}
const revoke = (id: string) => admin.call('POST', `/api/desk/api-keys/${id}/revoke`, {})
const tryKey = (key: string, headers: Record<string, string> = {}) =>
  world.request('/api/integrations/key', {
    headers: { authorization: `Bearer ${key}`, ...headers },
  })
async function listed(id: string): Promise<ApiKeyView | undefined> {
  const { keys } = apiKeysSchema.parse(await (await admin.call('GET', '/api/desk/api-keys')).json())
  return keys.find((key) => key.id === id)
}

test('a key is shown once, works at once, and only its hash is kept', async () => {
  const { key, view } = await issue()
  expect(key.startsWith(`${view.handle}_`)).toBe(true)
  const answer = await tryKey(key)
  expect(answer.status).toBe(200)
  expect(await answer.json()).toMatchObject({ system: '考勤系统', scopes: ['attendance:write'] })
  const secret = key.slice(view.handle.length + 1)
  const rows = JSON.stringify([
    await world.context.db.select().from(apiKeys),
    await world.context.db.select().from(auditLog),
    await (await admin.call('GET', '/api/desk/api-keys')).text(),
    world.logLines,
  ])
  expect(rows).toContain(view.handle.slice(4))
  expect(rows).not.toContain(secret)
})

test('every key that does not work is refused in the same words', async () => {
  const { key } = await issue()
  const revoked = await issue()
  expect((await revoke(revoked.view.id)).status).toBe(200)
  const wrong = {
    none: '',
    unknown: key.replace(/^jlk_.{10}/, 'jlk_AAAAAAAAAA'),
    otherSecret: `${key.slice(0, -1)}${key.endsWith('a') ? 'b' : 'a'}`,
    truncated: key.slice(0, -1),
    longer: `${key}a`,
    handleAlone: key.slice(0, 14),
    lowerCase: key.toLowerCase(),
    revoked: revoked.key,
    aSession: admin.token,
    nul: `${key}%00`,
    huge: 'jlk_'.repeat(1000),
  }
  const answers = new Set<string>()
  for (const [why, given] of Object.entries(wrong)) {
    const answer = await tryKey(given)
    expect(answer.status, why).toBe(401)
    const { requestId: _, ...body } = (await answer.json()) as { requestId: string }
    answers.add(JSON.stringify(body))
  }
  expect(answers.size).toBe(1)
  expect([...answers][0]).toContain('api_key_invalid')
})

test('a key counts in its own header alone: not twice, not in the address, not as a log-in', async () => {
  const { key } = await issue()
  const twice = new Headers()
  twice.append('authorization', `Bearer ${key}`)
  twice.append('authorization', `Bearer ${key}`)
  const asked = [
    world.request('/api/integrations/key', { headers: twice }),
    world.request('/api/integrations/key', { headers: { authorization: `Basic ${key}` } }),
    world.request('/api/integrations/key', { headers: { 'x-api-key': key } }),
    world.request(`/api/integrations/key?access_token=${key}&authorization=Bearer%20${key}`),
    world.request('/api/desk/me', { headers: { authorization: `Bearer ${key}` } }),
    world.request('/api/contacts', { headers: { authorization: `Bearer ${key}` } }),
  ]
  for (const answer of await Promise.all(asked)) expect(answer.status).toBe(401)
  const overridden = await tryKey(key, { 'x-http-method-override': 'DELETE' })
  expect(overridden.status).toBe(200)
})

test('a key expires by itself, and the administrator sees when', async () => {
  const { key, view } = await issue(['onboarding:read'], 1)
  await world.clock.advance(DAY - 1000)
  expect((await tryKey(key)).status).toBe(200)
  await world.clock.advance(2000)
  expect((await tryKey(key)).status).toBe(401)
  admin = await world.loginAs(
    personWho(world, ({ roles }) => roles.some((role) => role === 'admin')).userid,
  )
  expect((await listed(view.id))?.state).toBe('expired')
})

test('after a rotation both keys work for the days that were chosen, then the new one alone', async () => {
  const { key, view } = await issue()
  const { body: next } = await rotate(view.id, 7)
  if (!next) throw new Error('not rotated')
  expect(next.view.scopes).toEqual(view.scopes)
  expect((await listed(view.id))?.state).toBe('replaced')
  for (const one of [key, next.key]) expect((await tryKey(one)).status).toBe(200)
  expect((await rotate(view.id, 7)).status).toBe(409)
  await world.context.db
    .update(apiKeys)
    .set({ expiresAt: world.clock.now() })
    .where(eq(apiKeys.id, view.id))
  expect((await tryKey(key)).status).toBe(401)
  expect((await tryKey(next.key)).status).toBe(200)
})

test('of two rotations at once one is told that it came second', async () => {
  const { view } = await issue()
  const both = await Promise.all([rotate(view.id, 0), rotate(view.id, 0)])
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
})

test('issuing, rotating and revoking are each audited once', async () => {
  const { view } = await issue()
  await rotate(view.id, 0)
  await revoke(view.id)
  await revoke(view.id)
  const acts = await world.context.db.select().from(auditLog).where(eq(auditLog.subject, view.id))
  expect(acts.map(({ action }) => action)).toEqual([
    'api_key.issued',
    'api_key.rotated',
    'api_key.revoked',
  ])
})

test('the last use is shown to the minute', async () => {
  const { key, view } = await issue()
  expect((await listed(view.id))?.lastUsedAt).toBeNull()
  await tryKey(key)
  const used = (await listed(view.id))?.lastUsedAt ?? ''
  expect(world.clock.now().getTime() - Date.parse(used)).toBeLessThan(60_000)
})

test('a key that calls too often waits for the next minute, and no other key does', async () => {
  const { key, view } = await issue()
  const other = await issue()
  await tryKey(key)
  await world.context.db
    .update(apiKeyCalls)
    .set({ calls: CALLS_A_MINUTE })
    .where(eq(apiKeyCalls.keyId, view.id))
  const refused = await tryKey(key)
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60)
  expect((await tryKey(other.key)).status).toBe(200)
  await world.clock.advance(60_000)
  expect((await tryKey(key)).status).toBe(200)
})

test('a key needs a system, something it may do, and an end', async () => {
  const good = { system: '考勤', scopes: ['attendance:write'], expiresInDays: 90 }
  for (const bad of [
    { ...good, system: ' ' },
    { ...good, scopes: [] },
    { ...good, scopes: ['everything'] },
    { ...good, expiresInDays: 0 },
    { ...good, expiresInDays: 100_000 },
  ])
    expect((await admin.call('POST', '/api/desk/api-keys', bad)).status).toBe(422)
})
