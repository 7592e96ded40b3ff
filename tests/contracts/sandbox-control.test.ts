import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { keepSnapshot } from '../sandbox/keep-snapshot.ts'
import { type ServedSandbox, serveSandbox } from '../sandbox/serve-sandbox.ts'
import type { Sandbox } from '../sandbox/world.ts'
import { aliyunRequest, sendCode, sendNotice } from '../support/aliyun-call.ts'
import { sandboxOptions, startAt, testSandbox } from '../support/sandbox-fixture.ts'

const phone = '13912340001'
let served: ServedSandbox | undefined
afterEach(async () => {
  await served?.close()
  served = undefined
})

async function serve(sandbox: Sandbox): Promise<string> {
  served = await serveSandbox(sandbox)
  return served.url
}

function post(sandbox: Sandbox, path: string, body: unknown): Promise<Response> | Response {
  return sandbox.control.request(path, { method: 'POST', body: JSON.stringify(body) })
}

function sendOver(base: string): Promise<Response> {
  const params = {
    PhoneNumbers: phone,
    SignName: '紧联',
    TemplateCode: 'SMS_NOTICE',
    TemplateParam: JSON.stringify({ name: '张敏', link: 'a1B2c3D4' }),
  }
  const request = aliyunRequest({ action: 'SendSms', params }, base)
  return fetch(request, { signal: AbortSignal.timeout(250) })
}

test.each([
  ['reset_before', 0],
  ['reset_after', 1],
  ['timeout', 1],
])('%s gives no answer and leaves %i message', async (fault, messages) => {
  const sandbox = testSandbox()
  const base = await serve(sandbox)
  expect((await post(sandbox, '/faults', { target: 'sms', fault, times: 1 })).status).toBe(201)
  await expect(sendOver(base)).rejects.toThrow()
  expect(sandbox.sms.log.sentTo(phone)).toHaveLength(messages)
  expect((await sendOver(base)).status).toBe(200)
})

test('a delayed call is slow and then done', async () => {
  const sandbox = testSandbox()
  const base = await serve(sandbox)
  await post(sandbox, '/faults', { target: 'sms', fault: 'delay', ms: 60 })
  const begun = performance.now()
  expect((await sendOver(base)).status).toBe(200)
  expect(performance.now() - begun).toBeGreaterThanOrEqual(59)
})

test.each([
  [{ target: 'sms', fault: 'http_500' }, 500, null],
  [{ target: 'sms', fault: 'throttle' }, 400, 'Throttling.User'],
  [{ target: 'sms', fault: 'code', code: 'isp.SYSTEM_ERROR' }, 200, 'isp.SYSTEM_ERROR'],
])('%o answers as the vendor would', async (fault, status, code) => {
  const sandbox = testSandbox()
  const base = await serve(sandbox)
  await post(sandbox, '/faults', fault)
  const response = await sendOver(base)
  expect(response.status).toBe(status)
  if (code) expect(await response.json()).toMatchObject({ Code: code })
  expect(sandbox.sms.log.size).toBe(0)
})

test('a fault ends at its time, after its count, and when it is cleared', async () => {
  const sandbox = testSandbox()
  const until = new Date(startAt + 60_000).toISOString()
  await post(sandbox, '/faults', { target: 'sms', fault: 'throttle', until })
  expect((await sendNotice(sandbox, phone)).body.Code).toBe('Throttling.User')
  await sandbox.advance(60_000)
  expect((await sendNotice(sandbox, phone)).body.Code).toBe('OK')
  await post(sandbox, '/faults', { target: 'sms', fault: 'throttle' })
  expect((await sendNotice(sandbox, phone)).body.Code).toBe('Throttling.User')
  await sandbox.control.request('/faults', { method: 'DELETE' })
  expect((await sendNotice(sandbox, phone)).body.Code).toBe('OK')
})

test('a share of 0.3 meets about three calls in ten, the same ones for the same seed', async () => {
  async function refusals(): Promise<boolean[]> {
    const sandbox = testSandbox({ seed: 5 })
    await post(sandbox, '/faults', { target: 'sms', fault: 'throttle', share: 0.3 })
    const met: boolean[] = []
    for (let call = 0; call < 200; call++) {
      met.push((await sendNotice(sandbox, `139123${10_000 + call}`)).body.Code !== 'OK')
    }
    return met
  }
  const first = await refusals()
  const share = first.filter(Boolean).length / first.length
  expect(share).toBeGreaterThan(0.2)
  expect(share).toBeLessThan(0.4)
  expect(await refusals()).toEqual(first)
})

