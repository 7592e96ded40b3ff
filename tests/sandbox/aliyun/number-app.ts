import type { SandboxClock } from '../core/clock.ts'
import { type SandboxContext, type VendorAnswers, withFault } from '../core/fault-effects.ts'
import type { Faults } from '../core/faults.ts'
import { type CallCount, perSecondThrottle } from '../core/throttle.ts'
import type { NumberTruth } from '../numbers/number-truth.ts'
import { type AliyunOptions, type NumberOperation, numberOperations } from '../options.ts'
import { aliyunAnswers, type Gateway, gatewayError, rpcAnswer } from './gateway.ts'
import { operationAnswers } from './number-operations.ts'

export const numberVersion = '2020-02-17'
const usualCaps: Record<NumberOperation, number> = {
  PhoneNumberStatusForPublic: 300,
  DescribePhoneNumberOperatorAttribute: 2000,
  DescribePhoneTwiceTelVerify: 100,
}

/** These come as HTTP 400; the vendor's other codes come in an HTTP 200. */
const badRequestCodes = new Set([
  'MobileNumberIllegal',
  'EncyrptTypeIllegal',
  'CarrierIllegal',
  'AuthCodeNotExist',
  'AuthCodeIllegal',
  'AuthCodeAndApiNotMatch',
])

const numberAnswers: VendorAnswers = {
  throttled: aliyunAnswers.throttled,
  refused: (c, code) =>
    badRequestCodes.has(code) ? gatewayError(c, 400, code, code) : aliyunAnswers.refused(c, code),
}

export type NumberApp = {
  answer(c: SandboxContext): Promise<Response>
  counts(): Record<string, CallCount>
}

export type NumberAppOptions = {
  gateway: Gateway
  options: AliyunOptions
  faults: Faults
  truth: NumberTruth
  clock: SandboxClock
  realNow: () => number
}

/** Dytnsapi 2020-02-17: what the carriers know of a number. */
export function numberApp(given: NumberAppOptions): NumberApp {
  const { gateway, options, faults, truth, clock } = given
  const throttles = new Map(
    numberOperations.map((operation) => {
      const cap = options.perSecond?.[operation] ?? usualCaps[operation]
      return [operation, perSecondThrottle(cap, given.realNow)]
    }),
  )

  async function answer(c: SandboxContext): Promise<Response> {
    const call = await gateway.open(c, numberVersion)
    if (call instanceof Response) return call
    const operation = numberOperations.find((known) => known === call.action)
    if (!operation) {
      const message = 'Specified api is not found, please check your url and method.'
      return gatewayError(c, 404, 'InvalidAction.NotFound', message)
    }
    if (!throttles.get(operation)?.admit()) return aliyunAnswers.throttled(c)
    const refused = refusalOf(operation, call.params)
    if (refused) return gatewayError(c, 400, refused, refused)
    const phone = call.params.get('InputNumber') ?? ''
    const magic = operation === 'PhoneNumberStatusForPublic' ? truth.take(phone, 'check') : null
    return withFault(c, faults.take('number', operation) ?? magic, numberAnswers, () => {
      const said = operationAnswers[operation](truth, call.params, clock.now())
      if (said.status === 400) return gatewayError(c, 400, said.code, said.message)
      return rpcAnswer(c, said.code, said.message, said.data ? { Data: said.data } : {})
    })
  }

  function refusalOf(operation: NumberOperation, params: URLSearchParams): string | null {
    const authCode = params.get('AuthCode') ?? ''
    if (!Object.values(options.authCodes).includes(authCode)) return 'AuthCodeNotExist'
    if (options.authCodes[operation] !== authCode) return 'AuthCodeAndApiNotMatch'
    if (params.get('Mask') !== 'NORMAL') return 'EncyrptTypeIllegal'
    if (!/^1[3-9]\d{9}$/.test(params.get('InputNumber') ?? '')) return 'MobileNumberIllegal'
    return null
  }

  function counts(): Record<string, CallCount> {
    return Object.fromEntries([...throttles].map(([name, throttle]) => [name, throttle.count()]))
  }

  return { answer, counts }
}
