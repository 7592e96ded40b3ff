import { describe, expect, it } from 'vitest'
import { readDetails, readSent, refusalOf } from './translate.ts'

const now = new Date('2026-11-23T10:59:30.500+08:00')
const refused = (code: string, message = '') => refusalOf({ code, message }, 'send', now)

describe('a send that Aliyun refuses', () => {
  it.each([
    'isv.MOBILE_NUMBER_ILLEGAL',
    'isv.MOBILE_COUNT_OVER_LIMIT',
    'isv.TEMPLATE_MISSING_PARAMETERS',
    'isv.TEMPLATE_PARAMS_ILLEGAL',
    'isv.INVALID_JSON_PARAM',
    'isv.PARAM_LENGTH_LIMIT',
    'isv.PARAM_NOT_SUPPORT_URL',
    'isv.INVALID_PARAMETERS',
    'isv.SMS_CONTENT_ILLEGAL',
    'isv.BLACK_KEY_CONTROL_LIMIT',
    'isv.NEVER_HEARD_OF',
  ])('because of the message (%s) is not tried again', (code) => {
    expect(refused(code)).toMatchObject({ kind: 'rejected', code })
  })

  it.each([
    'isv.AMOUNT_NOT_ENOUGH',
    'isv.OUT_OF_SERVICE',
    'isv.DAY_LIMIT_CONTROL',
    'isv.SMS_SIGNATURE_ILLEGAL',
    'isv.SMS_TEMPLATE_ILLEGAL',
    'isv.DENY_IP_RANGE',
    'isp.RAM_PERMISSION_DENY',
  ])('because of our account (%s) is kept until a person has seen to it', (code) => {
    expect(refused(code)).toMatchObject({ kind: 'unavailable', code, retryAfter: 600_000 })
  })

  it.each(['isp.SYSTEM_ERROR', 'isp.GATEWAY_ERROR'])('with %s may have gone out', (code) => {
    expect(refused(code).kind).toBe('uncertain')
  })

  it.each([
    ['触发分钟级流控Permits:1', 29_500],
    ['触发小时级流控Permits:5', 29_500],
    ['触发天级流控Permits:10', 86_400_000],
    ['a text nobody knows', 86_400_000],
  ])('for too many to one number (%s) becomes possible when the window ends', (message, wait) => {
    const error = refused('isv.BUSINESS_LIMIT_CONTROL', message)
    expect(error).toMatchObject({ kind: 'unavailable', retryAfter: wait })
  })
})

it('a yes without a receipt number may have been done', () => {
  expect(() => readSent({ code: 'OK' }, now)).toThrow(
    expect.objectContaining({ kind: 'uncertain', code: 'malformed_answer' }),
  )
})

describe('a query', () => {
  it.each([
    { code: 'isp.SYSTEM_ERROR' },
    { code: 'OK', totalCount: 'many' },
    { code: 'OK', totalCount: '1', smsSendDetailDTOs: { smsSendDetailDTO: [{ sendStatus: 9 }] } },
    null,
  ])('that answers %j is not healthy, which is not the same as not found', (body) => {
    expect(() => readDetails(body, now)).toThrow(expect.objectContaining({ kind: 'unavailable' }))
  })

  it('reads a send that waits and has no receipt', () => {
    const detail = { sendStatus: 1, outId: 'o', errCode: '', receiveDate: '' }
    const body = { code: 'OK', totalCount: '1', smsSendDetailDTOs: { smsSendDetailDTO: [detail] } }
    expect(readDetails(body, now).details).toEqual([
      { outId: 'o', finding: { state: 'waiting', errCode: null, receivedAt: null } },
    ])
  })
})
