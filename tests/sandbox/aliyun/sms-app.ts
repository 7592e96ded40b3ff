import { type SandboxContext, withFault } from '../core/fault-effects.ts'
import type { Faults } from '../core/faults.ts'
import { type CallCount, perSecondThrottle } from '../core/throttle.ts'
import type { NumberTruth } from '../numbers/number-truth.ts'
import { aliyunAnswers, type Gateway, gatewayError, rpcAnswer } from './gateway.ts'
import { sendDetails } from './send-details.ts'
import { sendSms } from './send-sms.ts'
import type { SmsService } from './sms-service.ts'

export const smsVersion = '2017-05-25'
const required: Record<string, readonly string[]> = {
  SendSms: ['PhoneNumbers', 'SignName', 'TemplateCode'],
  QuerySendDetails: ['PhoneNumber', 'SendDate', 'PageSize', 'CurrentPage'],
}

export type SmsApp = {
  answer(c: SandboxContext): Promise<Response>
  counts(): Record<string, CallCount>
}

export type SmsAppOptions = {
  gateway: Gateway
  service: SmsService
  faults: Faults
  truth: NumberTruth
  realNow: () => number
}

/** Dysmsapi 2017-05-25 as the SDK speaks it: RPC, `POST /`, everything in the query. */
export function smsApp({ gateway, service, faults, truth, realNow }: SmsAppOptions): SmsApp {
  const caps = service.options.perSecond
  const throttles = {
    SendSms: perSecondThrottle(caps?.SendSms ?? 5000, realNow),
    QuerySendDetails: perSecondThrottle(caps?.QuerySendDetails ?? 5000, realNow),
  }

  async function answer(c: SandboxContext): Promise<Response> {
    const call = await gateway.open(c, smsVersion)
    if (call instanceof Response) return call
    const { action, params } = call
    if (action !== 'SendSms' && action !== 'QuerySendDetails') {
      const message = `Specified api is not found, please check your url and method.`
      return gatewayError(c, 404, 'InvalidAction.NotFound', message)
    }
    if (!throttles[action].admit()) return aliyunAnswers.throttled(c)
    const missing = required[action]?.find((name) => !params.get(name))
    if (missing) {
      return gatewayError(c, 400, `Missing${missing}`, `${missing} is mandatory for this action.`)
    }
    const fault = faults.take('sms', action) ?? magicFault(action, params)
    return withFault(c, fault, aliyunAnswers, () =>
      action === 'SendSms' ? answerSend(c, params) : answerDetails(c, params),
    )
  }

  function magicFault(action: string, params: URLSearchParams) {
    return action === 'SendSms' ? truth.take(params.get('PhoneNumbers') ?? '', 'send') : null
  }

  function answerSend(c: SandboxContext, params: URLSearchParams): Response {
    const { code, message, bizId } = sendSms(service, params)
    return rpcAnswer(c, code, message, bizId ? { BizId: bizId } : {})
  }

  function answerDetails(c: SandboxContext, params: URLSearchParams): Response {
    const { code, message, total, details } = sendDetails(service, params)
    return rpcAnswer(c, code, message, {
      TotalCount: String(total),
      SmsSendDetailDTOs: { SmsSendDetailDTO: details },
    })
  }

  return {
    answer,
    counts: () => ({
      SendSms: throttles.SendSms.count(),
      QuerySendDetails: throttles.QuerySendDetails.count(),
    }),
  }
}
