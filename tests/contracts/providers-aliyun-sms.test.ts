import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type AliyunSms, createAliyunSms } from '../../api/_src/providers/aliyun-sms/index.ts'
import type { AliyunSmsOptions } from '../../api/_src/providers/aliyun-sms/options.ts'
import { type ServedSandbox, serveSandbox } from '../sandbox/serve-sandbox.ts'
import type { Sandbox } from '../sandbox/world.ts'
import { smsOptions } from '../support/provider-options.ts'
import { testSandbox } from '../support/sandbox-fixture.ts'
import { createTestCore, type TestCore } from '../support/test-core.ts'

const phone = '13512340001'
const today = '20261123'

let core: TestCore
let sandbox: Sandbox
let served: ServedSandbox
let providers: AliyunSms[] = []

beforeAll(async () => {
  core = await createTestCore()
  sandbox = testSandbox()
  served = await serveSandbox(sandbox)
})
afterAll(async () => {
  await served.close()
  await core.close()
})
afterEach(async () => {
  sandbox.faults.clear()
  await Promise.all(providers.splice(0).map((provider) => provider.close()))
})

function provider(more: Partial<AliyunSmsOptions> = {}): AliyunSms {
  const created = createAliyunSms({ ...smsOptions(served), ...more }, core)
  providers = [...providers, created]
  return created
}
const notice = (outId: string, to = phone) =>
  ({ phone: to, template: 'notice_reply', params: { name: '张敏' }, outId }) as const
const sentTo = (to: string) => sandbox.sms.log.sentTo(to)

describe('an SMS', () => {
  test('that was accepted is found again by its own id, with what became of it', async () => {
    const { sms, health } = provider()
    const { bizId } = await sms.send({ ...notice('out-a'), extendCode: '07' })
    expect(sentTo(phone).at(-1)).toMatchObject({ bizId, outId: 'out-a', extendCode: '07' })
    const query = { phone, outId: 'out-a', dates: ['20261122', today] }
    expect(await sms.find(query)).toEqual({ state: 'waiting', errCode: null, receivedAt: null })
    await sandbox.advance(60_000)
    expect(await sms.find(query)).toMatchObject({ state: 'delivered', errCode: 'DELIVERED' })
    expect(await sms.find({ ...query, outId: 'never-sent' })).toBeNull()
    expect(health()).toMatchObject({ provider: 'aliyun-sms', failed: 0, degraded: false })
  })

  test('is found on the second page of its day', async () => {
    const { sms } = provider()
    const busy = '13512340050'
    const link = { template: 'notice_link', params: { name: '张敏', link: 'a1B2c3D4' } } as const
    for (let i = 0; i < 51; i++) {
      await sms.send({ ...notice(`page-${i}`, busy), ...(i % 2 ? link : {}) })
    }
    const first = sentTo(busy)[0]?.outId ?? ''
    expect(first).toBe('page-0')
    expect(await sms.find({ phone: busy, outId: first, dates: [today] })).not.toBeNull()
  })

  test('to a number that had its share is refused with the time when it becomes possible', async () => {
    const { sms } = provider()
    const code = { phone, template: 'code', params: { code: '123456' } } as const
    await sms.send({ ...code, outId: 'code-1' })
    const again = sms.send({ ...code, outId: 'code-2' })
    await expect(again).rejects.toMatchObject({
      kind: 'unavailable',
      code: 'isv.BUSINESS_LIMIT_CONTROL',
      retryAfter: expect.closeTo(60_000, -5),
    })
  })

  test('with a parameter that the template refuses is refused for good', async () => {
    const long = { ...notice('long'), params: { name: '王'.repeat(36) } }
    await expect(provider().sms.send(long)).rejects.toMatchObject({ kind: 'rejected' })
  })

  test('whose template has no code yet is kept for later and not sent', async () => {
    await expect(provider().sms.send({ ...notice('d'), template: 'drill' })).rejects.toMatchObject({
      kind: 'unavailable',
      code: 'template_not_set',
    })
  })

  test('signed with a wrong secret is kept for later', async () => {
    const { sms } = provider({ accessKeySecret: 'wrong' })
    await expect(sms.send(notice('w'))).rejects.toMatchObject({
      kind: 'unavailable',
      code: 'SignatureDoesNotMatch',
    })
  })
})

describe('when the connection fails', () => {
  test.each([
    ['reset_before', 'uncertain', 0],
    ['reset_after', 'uncertain', 1],
    ['timeout', 'uncertain', 1],
    ['http_500', 'uncertain', 0],
    ['throttle', 'unavailable', 0],
  ] as const)('%s leaves the send %s, and it is never made twice', async (fault, kind, sent) => {
    const to = `1351235${1000 + fault.length * 10 + sent}`
    sandbox.faults.add({ target: 'sms', fault, times: 1 })
    const { sms } = provider(fault === 'timeout' ? { timeoutMs: 300 } : {})
    const error = await sms.send(notice(`f-${fault}`, to)).catch((thrown) => thrown)
    expect(error).toMatchObject({ name: 'ProviderError', kind })
    expect(`${error.message}${error.stack}${JSON.stringify(error)}`).not.toContain(to)
    expect(sentTo(to)).toHaveLength(sent)
  })

  test('a vendor that is not there has surely sent nothing', async () => {
    const { sms } = provider({ endpoint: 'http://127.0.0.1:9' })
    await expect(sms.send(notice('n'))).rejects.toMatchObject({ kind: 'unavailable' })
  })

  test('a search that could not look everywhere does not say "not found"', async () => {
    sandbox.faults.add({ target: 'sms', fault: 'reset_before', action: 'QuerySendDetails' })
    const search = provider().sms.find({ phone, outId: 'x', dates: [today] })
    await expect(search).rejects.toMatchObject({ kind: 'unavailable' })
  })

  test('a vendor that keeps failing is left alone for a while', async () => {
    const { sms, health } = provider()
    sandbox.faults.add({ target: 'sms', fault: 'http_500' })
    for (let i = 0; i < 20; i++) await sms.send(notice(`c-${i}`)).catch(() => {})
    await expect(sms.send(notice('c'))).rejects.toMatchObject({
      kind: 'unavailable',
      code: 'circuit_open',
    })
    expect(health()).toMatchObject({ circuit: 'open', degraded: true, lastFailure: 'http_500' })
  })
})

test('a template and a signature that the company has set go before the configured ones', async () => {
  const to = '13512340077'
  const chosen = { codes: { notice_reply: 'SMS_REPLACED' }, signName: '新签名' }
  const created = createAliyunSms(smsOptions(served), { ...core, chosen: async () => chosen })
  providers = [...providers, created]
  await expect(created.sms.send(notice('out-chosen', to))).rejects.toMatchObject({
    code: expect.stringMatching(/TEMPLATE|SIGN/),
  })
  chosen.codes = { notice_reply: 'SMS_REPLY' }
  chosen.signName = ''
  await created.sms.send(notice('out-chosen-2', to))
  expect(sentTo(to)).toHaveLength(1)
})