test('a fault for WeCom comes as an errcode', async () => {
  const sandbox = testSandbox()
  await post(sandbox, '/faults', { target: 'wecom', fault: 'code', code: -1 })
  const response = await sandbox.vendors.request('/cgi-bin/gettoken')
  expect(await response.json()).toMatchObject({ errcode: -1 })
})

test.each([
  [{ target: 'bank', fault: 'delay' }],
  [{ target: 'sms', fault: 'delay', share: 2 }],
  [{ target: 'sms', fault: 'delay', until: 'soon' }],
  ['nonsense'],
])('the wrong fault %o is refused', async (body) => {
  const sandbox = testSandbox()
  expect((await post(sandbox, '/faults', body)).status).toBe(400)
  expect(sandbox.faults.list()).toEqual([])
})

test.each([
  [{ advance: '90s' }, 90_000],
  [{ advance: '15m' }, 900_000],
  [{ advance: 'P3D' }, 259_200_000],
  [{ advance: 1500 }, 1_500],
  [{ now: '2026-11-23T10:00:07+08:00' }, 7_000],
  [{ now: startAt + 5 }, 5],
])('the clock takes %o and tells whoever listens', async (body, moved) => {
  const told: number[] = []
  const sandbox = testSandbox({ onClockChange: (now) => void told.push(now - startAt) })
  const response = await post(sandbox, '/clock', body)
  expect(await response.json()).toEqual({ now: new Date(startAt + moved).toISOString() })
  expect(told).toEqual([moved])
})

test.each([[{ advance: 'soon' }], [{ now: 'today' }], [{}], [{ advance: -5 }]])(
  'the clock refuses %o',
  async (body) => {
    const sandbox = testSandbox()
    expect((await post(sandbox, '/clock', body)).status).toBe(400)
    expect(sandbox.now()).toBe(startAt)
  },
)

test('a handset shows its messages oldest first, with link and code', async () => {
  const sandbox = testSandbox()
  await sendNotice(sandbox, phone)
  await sandbox.advance(5_000)
  await sendCode(sandbox, phone)
  const response = await sandbox.control.request(`/phones/${phone}/messages`)
  expect(await response.json()).toMatchObject([
    {
      text: '【紧联】张敏将您设为紧急联络人，请确认或拒绝 https://jl.example.cn/c/a1B2c3D4',
      link: 'https://jl.example.cn/c/a1B2c3D4',
      sentAt: '2026-11-23T02:00:00.000Z',
    },
    { code: '123456', sentAt: '2026-11-23T02:00:05.000Z' },
  ])
})

test('the page shows what arrived and escapes what was typed', async () => {
  const sandbox = testSandbox()
  await sendNotice(sandbox, phone)
  sandbox.sms.reply(phone, '<script>1</script>')
  const page = await (await sandbox.control.request('/')).text()
  expect(page).toContain('href="https://jl.example.cn/c/a1B2c3D4"')
  expect(page).toContain('&lt;script&gt;1')
  expect(page).not.toContain('<script>1')
})

test('a restored snapshot keeps messages, limits, faults and what is still due', async () => {
  const before = testSandbox()
  await sendCode(before, phone)
  before.faults.add({ target: 'wecom', fault: 'delay', ms: 5 })
  before.wecom.directory.put({ userid: 'NeuLing', name: '钮玲', departmentIds: [2] })
  const state = JSON.parse(JSON.stringify(before.snapshot())) as ReturnType<typeof before.snapshot>
  const received: unknown[] = []
  const after = testSandbox({
    startAt: startAt + 999,
    destinations: { smsReport: 'http://jl.test/report' },
    fetch: async (_, init) => {
      received.push(...(JSON.parse(String(init?.body)) as unknown[]))
      return Response.json({ code: 0 })
    },
  })
  after.restore(state)
  expect(after.now()).toBe(startAt)
  expect(after.sms.log.sentTo(phone)).toHaveLength(1)
  expect((await sendCode(after, phone)).body.Code).toBe('isv.BUSINESS_LIMIT_CONTROL')
  expect(after.faults.list()).toHaveLength(1)
  expect(after.wecom.directory.membersOf(2).map(({ userid }) => userid)).toContain('NeuLing')
  await after.advance(3_000)
  expect(received).toHaveLength(1)
})

test('a second run finds the first one’s messages in the file', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sandbox-'))
  const file = path.join(folder, 'stand-ins.json')
  const first = testSandbox()
  const stop = keepSnapshot(first, file)
  await sendNotice(first, phone)
  stop()
  const second = testSandbox()
  keepSnapshot(second, file)()
  expect(second.sms.log.sentTo(phone)).toEqual(first.sms.log.sentTo(phone))
  writeFileSync(file, '{"version":')
  const third = testSandbox()
  keepSnapshot(third, file)()
  expect(third.sms.log.size).toBe(0)
  rmSync(folder, { recursive: true })
})

