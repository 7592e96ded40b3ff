import { chinaDate, chinaDateTime } from '../core/china-time.ts'
import type { SmsRecord } from './sms-log.ts'
import type { SmsService } from './sms-service.ts'

export type DetailsAnswer = {
  code: string
  message: string
  total: number
  details: Record<string, unknown>[]
}

/** QuerySendDetails: one number, one day in UTC+8, pages of 1 to 50, the latest first. */
export function sendDetails(service: SmsService, params: URLSearchParams): DetailsAnswer {
  const phone = (params.get('PhoneNumber') ?? '').replace(/^(?:\+86|0086)/, '')
  const date = params.get('SendDate') ?? ''
  const pageSize = Number(params.get('PageSize'))
  const page = Number(params.get('CurrentPage'))
  if (!/^1[3-9]\d{9}$/.test(phone)) return no('isv.MOBILE_NUMBER_ILLEGAL', '手机号码格式错误')
  if (!/^\d{8}$/.test(date)) return no('isv.INVALID_PARAMETERS', 'SendDate格式错误')
  if (!isCount(pageSize) || pageSize > 50) return no('isv.INVALID_PARAMETERS', 'PageSize取值1至50')
  if (!isCount(page)) return no('isv.INVALID_PARAMETERS', 'CurrentPage从1开始')

  const bizId = params.get('BizId')
  const visibleBefore = service.clock.now() - (service.options.queryLagMs ?? 0)
  const found = service.log
    .sentTo(phone)
    .filter(
      (record) =>
        record.sentAt <= visibleBefore &&
        chinaDate(record.sentAt) === date &&
        (!bizId || record.bizId === bizId),
    )
    .reverse()
  const start = (page - 1) * pageSize
  const details = found.slice(start, start + pageSize).map(detail)
  return { code: 'OK', message: 'OK', total: found.length, details }
}

function detail(record: SmsRecord): Record<string, unknown> {
  return {
    PhoneNum: record.phone,
    SendStatus: record.status,
    TemplateCode: record.templateCode,
    Content: record.text,
    SendDate: chinaDateTime(record.sentAt),
    ...(record.outId === null ? {} : { OutId: record.outId }),
    ...(record.receiptAt === null || record.receipt === null
      ? {}
      : { ErrCode: record.receipt, ReceiveDate: chinaDateTime(record.receiptAt) }),
  }
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 1
}

function no(code: string, message: string): DetailsAnswer {
  return { code, message, total: 0, details: [] }
}
