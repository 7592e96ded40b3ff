import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createWebhooks } from './index.ts'
import type { WebhookOptions } from './options.ts'
import { isPublicAddress } from './public-address.ts'
import { signWebhook } from './sign.ts'

const now = new Date('2026-11-27T02:00:00Z')
const secrets = ['a-secret-of-the-test', 'the-one-before-it-was']
const heard: { headers: Record<string, unknown>; body: string }[] = []
let answer = 204
const server = createServer((request, response) => {
  let body = ''
  request.on('data', (part) => {
    body += part
  })
  request.on('end', () => {
    heard.push({ headers: request.headers, body })
    response.writeHead(answer, { location: 'http://127.0.0.1:1/' }).end()
  })
})
let origin = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

async function send(given: Partial<WebhookOptions> = {}): Promise<string> {
  const url = `${origin}/hooks?a=b`
  const options = { url, secrets, toPrivateAddresses: true, egressProxyUrl: null, ...given }
  const caller = createWebhooks(options, { clock: { now: () => now } })
  const code = await caller.webhooks.send({ id: 'whk_1', body: '{"a":1}' }).then(
    () => 'taken',
    (error: { code?: string }) => String(error.code),
  )
  await caller.close()
  return code
}

test('the signature is the one that docs/integrations.md teaches to verify', () => {
  expect(signWebhook(['whsec_example_0123456789'], now, '{"event":"onboarding.completed"}')).toBe(
    't=1795744800,v1=92da2fb405a2087136b563d6f67db0c58b790898ce3f360b7429b1ea24b5b9d9',
  )
})

test('a call carries its id and a signature for each secret; 2xx is taken', async () => {
  expect(await send()).toBe('taken')
  const { headers, body } = heard.at(-1) ?? { headers: {}, body: '' }
  expect(body).toBe('{"a":1}')
  expect(headers['x-jinlian-delivery']).toBe('whk_1')
  expect(headers['x-jinlian-signature']).toBe(signWebhook(secrets, now, body))
})

test.each([301, 400, 404, 500])(
  'an answer of %i is not taken, and no redirect is followed',
  async (status) => {
    answer = status
    const before = heard.length
    expect(await send()).toBe(`http_${status}`)
    expect(heard.length).toBe(before + 1)
    answer = 204
  },
)

test('without the setting nothing inside is called, by whatever name', async () => {
  const port = new URL(origin).port
  const before = heard.length
  const names = ['127.0.0.1', '127.1', '2130706433', '0x7f000001', '[::1]', '[::ffff:127.0.0.1]']
  for (const name of [...names, 'localhost']) {
    const url = `http://${name}:${port}/`
    expect(await send({ url, toPrivateAddresses: false }), name).toBe('private_address')
  }
  expect(heard.length).toBe(before)
})

test.each([
  '10.1.2.3',
  '172.31.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '100.100.100.200',
  '0.0.0.0',
  '::1',
  '::ffff:10.0.0.1',
  '::ffff:a9fe:a9fe',
  'fd00::1',
  'fe80::1',
  '64:ff9b::a9fe:a9fe',
  'not an address',
])('%s is not of the open internet', (address) => {
  expect(isPublicAddress(address)).toBe(false)
})

test.each(['1.1.1.1', '47.100.1.1', '2400:3200::1'])('%s is of the open internet', (address) => {
  expect(isPublicAddress(address)).toBe(true)
})
