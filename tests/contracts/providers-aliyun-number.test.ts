import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
  type AliyunNumber,
  createAliyunNumber,
} from '../../api/_src/providers/aliyun-number/index.ts'
import type { AliyunNumberOptions } from '../../api/_src/providers/aliyun-number/options.ts'
import { type ServedSandbox, serveSandbox } from '../sandbox/serve-sandbox.ts'
import type { Sandbox } from '../sandbox/world.ts'
import { numberOptions } from '../support/provider-options.ts'
import { testSandbox } from '../support/sandbox-fixture.ts'
import { createTestCore, type TestCore } from '../support/test-core.ts'

let core: TestCore
let sandbox: Sandbox
let served: ServedSandbox
let providers: AliyunNumber[] = []

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

function provider(more: Partial<AliyunNumberOptions> = {}) {
  const created = createAliyunNumber({ ...numberOptions(served), ...more }, core)
  providers = [...providers, created]
  return created.numberService
}

describe('the carrier says', () => {
  test.each([
    ['13900000001', 'normal'],
    ['13900000002', 'suspended'],
    ['13900000003', 'vacant'],
    ['13900000004', 'off'],
    ['13900000005', 'suspected_off'],
    ['13900000006', 'busy'],
    ['13900000007', 'unknown'],
    ['13900000008', 'unknown'],
    ['17000000011', 'unknown'],
    ['13900000012', 'unknown'],
  ])('%s is %s', async (phone, status) => {
    expect(await provider().status(phone)).toMatchObject({ status })
  })

  test('where a number is at home', async () => {
    expect(await provider().attribute('13800000001')).toEqual({
      carrier: 'CMCC',
      province: '江苏',
      city: '苏州',
    })
  })

  test('whether it was given to somebody else since', async () => {
    const { reassigned } = provider()
    const before = new Date('2026-08-06T00:00:00+08:00')
    const after = new Date('2026-08-08T00:00:00+08:00')
    expect(await reassigned('13000000002', before)).toBe('yes')
    expect(await reassigned('13000000002', after)).toBe('no')
    expect(await reassigned('13800000001', after)).toBe('cancelled')
  })
})

describe('a question that fails', () => {
  test.each(['reset_before', 'timeout', 'throttle'] as const)(
    'by %s is asked once more',
    async (fault) => {
      sandbox.faults.add({ target: 'number', fault, times: 1 })
      const { status } = provider(fault === 'timeout' ? { timeoutMs: 300 } : {})
      expect((await status('13900000003')).status).toBe('vacant')
    },
  )

  test.each([
    ['http_500', 'http_500'],
    ['throttle', 'Throttling.User'],
  ] as const)('by %s for longer is told, and harms nobody', async (fault, code) => {
    sandbox.faults.add({ target: 'number', fault })
    await expect(provider().status('13900000003')).rejects.toMatchObject({
      kind: 'unavailable',
      code,
    })
  })

  test('is given up when the person who waits gives up', async () => {
    sandbox.faults.add({ target: 'number', fault: 'timeout' })
    const giveUp = new AbortController()
    const asked = provider({ timeoutMs: 60_000 }).status('13900000001', giveUp.signal)
    giveUp.abort()
    await expect(asked).rejects.toMatchObject({ kind: 'unavailable', code: 'timeout' })
  })

  test('because of a wrong tag waits for a person', async () => {
    const authCodes = { status: 'wrong', attribute: 'auth-status', reassigned: 'auth-twice' }
    const { status, attribute } = provider({ authCodes })
    const expected = { kind: 'unavailable', retryAfter: 600_000 }
    await expect(status('13900000001')).rejects.toMatchObject(expected)
    await expect(attribute('13900000001')).rejects.toMatchObject(expected)
  })

  test('because the vendor does not know such numbers is answered with unknown, for asking again gives the same', async () => {
    expect(await provider().status('12345678901')).toEqual({ status: 'unknown', carrier: null })
  })
})
