import { parseChinaTime } from '../core/china-time.ts'
import type { NumberTruth } from '../numbers/number-truth.ts'
import { carrierNames, networkOf } from '../numbers/prefixes.ts'
import type { NumberOperation } from '../options.ts'

export type NumberAnswer = { status: 200 | 400; code: string; message: string; data?: object }

type Operation = (truth: NumberTruth, params: URLSearchParams, now: number) => NumberAnswer

/** What each operation answers about a number, once key and auth code are checked. */
export const operationAnswers: Record<NumberOperation, Operation> = {
  PhoneNumberStatusForPublic: statusAnswer,
  DescribePhoneNumberOperatorAttribute: attributeAnswer,
  DescribePhoneTwiceTelVerify: reassignedAnswer,
}

function statusAnswer(truth: NumberTruth, params: URLSearchParams, now: number): NumberAnswer {
  const phone = params.get('InputNumber') ?? ''
  const entry = truth.check(phone, now)
  if (entry.status === 'OperatorLimit') {
    return { status: 200, code: 'OperatorLimit', message: '运营商限制该号码查询' }
  }
  return ok({ Status: entry.status, Carrier: networkOf(phone, entry.carrier) })
}

function attributeAnswer(truth: NumberTruth, params: URLSearchParams): NumberAnswer {
  const phone = params.get('InputNumber') ?? ''
  const entry = truth.find(phone)
  return ok({
    BasicCarrier: carrierNames[networkOf(phone, entry.carrier)],
    Carrier: carrierNames[entry.carrier],
    Province: entry.province,
    City: entry.city,
    IsNumberPortability: entry.ported,
    NumberSegment: Number(phone.slice(0, 3)),
  })
}

function reassignedAnswer(truth: NumberTruth, params: URLSearchParams): NumberAnswer {
  const phone = params.get('InputNumber') ?? ''
  const since = parseChinaTime(params.get('StartTime') ?? '')
  if (since === null) {
    return { status: 400, code: 'InvalidParameter', message: 'StartTime格式为yyyy-MM-dd HH:mm:ss' }
  }
  const entry = truth.find(phone)
  const result = truth.magic(phone)?.reassigned ?? verifyResult()
  return ok({ Carrier: networkOf(phone, entry.carrier), VerifyResult: result })

  function verifyResult(): '0' | '1' | '2' | '3' {
    if (entry.status === 'NOT_EXIST') return '3'
    if (entry.status === 'UNKNOWN' || entry.status === 'OperatorLimit') return '0'
    const reassignedAt = entry.reassignedOn === null ? null : parseChinaTime(entry.reassignedOn)
    return reassignedAt !== null && since !== null && reassignedAt >= since ? '1' : '2'
  }
}

function ok(data: object): NumberAnswer {
  return { status: 200, code: 'OK', message: 'OK', data }
}
