import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { employees } from '../../db/schema/index.ts'
import { issuedApiKeySchema } from '../../shared/api-key.ts'
import { type Gate, gateSchema } from '../../shared/onboarding.ts'
import { personWho } from '../support/desk-people.ts'
import { createWorld, type World } from '../support/world.ts'

const SECRET = 'the-secret-of-this-test'
const heard: { signature: string; body: string }[] = []
const receiver = createServer((request, response) => {
  let body = ''
  request.on('data', (part) => {
    body += part
  })
  request.on('end', () => {
    heard.push({ signature: String(request.headers['x-jinlian-signature']), body })
    response.writeHead(204).end()
  })
})

let world: World
let key = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  const { port } = receiver.address() as AddressInfo
  world = await createWorld({
    environment: {
      ONBOARDING_WEBHOOK_URL: `http://127.0.0.1:${port}/hooks`,
      ONBOARDING_WEBHOOK_SECRETS: SECRET,
      WEBHOOK_TO_PRIVATE_ADDRESSES: 'yes',
    },
  })
  const admin = await loginOf('admin')
  const scopes = ['employees:write', 'onboarding:read']
  const wanted = { system: '人事核心系统', scopes, expiresInDays: 30 }
  const answer = await admin.call('POST', '/api/desk/api-keys', wanted)
  key = issuedApiKeySchema.parse(await answer.json()).key
})
afterAll(async () => {
  await world.close()
  receiver.close()
})

const loginOf = (role: string) =>
  world.loginAs(personWho(world, ({ roles }) => roles.some((one) => one === role)).userid)
const asSystem = (path: string, body?: unknown) =>
  world.request(`/api/integrations${path}`, {
    headers: {
      authorization: `Bearer ${key}`,
      ...(body ? { 'content-type': 'application/json', 'idempotency-key': path } : {}),
    },
    ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
  })
async function gateOf(employeeNo: string): Promise<Gate> {
  return gateSchema.parse(
    await (await asSystem(`/onboarding/${encodeURIComponent(employeeNo)}`)).json(),
  )
}

test('the HR core sends a joiner, reads what is missing, and is told by a signed call once HR lets them pass', async () => {
  const row = { employeeNo: '新-01/A', name: '李四', status: 'onboarding', userid: 'LiSiNew' }
  expect((await asSystem('/employees', { rows: [row] })).status).toBe(200)
  await world.settle()
  expect(await gateOf('新-01/A')).toMatchObject({
    complete: false,
    missing: [{ code: 'no_contact' }],
  })

  const [joiner] = await world.context.db
    .select()
    .from(employees)
    .where(eq(employees.userid, 'LiSiNew'))
  const lead = await loginOf('hr_lead')
  const waiver = { reason: '外派，电话 13900000077', until: '2026-12-01' }
  const waived = await lead.call('POST', `/api/desk/employees/${joiner?.id}/waiver`, waiver)
  expect(waived.status).toBe(200)
  expect(await waived.text()).not.toContain('13900000077')
  await world.settle()
  expect(await gateOf('新-01/A')).toMatchObject({ complete: true, by: 'waived' })

  expect(heard).toHaveLength(1)
  const { signature = '', body = '' } = heard[0] ?? {}
  const t = /^t=(\d+),/.exec(signature)?.[1]
  const right = createHmac('sha256', SECRET).update(`${t}.${body}`).digest('hex')
  expect(signature).toBe(`t=${t},v1=${right}`)
  expect(JSON.parse(body)).toMatchObject({
    event: 'onboarding.completed',
    data: { employeeNo: '新-01/A', by: 'waived' },
  })
  expect(body).not.toMatch(/李四|外派/)
})

test('nobody of that number is not found, however it is written', async () => {
  for (const no of ['nobody', '%00', '..', "' or 1=1 --", 'x'.repeat(3_000)]) {
    const answer = await asSystem(`/onboarding/${encodeURIComponent(no)}`)
    expect(answer.status, no.slice(0, 20)).toBe(404)
  }
  expect((await asSystem('/onboarding/%E0%A4%A')).status).toBe(404)
  expect((await asSystem('/onboarding/a%00b')).status).toBe(404)
})
