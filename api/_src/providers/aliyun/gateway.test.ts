import { describe, expect, it } from 'vitest'
import { HttpFailure } from '../../kernel/http-client.ts'
import { isAliyunFailure, readGatewayRefusal, translateFailure } from './gateway.ts'

const body = (code: string) =>
  JSON.stringify({
    RequestId: 'A1',
    HostId: 'dysmsapi.aliyuncs.com',
    Code: code,
    Message: 'server string to sign is: POST PhoneNumbers=13900001234',
  })
const refusal = (status: number, text: string) => readGatewayRefusal({ status, text })

describe('what a failed exchange means', () => {
  it.each([
    ['nobody listened', new HttpFailure(false, 'ECONNREFUSED'), 'unavailable', 'unavailable'],
    ['cut off', new HttpFailure(true, 'ECONNRESET'), 'uncertain', 'unavailable'],
    ['no answer in time', new HttpFailure(true, 'timeout'), 'uncertain', 'unavailable'],
    ['an HTML error page', refusal(500, '<html>500</html>'), 'uncertain', 'unavailable'],
    ['an HTML refusal in between', refusal(403, '<html>no</html>'), 'uncertain', 'unavailable'],
    ['the gateway broke', refusal(503, body('ServiceUnavailable')), 'uncertain', 'unavailable'],
    ['no JSON in a good answer', new TypeError('Unexpected token <'), 'uncertain', 'unavailable'],
    ['too fast', refusal(400, body('Throttling.User')), 'unavailable', 'unavailable'],
    ['a nonce met twice', refusal(400, body('SignatureNonceUsed')), 'unavailable', 'unavailable'],
    [
      'an old time stamp',
      refusal(400, body('InvalidTimeStamp.Expired')),
      'unavailable',
      'unavailable',
    ],
    [
      'a wrong key',
      refusal(404, body('InvalidAccessKeyId.NotFound')),
      'unavailable',
      'unavailable',
    ],
    [
      'a wrong signature',
      refusal(400, body('SignatureDoesNotMatch')),
      'unavailable',
      'unavailable',
    ],
    ['a refused parameter', refusal(400, body('MissingPhoneNumbers')), 'rejected', 'rejected'],
  ])('%s', (_, failure, send, read) => {
    expect(translateFailure(failure, 'aliyun-sms', 'send').kind).toBe(send)
    expect(translateFailure(failure, 'aliyun-sms', 'read').kind).toBe(read)
  })

  it('a wrong key keeps us from asking again for ten minutes, too fast for a second', () => {
    const key = translateFailure(refusal(404, body('InvalidAccessKeyId.NotFound')), 'p', 'send')
    const fast = translateFailure(refusal(400, body('Throttling.User')), 'p', 'send')
    expect([key.retryAfter, fast.retryAfter]).toEqual([600_000, 1_000])
  })
})

it('nothing of what the gateway quotes, phone number included, gets into our error', () => {
  for (const code of [
    'SignatureDoesNotMatch',
    'PhoneNumbers=13900001234 is bad',
    'X'.repeat(200),
  ]) {
    const error = translateFailure(refusal(400, body(code)), 'aliyun-sms', 'send')
    expect(`${error.message} ${error.stack} ${JSON.stringify(error)}`).not.toMatch(/1390000|X{81}/)
  }
})

it('being too fast is not held against the vendor, being broken is', () => {
  const failed = (error: unknown) => isAliyunFailure(translateFailure(error, 'p', 'send'))
  expect(failed(refusal(400, body('Throttling.User')))).toBe(false)
  expect(failed(refusal(400, body('MissingPhoneNumbers')))).toBe(false)
  expect(failed(refusal(502, ''))).toBe(true)
  expect(failed(new HttpFailure(false, 'ECONNREFUSED'))).toBe(true)
})
