import { z } from 'zod'
import type { CarrierStatus } from '../../../../shared/number-check.ts'
import { ProviderError } from '../../kernel/provider-error.ts'
import type { Carrier } from '../../ports/number-service.ts'
import { GatewayRefusal, MEND_PAUSE } from '../aliyun/gateway.ts'

export const PROVIDER = 'aliyun-number'

/** `{Code, Message, RequestId, Data}` (ali 163579). */
const answerSchema = z.object({
  Code: z.string().regex(/^[\w.-]{1,80}$/),
  Data: z.unknown().optional(),
})

/**
 * The carrier will not say, or the service does not know such numbers (Broadnet, virtual, ported, a new prefix): an
 * answer, not a failure, for a retry gives the same (ali 433416).
 */
const CANNOT_TELL = new Set([
  'OperatorLimit',
  'RequestNumberNotSupported',
  'PortabilityNumberNotSupported',
  'MobileNumberIllegal',
  'MobileNumberTypeNotMatch',
])
/** Our tag or its code is wrong, or the service was not opened (ali 433416, ali 459610). */
const MEND = /^(AuthCode|isp\.RAM_PERMISSION_DENY|isv\.(OUT_OF_SERVICE|AMOUNT_NOT_ENOUGH))/
const SAME_NUMBER_PAUSE = 60_000

/** The `Data` of a good answer; null when the carrier will not say. Throws ProviderError, never `uncertain`. */
export function readData(body: unknown): unknown {
  const answer = answerSchema.safeParse(body)
  if (!answer.success) throw new ProviderError('unavailable', PROVIDER, 'malformed_answer')
  const { Code: code, Data: data } = answer.data
  if (code === 'OK') return data
  if (CANNOT_TELL.has(code)) return null
  if (code === 'RequestFrequencyLimit') {
    throw new ProviderError('unavailable', PROVIDER, code, SAME_NUMBER_PAUSE)
  }
  if (MEND.test(code)) throw new ProviderError('unavailable', PROVIDER, code, MEND_PAUSE)
  const isTransient = code.startsWith('isp.')
  throw new ProviderError(isTransient ? 'unavailable' : 'rejected', PROVIDER, code)
}

/** Some of it is said by HTTP 400. Throws `error` if it says anything else. */
export function answerIn(error: unknown): { Code: string } {
  if (error instanceof GatewayRefusal && CANNOT_TELL.has(error.code)) return { Code: error.code }
  throw error
}

/** ali 163579; FUNCTIONAL_SHUTDOWN is the old operation's. A status added since is not bad: unknown. */
const statuses: Record<string, CarrierStatus> = {
  NORMAL: 'normal',
  SHUTDOWN: 'suspended',
  FUNCTIONAL_SHUTDOWN: 'suspended',
  NOT_EXIST: 'vacant',
  POWER_OFF: 'off',
  SUSPECTED_POWER_OFF: 'suspected_off',
  BUSY: 'busy',
  UNKNOWN: 'unknown',
}

const words = z.string().trim().nullish()
const statusSchema = z.object({ Status: z.string(), Carrier: words })

export function readStatus(data: unknown): { status: CarrierStatus; carrier: Carrier | null } {
  if (data === null) return { status: 'unknown', carrier: null }
  const { Status, Carrier } = parse(statusSchema, data)
  return { status: statuses[Status] ?? 'unknown', carrier: carrierOf(Carrier) }
}

const attributeSchema = z.object({
  Carrier: words,
  BasicCarrier: words,
  Province: words,
  City: words,
})

/** `Carrier` is after porting, `BasicCarrier` before it (ali 250782). */
export function readAttribute(data: unknown) {
  if (data === null) return { carrier: null, province: null, city: null }
  const { Carrier, BasicCarrier, Province, City } = parse(attributeSchema, data)
  return {
    carrier: carrierOf(Carrier || BasicCarrier),
    province: Province || null,
    city: City || null,
  }
}

/** Given to somebody else since? "0" cannot tell, "1" reassigned, "2" not, "3" cancelled (ali 453355). */
const verdicts = { '0': 'unknown', '1': 'yes', '2': 'no', '3': 'cancelled' } as const
const reassignedSchema = z.object({ VerifyResult: z.enum(['0', '1', '2', '3']) })

export function readReassigned(data: unknown): 'yes' | 'no' | 'unknown' | 'cancelled' {
  if (data === null) return 'unknown'
  return verdicts[parse(reassignedSchema, data).VerifyResult]
}

const carrierNames: readonly (readonly [RegExp, Carrier])[] = [
  [/虚拟|转售|^MVNO$/i, 'other'],
  [/移动|^CMCC$/i, 'CMCC'],
  [/联通|^CUCC$/i, 'CUCC'],
  [/电信|^CTCC$/i, 'CTCC'],
  [/广电|^(CBN|CBCC)$/i, 'CBN'],
]

function carrierOf(name: string | null | undefined): Carrier | null {
  if (!name) return null
  return carrierNames.find(([pattern]) => pattern.test(name))?.[1] ?? 'other'
}

function parse<T>(schema: z.ZodType<T>, data: unknown): T {
  const parsed = schema.safeParse(data)
  if (parsed.success) return parsed.data
  throw new ProviderError('unavailable', PROVIDER, 'malformed_answer')
}

/** `StartTime`: `yyyy-MM-dd HH:mm:ss` in Asia/Shanghai (ali 453355). */
export function startTimeOf(since: Date): string {
  const shifted = new Date(since.getTime() + 8 * 3_600_000)
  return shifted.toISOString().slice(0, 19).replace('T', ' ')
}
