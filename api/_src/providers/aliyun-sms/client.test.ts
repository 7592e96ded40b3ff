import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { HttpRequest } from '../../kernel/http-client.ts'
import { loadClient } from './client.ts'
import { readDetails, readSent } from './translate.ts'

const now = new Date('2026-11-23T10:00:20+08:00')
const fixture = (name: string) =>
  readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), 'utf8')

/** The SDK's client over an HTTP client that answers with a fixture. */
async function clientAnswering(text: string) {
  const requests: HttpRequest[] = []
  const client = await loadClient(
    {
      accessKeyId: 'key',
      accessKeySecret: 'secret',
      endpoint: 'https://dysmsapi.aliyuncs.com',
      signName: '紧联',
      templates: {},
      perSecond: 200,
      egressProxyUrl: null,
    },
    {
      async send(request) {
        requests.push(request)
        return { status: 200, text }
      },
      async close() {},
    },
  )
  return { client, requests }
}

const message = {
  phone: '13900001234',
  template: 'code',
  params: { code: '123456' },
  outId: 'out-2',
  extendCode: '07',
} as const

const by = { templateCode: 'SMS_100000001', signName: '紧联' }

describe('SendSms', () => {
  it('goes out as one signed POST with everything in the query', async () => {
    const { client, requests } = await clientAnswering(fixture('send-ok'))
    expect(readSent(await client.sendSms(message, by), now)).toEqual({
      bizId: '900619746936498440^0',
    })
    const [request] = requests
    expect(request).toMatchObject({ method: 'POST', origin: 'https://dysmsapi.aliyuncs.com' })
    expect(request?.body).toBeUndefined()
    expect(Object.fromEntries(new URLSearchParams(request?.path.slice(2)))).toEqual({
      PhoneNumbers: '13900001234',
      SignName: '紧联',
      TemplateCode: 'SMS_100000001',
      TemplateParam: '{"code":"123456"}',
      OutId: 'out-2',
      SmsUpExtendCode: '07',
    })
    expect(request?.headers).toMatchObject({
      'x-acs-action': 'SendSms',
      'x-acs-version': '2017-05-25',
      authorization: expect.stringMatching(/^ACS3-HMAC-SHA256 Credential=key,SignedHeaders=host;/),
    })
  })

  it('says for how long a number is limited', async () => {
    const { client } = await clientAnswering(fixture('send-limited'))
    const body = await client.sendSms(message, by)
    expect(() => readSent(body, now)).toThrow(
      expect.objectContaining({ kind: 'unavailable', retryAfter: 40_000 }),
    )
  })

  it.each([
    '[]',
    'null',
    '<html>',
    '{"Code":"OK"}',
    '{"BizId":"1"}',
    '{"Code":{"a":1},"BizId":"1"}',
  ])('that is answered with %s may have been done', async (text) => {
    const { client } = await clientAnswering(text)
    const read = async () => readSent(await client.sendSms(message, by), now)
    const { translateFailure } = await import('../aliyun/gateway.ts')
    const error = await read().catch((thrown) => translateFailure(thrown, 'aliyun-sms', 'send'))
    expect(error).toMatchObject({ kind: 'uncertain' })
  })
})

describe('QuerySendDetails', () => {
  it('asks for full pages and reads what became of each send', async () => {
    const { client, requests } = await clientAnswering(fixture('details-delivered'))
    const body = await client.querySendDetails({ phone: '13900001234', date: '20261123', page: 1 })
    expect(readDetails(body, now)).toEqual({
      total: 2,
      details: [
        {
          outId: 'out-2',
          finding: {
            state: 'delivered',
            errCode: 'DELIVERED',
            receivedAt: new Date('2026-11-23T10:00:07+08:00'),
          },
        },
        {
          outId: 'out-1',
          finding: {
            state: 'failed',
            errCode: 'MOBILE_TERMINAL_ERROR',
            receivedAt: new Date('2026-11-23T09:58:41+08:00'),
          },
        },
      ],
    })
    expect(Object.fromEntries(new URLSearchParams(requests[0]?.path.slice(2)))).toEqual({
      PhoneNumber: '13900001234',
      SendDate: '20261123',
      PageSize: '50',
      CurrentPage: '1',
    })
  })

  it('reads a day without sends', async () => {
    const { client } = await clientAnswering(fixture('details-empty'))
    const body = await client.querySendDetails({ phone: '13900001234', date: '20261123', page: 1 })
    expect(readDetails(body, now)).toEqual({ total: 0, details: [] })
  })
})
