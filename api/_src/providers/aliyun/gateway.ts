import { z } from 'zod'
import { type HttpAnswer, HttpFailure } from '../../kernel/http-client.ts'
import { ProviderError } from '../../kernel/provider-error.ts'

/** Aliyun's gateway answered, but not with the product's answer. `code` is the gateway's, else `http_<status>`. */
export class GatewayRefusal extends Error {
  readonly status: number
  readonly code: string

  constructor(status: number, code: string) {
    super(code)
    this.name = 'GatewayRefusal'
    this.status = status
    this.code = code
  }
}

/** `{RequestId, HostId, Code, Message, Recommend}` (ali 101346); Message quotes the signed request, so only Code leaves. */
const refusalSchema = z.object({ Code: z.string().regex(/^[\w.-]{1,80}$/) })

export function readGatewayRefusal({ status, text }: HttpAnswer): GatewayRefusal {
  try {
    return new GatewayRefusal(status, refusalSchema.parse(JSON.parse(text)).Code)
  } catch {
    return new GatewayRefusal(status, `http_${status}`)
  }
}

/** A key, a right, a tag or a signature of ours is wrong: nothing will work until a person has seen to it. */
const SET_UP =
  /^(SignatureDoesNotMatch|InvalidAccessKeyId|Forbidden|NoPermission|InvalidSecurityToken|AuthCode)/
/** Signed anew, the next one passes. */
const SIGN_AGAIN = /^(InvalidTimeStamp|SignatureNonceUsed)/
/** How long a fault that a person must mend keeps us from asking again, in milliseconds. */
export const MEND_PAUSE = 10 * 60_000
const THROTTLE_PAUSE = 1_000

/** What a failed exchange means. `call: 'read'` may always be made again, so it is never `uncertain`. */
export function translateFailure(
  error: unknown,
  provider: string,
  call: 'send' | 'read',
): ProviderError {
  if (error instanceof ProviderError) return error
  const maybeDone = call === 'send' ? 'uncertain' : 'unavailable'
  if (error instanceof HttpFailure) {
    return new ProviderError(error.sent ? maybeDone : 'unavailable', provider, error.code)
  }
  // the SDK's own complaints, e.g. an answer of other types than it knows; their text may quote the answer
  if (!(error instanceof GatewayRefusal)) return new ProviderError(maybeDone, provider, 'sdk_error')
  const { status, code } = error
  if (code.startsWith('Throttling')) {
    return new ProviderError('unavailable', provider, code, THROTTLE_PAUSE)
  }
  if (SIGN_AGAIN.test(code)) return new ProviderError('unavailable', provider, code)
  if (SET_UP.test(code)) return new ProviderError('unavailable', provider, code, MEND_PAUSE)
  const isVendorsRefusal = status >= 400 && status < 500 && !code.startsWith('http_')
  return new ProviderError(isVendorsRefusal ? 'rejected' : maybeDone, provider, code)
}

/** Too fast is a healthy answer: only the rest of what is not a refusal shows a sick provider. */
export function isAliyunFailure(error: ProviderError): boolean {
  return error.kind !== 'rejected' && !/^Throttling|LIMIT_CONTROL$|FrequencyLimit$/.test(error.code)
}
