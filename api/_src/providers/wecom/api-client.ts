import { z } from 'zod'
import type { Circuit } from '../../kernel/circuit.ts'
import { type HttpClient, HttpFailure } from '../../kernel/http-client.ts'
import { ProviderError } from '../../kernel/provider-error.ts'
import { retry, wait } from '../../kernel/retry.ts'
import type { AccessToken } from './access-token.ts'
import { isStaleToken, PROVIDER, translateErrcode } from './errcodes.ts'

/** `https://qyapi.weixin.qq.com/cgi-bin/…`: HTTP 200 whatever happened, `errcode` says it. */
export type WecomApi = {
  /** The answer's fields, errcode 0. Rejects with ProviderError. */
  call(token: AccessToken, request: ApiRequest): Promise<Record<string, unknown>>
}
export type ApiRequest = {
  /** e.g. `message/send`. */
  path: string
  query?: Readonly<Record<string, string>>
  /** JSON, sent by POST. */
  body?: string
  kind: 'send' | 'read'
  /** `-1` (busy) is worth three more tries where the call may be made twice. */
  repeatable: boolean
  /** The answer may be large: see HttpRequest. */
  allow?: { bytes: number; timeoutMs: number }
  /** Errcodes that are an answer to this question, whatever they mean elsewhere: `rejected`, with the number as code. */
  answers?: readonly number[]
}

export type Answer = { errcode: number; fields: Record<string, unknown> }

const answerSchema = z.looseObject({ errcode: z.number().int() })
const BUSY_PAUSES = [200, 500, 1_000]

/** One exchange without a token: also used for getting one. */
export async function exchange(
  http: HttpClient,
  apiUrl: string,
  request: ApiRequest,
): Promise<Answer> {
  const maybeDone = request.kind === 'send' ? 'uncertain' : 'unavailable'
  const { origin, pathname } = new URL(apiUrl)
  const query = new URLSearchParams(request.query).toString()
  const path = `${pathname.replace(/\/$/, '')}/cgi-bin/${request.path}?${query}`
  const { body, allow } = request
  const content =
    body === undefined ? {} : { body, headers: { 'content-type': 'application/json' } }
  const method = body === undefined ? 'GET' : 'POST'
  try {
    const answer = await http.send({
      method,
      origin,
      path,
      ...content,
      ...(allow ? { allow } : {}),
    })
    if (answer.status !== 200) {
      throw new ProviderError(maybeDone, PROVIDER, `http_${answer.status}`)
    }
    const fields = answerSchema.parse(JSON.parse(answer.text))
    return { errcode: fields.errcode, fields }
  } catch (error) {
    if (error instanceof ProviderError) throw error
    if (error instanceof HttpFailure) {
      throw new ProviderError(error.sent ? maybeDone : 'unavailable', PROVIDER, error.code)
    }
    throw new ProviderError(maybeDone, PROVIDER, 'malformed_answer')
  }
}

export function createWecomApi(parts: {
  http: HttpClient
  apiUrl: string
  circuit: Circuit
}): WecomApi {
  async function callOnce(token: AccessToken, request: ApiRequest) {
    const first = await tokenOrUnavailable(token.get())
    const answer = await callWith(first, request)
    if (!isStaleToken(answer.errcode)) return fieldsOf(answer, request)
    const second = await tokenOrUnavailable(token.replace(first))
    return fieldsOf(await callWith(second, request), request)
  }

  function callWith(accessToken: string, request: ApiRequest) {
    const query = { access_token: accessToken, ...request.query }
    return exchange(parts.http, parts.apiUrl, { ...request, query })
  }

  return {
    call: (token, request) =>
      retry(() => parts.circuit.run(() => callOnce(token, request)), {
        pausesMs: request.repeatable ? BUSY_PAUSES : [],
        isWorthIt: (error) => error instanceof ProviderError && error.code === '-1',
        wait,
      }),
  }
}

function fieldsOf(answer: Answer, { kind, answers }: ApiRequest): Record<string, unknown> {
  if (answers?.includes(answer.errcode))
    throw new ProviderError('rejected', PROVIDER, String(answer.errcode))
  if (answer.errcode !== 0) throw translateErrcode(answer.errcode, kind)
  return answer.fields
}

/** Without a token nothing is sent, whatever kept us from it. */
function tokenOrUnavailable(token: Promise<string>): Promise<string> {
  return token.catch((error: unknown) => {
    if (error instanceof ProviderError) throw error
    throw new ProviderError('unavailable', PROVIDER, 'token_away')
  })
}
