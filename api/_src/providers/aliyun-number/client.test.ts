import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { HttpRequest } from '../../kernel/http-client.ts'
import { loadClient } from './client.ts'
import { readAttribute, readData, readReassigned, readStatus, startTimeOf } from './translate.ts'

/** The SDK's client over an HTTP client that answers with a fixture. */
async function clientAnswering(name: string) {
  const text = readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), 'utf8')
  const requests: HttpRequest[] = []
  const options = {
    accessKeyId: 'key',
    accessKeySecret: 'secret',
    endpoint: 'https://dytnsapi.aliyuncs.com',
    authCodes: { status: 'st', attribute: 'at', reassigned: 're' },
    perSecond: 300,
    egressProxyUrl: null,
  }
  const client = await loadClient(options, {
    async send(request) {
      requests.push(request)
      return { status: 200, text }
    },
    async close() {},
  })
  const asked = () => Object.fromEntries(new URLSearchParams(requests[0]?.path.slice(2)))
  return { client, asked, headers: () => requests[0]?.headers }
}

it('the status is asked with the operation’s own code and read with the carrier', async () => {
  const { client, asked, headers } = await clientAnswering('status-normal')
  const data = readData(await client.ask('status', '13900001234'))
  expect(readStatus(data)).toEqual({ status: 'normal', carrier: 'CMCC' })
  expect(asked()).toEqual({ AuthCode: 'st', InputNumber: '13900001234', Mask: 'NORMAL' })
  expect(headers()).toMatchObject({
    'x-acs-action': 'PhoneNumberStatusForPublic',
    'x-acs-version': '2020-02-17',
    host: 'dytnsapi.aliyuncs.com',
  })
})

it('a carrier that will not say is unknown, which is no failure', async () => {
  const { client } = await clientAnswering('status-operator-limit')
  const data = readData(await client.ask('status', '19200001234'))
  expect(readStatus(data)).toEqual({ status: 'unknown', carrier: null })
})

it('where a number is at home: the carrier after porting', async () => {
  const { client, asked } = await clientAnswering('attribute')
  const data = readData(await client.ask('attribute', '13900001234'))
  expect(readAttribute(data)).toEqual({ carrier: 'CUCC', province: '江苏', city: '苏州' })
  expect(asked().AuthCode).toBe('at')
})

it('given to somebody else since a moment, told in China’s time', async () => {
  const { client, asked } = await clientAnswering('reassigned')
  const since = new Date('2026-03-31T17:30:09.999Z')
  const StartTime = startTimeOf(since)
  const data = readData(await client.ask('reassigned', '13900001234', { StartTime }))
  expect(readReassigned(data)).toBe('yes')
  expect(asked()).toMatchObject({ AuthCode: 're', StartTime: '2026-04-01 01:30:09' })
})
