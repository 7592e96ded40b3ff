import type { SmsTemplate } from '../options.ts'
import type { SmsService } from './sms-service.ts'
import { countSegments, type Rendered, renderTemplate } from './sms-templates.ts'

export type SendAnswer = { code: string; message: string; bizId?: string }

/** SendSms: checks as the vendor does, in its order, and accepts. */
export function sendSms(service: SmsService, params: URLSearchParams): SendAnswer {
  const { signNames } = service.options
  const phones = (params.get('PhoneNumbers') ?? '').split(',').map(bareNumber)
  const signName = params.get('SignName') ?? ''
  if (phones.length > 1000) return no('isv.MOBILE_COUNT_OVER_LIMIT', '手机号码数量超过限制')
  const illegal = phones.find((phone) => !/^1[3-9]\d{9}$/.test(phone))
  if (illegal !== undefined)
    return no('isv.MOBILE_NUMBER_ILLEGAL', `${illegal}invalid mobile number`)
  if (!signNames.includes(signName))
    return no('isv.SMS_SIGNATURE_ILLEGAL', '该账号下找不到对应签名')
  const template = service.templates.get(params.get('TemplateCode') ?? '')
  if (!template) return no('isv.SMS_TEMPLATE_ILLEGAL', '该账号下找不到对应模板')
  const outId = params.get('OutId')
  if (outId !== null && outId.length >= 256) return no('isv.INVALID_PARAMETERS', 'OutId长度超限')
  const rendered = renderTemplate(template, signName, params.get('TemplateParam') ?? '')
  if ('code' in rendered) return no(rendered.code, rendered.message)
  return accept(service, phones, signName, template, rendered, params)
}

function accept(
  service: SmsService,
  phones: readonly string[],
  signName: string,
  template: SmsTemplate,
  rendered: Rendered,
  params: URLSearchParams,
): SendAnswer {
  const now = service.clock.now()
  for (const phone of phones) {
    const limited =
      template.type === 'code'
        ? service.limits.admitCode(signName, phone, now)
        : service.limits.admitNotice(signName, template.code, phone, now)
    if (limited) return no('isv.BUSINESS_LIMIT_CONTROL', limited)
  }
  const bizId = service.nextBizId()
  for (const phone of phones) {
    service.deliver({
      bizId,
      phone,
      signName,
      templateCode: template.code,
      type: template.type,
      ...rendered,
      outId: params.get('OutId'),
      extendCode: params.get('SmsUpExtendCode'),
      segments: countSegments(rendered.text),
      sentAt: now,
    })
  }
  return { code: 'OK', message: 'OK', bizId }
}

/** `+86`, `0086` and `86` before a number mean the same as none. */
function bareNumber(text: string): string {
  return text.trim().replace(/^(?:\+86|0086|86(?=1\d{10}$))/, '')
}

function no(code: string, message: string): SendAnswer {
  return { code, message }
}
