import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import {
  type AliyunBilling,
  createAliyunBilling,
} from '../../api/_src/providers/aliyun-billing/index.ts'
import { type ServedSandbox, serveSandbox } from '../sandbox/serve-sandbox.ts'
import type { Sandbox } from '../sandbox/world.ts'
import { smsOptions } from '../support/provider-options.ts'
import { testSandbox } from '../support/sandbox-fixture.ts'
import { createTestCore, type TestCore } from '../support/test-core.ts'

let core: TestCore
let sandbox: Sandbox
let served: ServedSandbox
let billing: AliyunBilling
beforeAll(async () => {
  core = await createTestCore()
  sandbox = testSandbox()
  served = await serveSandbox(sandbox)
  billing = createAliyunBilling(smsOptions(served), core)
})
afterAll(async () => {
  await billing.close()
  await served.close()
  await core.close()
})
afterEach(() => sandbox.faults.clear())

test('what is left in all packages, over all pages, and the money are read', async () => {
  sandbox.billing.packages = [
    ...Array.from({ length: 150 }, () => ({ total: 1000, remaining: 10 })),
    { total: 500, remaining: 500, status: 'Expired' },
  ]
  sandbox.billing.availableAmount = '1,234.56'
  expect(await billing.smsAccount.read()).toEqual({ packageSms: 1500, availableLi: 1_234_560 })
  expect(billing.health()).toMatchObject({ provider: 'aliyun-billing', failed: 0 })
})

test('an account without packages has none, which is not the same as none left', async () => {
  sandbox.billing.packages = []
  expect(await billing.smsAccount.read()).toMatchObject({ packageSms: null })
  sandbox.billing.packages = [{ total: 1000, remaining: 0 }]
  expect(await billing.smsAccount.read()).toMatchObject({ packageSms: 0 })
})

test('whoever may not ask is told so by the vendor’s code', async () => {
  sandbox.faults.add({ target: 'billing', fault: 'code', code: 'NotApplicable' })
  await expect(billing.smsAccount.read()).rejects.toMatchObject({
    kind: 'unavailable',
    code: 'NotApplicable',
  })
})

test('a wrong key is refused by the signature, and asks for a person', async () => {
  const stranger = createAliyunBilling({ ...smsOptions(served), accessKeySecret: 'wrong' }, core)
  await expect(stranger.smsAccount.read()).rejects.toMatchObject({ code: 'SignatureDoesNotMatch' })
  await stranger.close()
})
