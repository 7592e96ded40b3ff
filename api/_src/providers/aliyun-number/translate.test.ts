import { describe, expect, it } from 'vitest'
import { readAttribute, readData, readReassigned, readStatus } from './translate.ts'

describe('what a carrier says of a number', () => {
  it.each([
    ['NORMAL', 'normal'],
    ['SHUTDOWN', 'suspended'],
    ['FUNCTIONAL_SHUTDOWN', 'suspended'],
    ['NOT_EXIST', 'vacant'],
    ['POWER_OFF', 'off'],
    ['SUSPECTED_POWER_OFF', 'suspected_off'],
    ['BUSY', 'busy'],
    ['UNKNOWN', 'unknown'],
    ['SOMETHING_NEW', 'unknown'],
  ])('%s means %s', (said, status) => {
    expect(readStatus({ Status: said, Carrier: 'CTCC' })).toEqual({ status, carrier: 'CTCC' })
  })

  it.each([
    ['中国移动', 'CMCC'],
    ['中国联通', 'CUCC'],
    ['中国电信', 'CTCC'],
    ['中国广电', 'CBN'],
    ['虚拟运营商', 'other'],
    ['联通虚拟运营商', 'other'],
    ['MVNO', 'other'],
    ['', null],
    [null, null],
    [undefined, null],
  ])('the carrier %s is %s', (said, carrier) => {
    expect(readAttribute({ Carrier: said, Province: '', City: null })).toEqual({
      carrier,
      province: null,
      city: null,
    })
  })

  it.each([
    ['0', 'unknown'],
    ['1', 'yes'],
    ['2', 'no'],
    ['3', 'cancelled'],
  ])('reassigned %s means %s', (said, answer) => {
    expect(readReassigned({ VerifyResult: said })).toBe(answer)
  })

  it.each([
    'OperatorLimit',
    'RequestNumberNotSupported',
    'PortabilityNumberNotSupported',
    'MobileNumberIllegal',
  ])('%s is an answer: unknown harms nobody', (Code) => {
    const data = readData({ Code })
    expect(readStatus(data).status).toBe('unknown')
    expect(readReassigned(data)).toBe('unknown')
    expect(readAttribute(data)).toEqual({ carrier: null, province: null, city: null })
  })
})

describe('what is no answer', () => {
  it.each([
    ['CarrierIllegal', 'rejected', undefined],
    ['RequestFrequencyLimit', 'unavailable', 60_000],
    ['AuthCodeNotExist', 'unavailable', 600_000],
    ['isp.UNKNOWN', 'unavailable', undefined],
  ])('%s is %s', (Code, kind, retryAfter) => {
    expect(() => readData({ Code })).toThrow(expect.objectContaining({ kind, retryAfter }))
  })

  it.each([undefined, null, '', {}, { Code: 7 }, { Code: 'OK' }, { Code: 'OK', Data: 'NORMAL' }])(
    '%j is an outage, not a status',
    (body) => {
      expect(() => readStatus(readData(body))).toThrow(
        expect.objectContaining({ kind: 'unavailable', code: 'malformed_answer' }),
      )
    },
  )
})
