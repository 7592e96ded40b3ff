import { z } from 'zod'
import { ProviderError } from '../../kernel/provider-error.ts'
import type { SmsFinding } from '../../ports/sms.ts'
import { MEND_PAUSE } from '../aliyun/gateway.ts'

export const PROVIDER = 'aliyun-sms'

/** SendSms: success is `Code: OK` (sdk type comments of SendSmsResponseBody). */
const sentSchema = z.object({ code: z.literal('OK'), bizId: z.string().min(1) })
const answerSchema = z.object({
  code: z.string().regex(/^[\w.-]{1,80}$/),
  message: z.string().optional(),
})

/** The vendor's `BizId`; throws ProviderError for everything that is not a plain yes. */
export function readSent(body: unknown, now: Date): { bizId: string } {
  const sent = sentSchema.safeParse(body)
  if (sent.success) return { bizId: sent.data.bizId }
  throw refusalOf(body, 'send', now)
}

/** Codes that say the account cannot send now: quota, balance, set-up, rights (ali 101346). */
const MEND = new Set([
  'isv.DAY_LIMIT_CONTROL',
  'isv.MONTH_LIMIT_CONTROL',
  'isv.AMOUNT_NOT_ENOUGH',
  'isv.OUT_OF_SERVICE',
  'isv.SMS_TEMPLATE_ILLEGAL',
  'isv.SMS_SIGNATURE_ILLEGAL',
  'isv.SMS_SIGN_NAME_ILLEGAL',
  'isv.SIGN_STATE_ILLEGAL',
  'isv.SMS_SIGNATURE_SCENE_ILLEGAL',
  'isv.DENY_IP_RANGE',
  'isp.RAM_PERMISSION_DENY',
])

/** What an HTTP 200 with another `Code` means (ali 101346). */
export function refusalOf(body: unknown, call: 'send' | 'read', now: Date): ProviderError {
  const maybeDone = call === 'send' ? 'uncertain' : 'unavailable'
  const answer = answerSchema.safeParse(body)
  if (!answer.success || answer.data.code === 'OK') {
    return new ProviderError(maybeDone, PROVIDER, 'malformed_answer')
  }
  const { code, message } = answer.data
  if (MEND.has(code)) return new ProviderError('unavailable', PROVIDER, code, MEND_PAUSE)
  if (code === 'isv.BUSINESS_LIMIT_CONTROL') {
    return new ProviderError('unavailable', PROVIDER, code, limitPause(message ?? '', now))
  }
  // isp.SYSTEM_ERROR, isp.GATEWAY_ERROR: transient, but the SMS may have gone out
  if (code.startsWith('isp.')) return new ProviderError(maybeDone, PROVIDER, code)
  return new ProviderError('rejected', PROVIDER, code)
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** `触发分钟级流控Permits:1`: minutes and hours are natural ones, a day is 24 h from the send (ali 44335). */
function limitPause(message: string, now: Date): number {
  if (message.includes('分钟级')) return MINUTE - (now.getTime() % MINUTE)
  if (message.includes('小时级')) return HOUR - (now.getTime() % HOUR)
  return 24 * HOUR
}

/** QuerySendDetails (sdk type comments): 1 waiting, 2 failed, 3 delivered; TotalCount is a string. */
const detailsSchema = z.object({
  code: z.literal('OK'),
  totalCount: z.coerce.number().int().min(0),
  smsSendDetailDTOs: z
    .object({
      smsSendDetailDTO: z
        .array(
          z.object({
            outId: z.string().optional(),
            sendStatus: z.coerce.number().pipe(z.union([z.literal(1), z.literal(2), z.literal(3)])),
            errCode: z.string().optional(),
            receiveDate: z.string().optional(),
          }),
        )
        .optional(),
    })
    .optional(),
})
type Detail = { outId?: string | undefined; finding: SmsFinding }
export type DetailsPage = { total: number; details: Detail[] }

const stateOf = { 1: 'waiting', 2: 'failed', 3: 'delivered' } as const

/** One page of sends to one number on one day; throws ProviderError, never `uncertain`. */
export function readDetails(body: unknown, now: Date): DetailsPage {
  const page = detailsSchema.safeParse(body)
  if (!page.success) throw refusalOf(body, 'read', now)
  const rows = page.data.smsSendDetailDTOs?.smsSendDetailDTO ?? []
  return {
    total: page.data.totalCount,
    details: rows.map(({ outId, sendStatus, errCode, receiveDate }) => ({
      outId,
      finding: {
        state: stateOf[sendStatus],
        errCode: errCode || null,
        receivedAt: receiveDate ? shanghaiTime(receiveDate) : null,
      },
    })),
  }
}

/** `yyyy-MM-dd HH:mm:ss` in Asia/Shanghai. */
function shanghaiTime(text: string): Date | null {
  const at = new Date(`${text.replace(' ', 'T')}+08:00`)
  return Number.isNaN(at.getTime()) ? null : at
}
