import { chinaDateTime } from '../core/china-time.ts'
import type { MagicNumber } from '../numbers/magic-numbers.ts'
import type { NumberEntry, NumberStatus } from '../numbers/number-entry.ts'
import type { Carrier } from '../numbers/prefixes.ts'
import type { SmsRecord } from './sms-log.ts'

const receiptOfStatus: Partial<Record<NumberStatus, string>> = {
  NOT_EXIST: 'INVALID_NUMBER',
  SHUTDOWN: 'MOBILE_NOT_ON_SERVICE',
  POWER_OFF: 'MOBILE_TERMINAL_ERROR',
}

const meanings: Record<string, string> = {
  DELIVERED: '用户接收成功',
  REQUEST_SUCCESS: '请求成功，运营商未返回状态报告',
  MOBILE_NOT_ON_SERVICE: '手机停机、关机或空号',
  INVALID_NUMBER: '号码状态异常或空号',
  MOBILE_ACCOUNT_ABNORMAL: '用户账户异常',
  MOBILE_TERMINAL_ERROR: '手机终端问题',
  MOBILE_SEND_LIMIT: '单个号码日或月发送上限',
  MOBILE_IN_BLACK: '手机号在黑名单',
  USER_REJECT: '用户已退订',
  CONTENT_KEYWORD: '内容含运营商屏蔽的关键词',
  CONTENT_ERROR: '内容不符合运营商规范',
  NO_ROUTE: '运营商通道未匹配',
  SP_UNKNOWN_ERROR: '运营商未知错误',
  EXPIRED: '短信超过有效期',
}

/** What the carrier will say about a message. */
export function receiptOf(
  link: string | null,
  entry: NumberEntry,
  magic: MagicNumber | undefined,
  blockedLinkCarriers: ReadonlySet<Carrier>,
): string | null {
  if (magic?.receipt !== undefined) return magic.receipt
  if (link && magic?.linkReceipt) return magic.linkReceipt
  if (link && blockedLinkCarriers.has(entry.carrier)) {
    return entry.carrier === 'CMCC' ? 'CONTENT_KEYWORD' : 'NO_ROUTE'
  }
  return receiptOfStatus[entry.status] ?? 'DELIVERED'
}

export type ReceiptPush = {
  phone_number: string
  send_time: string
  report_time: string
  success: boolean
  err_code: string
  err_msg: string
  sms_size: string
  biz_id: string
  out_id?: string
}

/** One element of the vendor's SmsReport push. */
export function receiptPush(record: SmsRecord, code: string, reportedAt: number): ReceiptPush {
  return {
    phone_number: record.phone,
    send_time: chinaDateTime(record.sentAt),
    report_time: chinaDateTime(reportedAt),
    success: isSuccess(code),
    err_code: code,
    err_msg: meanings[code] ?? code,
    sms_size: String(record.segments),
    biz_id: record.bizId,
    ...(record.outId === null ? {} : { out_id: record.outId }),
  }
}

export function isSuccess(code: string): boolean {
  return code === 'DELIVERED'
}
