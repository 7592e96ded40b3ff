import { expect, test } from 'vitest'
import { canonicalRequest, sha256, sign } from '../sandbox/aliyun/acs3.ts'
import { callAliyun } from '../support/aliyun-call.ts'
import { testSandbox } from '../support/sandbox-fixture.ts'

const query = {
  action: 'QuerySendDetails',
  params: { PhoneNumber: '13912340001', SendDate: '20261123', PageSize: '10', CurrentPage: '1' },
}

test('the vendor’s published ACS3 example gets its printed signature', () => {
  const headers: Record<string, string> = {
    host: 'ecs.cn-shanghai.aliyuncs.com',
    'x-acs-action': 'RunInstances',
    'x-acs-content-sha256': sha256(''),
    'x-acs-date': '2023-10-26T10:22:32Z',
    'x-acs-signature-nonce': '3156853299f313e23d1673dc12e1703d',
    'x-acs-version': '2014-05-26',
  }
  const canonical = canonicalRequest(
    {
      method: 'POST',
      path: '/',
      query: 'RegionId=cn-shanghai&ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd',
      header: (name) => headers[name],
    },
    Object.keys(headers).join(';'),
  )
  expect(sha256(canonical)).toBe('7ea06492da5221eba5297e897ce16e55f964061054b7695beedaac1145b1e259')
  expect(sign(canonical, 'YourAccessKeySecret')).toBe(
    '06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
  )
})

test('a rightly signed call is answered', async () => {
  const { status, body } = await callAliyun(testSandbox(), query)
  expect(status).toBe(200)
  expect(body).toMatchObject({ Code: 'OK', TotalCount: '0' })
})

test.each([
  ['a wrong secret', { secret: 'another' }, 400, 'SignatureDoesNotMatch'],
  ['an unknown key', { key: 'nobody' }, 404, 'InvalidAccessKeyId.NotFound'],
  [
    'a date 16 minutes off',
    { date: new Date(Date.now() - 960_000) },
    400,
    'InvalidTimeStamp.Expired',
  ],
  ['another product’s version', { version: '2016-01-01' }, 400, 'InvalidVersion'],
  ['an unknown operation', { action: 'SendPigeon' }, 404, 'InvalidAction.NotFound'],
])('%s is refused at the gateway', async (_, change, status, code) => {
  const answer = await callAliyun(testSandbox(), { ...query, ...change })
  expect([answer.status, answer.body.Code]).toEqual([status, code])
})

test('a nonce works once', async () => {
  const sandbox = testSandbox()
  const first = await callAliyun(sandbox, { ...query, nonce: 'n-1' })
  const second = await callAliyun(sandbox, { ...query, nonce: 'n-1' })
  expect(first.status).toBe(200)
  expect([second.status, second.body.Code]).toEqual([400, 'SignatureNonceUsed'])
})

test('the call above the cap of a second is throttled', async () => {
  const options = { ...testSandbox().options.aliyun, perSecond: { QuerySendDetails: 2 } }
  const sandbox = testSandbox({ aliyun: options, realNow: () => 1_795_000_000_000 })
  const date = new Date(1_795_000_000_000)
  const codes: unknown[] = []
  for (let call = 0; call < 3; call++) {
    const { status, body } = await callAliyun(sandbox, { ...query, date })
    codes.push([status, body.Code])
  }
  expect(codes).toEqual([
    [200, 'OK'],
    [200, 'OK'],
    [400, 'Throttling.User'],
  ])
  expect(sandbox.stats().calls.QuerySendDetails).toEqual({ calls: 3, refused: 1, peakPerSecond: 2 })
})