test('only calls through the proxy come from the trusted address', async () => {
  const wecom = { ...sandboxOptions.wecom, trustedIpOnly: true }
  const base = await serve(testSandbox({ wecom }))
  const tokenUrl = `${base}/cgi-bin/gettoken?corpid=${wecom.corpId}&corpsecret=${wecom.corpSecret}`
  const { access_token } = (await (await fetch(tokenUrl)).json()) as { access_token: string }
  const target = `${base}/cgi-bin/user/get?access_token=${access_token}&userid=ZhangMin`
  expect(await (await fetch(target)).json()).toMatchObject({ errcode: 60020 })
  const proxy = new URL(served?.proxyUrl ?? '')
  expect(await viaForward(proxy, target)).toMatchObject({ errcode: 0 })
  expect(await viaTunnel(proxy, target)).toMatchObject({ errcode: 0 })
})

test('the proxy reaches nothing but this machine', async () => {
  await serve(testSandbox())
  const proxy = new URL(served?.proxyUrl ?? '')
  const status = await new Promise((resolve) => {
    const options = { host: proxy.hostname, port: proxy.port, path: 'http://192.0.2.1/' }
    http.get(options, (response) => resolve(response.statusCode))
  })
  expect(status).toBe(403)
})

function viaForward(proxy: URL, target: string): Promise<unknown> {
  const headers = { host: new URL(target).host }
  return getJson({ host: proxy.hostname, port: proxy.port, path: target, headers })
}

function viaTunnel(proxy: URL, target: string): Promise<unknown> {
  const { host, pathname, search } = new URL(target)
  return new Promise((resolve, reject) => {
    const options = { host: proxy.hostname, port: proxy.port, method: 'CONNECT', path: host }
    const request = http.request(options)
    request.on('connect', (_, socket) => {
      const inside = { createConnection: () => socket, path: pathname + search, headers: { host } }
      getJson(inside).then(resolve, reject)
    })
    request.on('error', reject)
    request.end()
  })
}

function getJson(options: http.RequestOptions): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = http.get(options, (response) => {
      let body = ''
      response.on('data', (chunk) => {
        body += String(chunk)
      })
      response.on('end', () => resolve(JSON.parse(body)))
    })
    request.on('error', reject)
  })
}

test.each([
  ['POST', '/faults', { target: 'fax', fault: 'delay' }, 400, 'invalid_input'],
  ['POST', '/faults', null, 400, 'invalid_input'],
  [
    'POST',
    '/faults',
    { target: 'sms', fault: 'code', code: 'x'.repeat(70_000) },
    413,
    'body_too_large',
  ],
  ['POST', '/clock', { advance: 'tomorrow' }, 400, 'invalid_input'],
  ['POST', '/clock', { now: 8.64e15 }, 400, 'invalid_input'],
  ['POST', '/clock', { advance: '999999w' }, 400, 'invalid_input'],
  ['POST', '/wecom/login-codes', { userid: 'nobody' }, 404, 'not_found'],
  ['POST', '/nothing', {}, 404, 'not_found'],
  ['POST', '/stats', {}, 405, 'method_not_allowed'],
])('%s %s with %j is refused in the product’s own shape', async (_, path, body, status, code) => {
  const sandbox = testSandbox()
  const answer = await post(sandbox, path, body)
  expect(answer.status).toBe(status)
  expect(await answer.json()).toEqual({
    code,
    message: expect.stringMatching(/\p{Script=Han}{3}/u),
    requestId: expect.stringMatching(/./),
  })
  expect(sandbox.now()).toBe(startAt)
})

test('who is opened as somebody is that one at the log-in, whichever of the machine’s names was typed', async () => {
  const wecom = {
    ...sandboxOptions.wecom,
    loginUrl: 'http://localhost:3000/api/sessions/wecom-oauth',
  }
  const sandbox = testSandbox({ wecom })
  const typed = await sandbox.control.request('http://127.0.0.1:3000/open/ZhangMin')
  expect(typed.headers.get('location')).toBe('http://localhost:3000/open/ZhangMin')
  const there = await sandbox.control.request('http://localhost:3000/open/ZhangMin')
  expect(there.headers.get('location')).toBe(wecom.loginUrl)
  expect(there.headers.get('set-cookie')).toContain('ZhangMin')
})
