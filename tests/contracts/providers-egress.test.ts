import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../../api/_src/config.ts'
import { createContext } from '../../api/_src/context.ts'
import { createAliyunNumber } from '../../api/_src/providers/aliyun-number/index.ts'
import { createAliyunSms } from '../../api/_src/providers/aliyun-sms/index.ts'
import { createSmtp } from '../../api/_src/providers/smtp/index.ts'
import { createWecom } from '../../api/_src/providers/wecom/index.ts'
import { type ServedSandbox, serveSandbox } from '../sandbox/serve-sandbox.ts'
import type { Sandbox } from '../sandbox/world.ts'
import {
  numberOptions,
  smsOptions,
  smtpOptions,
  wecomOptions,
} from '../support/provider-options.ts'
import { sandboxOptions, testSandbox } from '../support/sandbox-fixture.ts'
import { standInEnvironment } from '../support/stand-ins/environment.ts'
import { inventKeys } from '../support/stand-ins/keys.ts'
import { createTestCore, type TestCore } from '../support/test-core.ts'

let core: TestCore
let sandbox: Sandbox
let served: ServedSandbox
beforeAll(async () => {
  core = await createTestCore()
  sandbox = testSandbox({ wecom: { ...sandboxOptions.wecom, trustedIpOnly: true } })
  served = await serveSandbox(sandbox)
})
afterAll(async () => {
  await served.close()
  await core.close()
})

/** One call of each kind, by name; each through providers of its own. */
function calls(egressProxyUrl: string | null): [string, () => Promise<unknown>][] {
  const { sms, close: closeSms } = createAliyunSms({ ...smsOptions(served), egressProxyUrl }, core)
  const number = createAliyunNumber({ ...numberOptions(served), egressProxyUrl }, core)
  const wecom = createWecom({ ...wecomOptions(served), egressProxyUrl }, core)
  const { mailer } = createSmtp({ ...smtpOptions(served), egressProxyUrl }, core)
  const mail = { id: 'dlv_egress', to: 'lin@yuanhe.example', subject: '跟进', text: '请您看一看' }
  const content = { title: '紧急联络人', description: '请您看一看', items: [], page: 'pages/a' }
  const phone = '13512349999'
  const outId = 'egress'
  const all: [string, () => Promise<unknown>][] = [
    ['SMS', () => sms.send({ phone, template: 'notice_reply', params: { name: '张敏' }, outId })],
    ['SMS search', () => sms.find({ phone, outId, dates: ['20261123'] })],
    ['number status', () => number.numberService.status(phone)],
    ['number attribute', () => number.numberService.attribute(phone)],
    ['number reassigned', () => number.numberService.reassigned(phone, new Date(0))],
    ['WeCom', () => wecom.wecomMessages.send({ userid: 'ZhangMin', content })],
    ['e-mail', () => mailer.send(mail)],
  ]
  closers.push(closeSms, number.close, wecom.close)
  return all
}
const closers: (() => Promise<void>)[] = []
afterAll(async () => {
  await Promise.all(closers.map((close) => close()))
})

describe('EGRESS_PROXY_URL', () => {
  test('with a proxy that lets nobody out, no call gets anywhere', async () => {
    sandbox.faults.add({ target: 'proxy', fault: 'code', code: 403 })
    const before = sandbox.stats()
    for (const [name, call] of calls(served.proxyUrl)) {
      const outcome = await call().then(
        () => 'passed by the proxy',
        (error) => error.kind,
      )
      expect([name, outcome]).toEqual([name, 'unavailable'])
    }
    sandbox.faults.clear()
    expect(sandbox.stats()).toEqual(before)
    expect(sandbox.mails.size).toBe(0)
  })

  test('with a proxy that lets them out, every call arrives', async () => {
    for (const [name, call] of calls(served.proxyUrl)) {
      await expect(call(), name).resolves.toBeTruthy()
    }
  })

  test('is where the product itself, as it is configured, sends mail and messages', async () => {
    const { url: vendorUrl, proxyUrl, smtpUrl } = served
    const places = { publicUrl: 'https://jl.example.cn', vendorUrl, proxyUrl, smtpUrl }
    const config = readConfig(standInEnvironment(inventKeys(), '测试公司', places))
    const context = createContext(config, { db: core.db, writeLog: () => {} })
    closers.push(context.close)
    sandbox.faults.add({ target: 'proxy', fault: 'code', code: 403 })
    const mail = { id: 'dlv_product', to: 'lin@yuanhe.example', subject: '跟进', text: '请看' }
    await expect(context.mailer?.send(mail)).rejects.toMatchObject({ code: 'EPROXY_403' })
    await expect(context.numberService.status('13512349999')).rejects.toThrow()
    sandbox.faults.clear()
    expect(sandbox.mails.size).toBe(1)
    await context.mailer?.send(mail)
    expect(sandbox.mails.size).toBe(2)
  })

  test('without it, WeCom does not trust our address, which a person must mend', async () => {
    const wecom = calls(null).find(([name]) => name === 'WeCom')
    await expect(wecom?.[1]()).rejects.toMatchObject({ kind: 'unavailable', code: '60020' })
  })
})
