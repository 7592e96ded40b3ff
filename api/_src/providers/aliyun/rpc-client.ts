import { createHash } from 'node:crypto'
import { stringify } from 'node:querystring'
import type OpenApi from '@alicloud/openapi-core'
import type { OpenApiUtil } from '@alicloud/openapi-core'
import type { HttpClient } from '../../kernel/http-client.ts'
import { GatewayRefusal, readGatewayRefusal } from './gateway.ts'

export type AliyunAccount = {
  accessKeyId: string
  accessKeySecret: string
  /** `https://dysmsapi.aliyuncs.com`, or `http://127.0.0.1:…` for a stand-in. */
  endpoint: string
}

type OpenApiClient = OpenApi.default
type Params = Parameters<OpenApiClient['doRequest']>[0]
type Request = Parameters<OpenApiClient['doRequest']>[1]
type SignedRequest = Parameters<typeof OpenApiUtil.getAuthorization>[0]

export type RpcParts = {
  account: AliyunAccount
  http: HttpClient
  /** The SDK's own tools, loaded with the SDK: signature, nonce, time stamp. */
  tools: typeof OpenApiUtil
}

const ALGORITHM = 'ACS3-HMAC-SHA256'
const EMPTY_BODY = createHash('sha256').digest('hex')

/**
 * Lets an SDK client make its requests through our HTTP client. The SDK still shapes, signs and reads
 * them; its own HTTP layer ignores `httpProxy` and `httpsProxy`, opens a connection per parallel call and
 * puts the phone number into its time-out texts (README).
 */
export function carryOver(client: OpenApiClient, parts: RpcParts): void {
  client.doRequest = (params, request) => callGateway(parts, params, request)
}

/** Rejects with HttpFailure or GatewayRefusal. */
async function callGateway({ account, http, tools }: RpcParts, params: Params, request: Request) {
  const url = new URL(account.endpoint)
  const query = request.query ?? {}
  const headers: Record<string, string> = {
    host: url.host,
    accept: 'application/json',
    'x-acs-action': params.action,
    'x-acs-version': params.version,
    'x-acs-date': tools.getTimestamp(),
    'x-acs-signature-nonce': tools.getNonce(),
    'x-acs-content-sha256': EMPTY_BODY,
  }
  headers.authorization = authorizationOf(tools, account, { method: 'POST', query, headers })
  const path = `/?${stringify(query)}`
  const answer = await http.send({ method: 'POST', origin: url.origin, path, headers })
  if (answer.status !== 200) throw readGatewayRefusal(answer)
  return { statusCode: answer.status, headers: {}, body: readJson(answer.text) }
}

/** The V3 signature, ali 2593177 (known-answer test beside). */
export function authorizationOf(
  tools: typeof OpenApiUtil,
  account: AliyunAccount,
  request: { method: 'POST'; query: Record<string, string>; headers: Record<string, string> },
): string {
  const signed = { ...request, pathname: '/' } as SignedRequest
  return tools.getAuthorization(
    signed,
    ALGORITHM,
    request.headers['x-acs-content-sha256'] ?? EMPTY_BODY,
    account.accessKeyId,
    account.accessKeySecret,
  )
}

function readJson(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  } catch {
    // told below like any other answer that is no JSON object
  }
  throw new GatewayRefusal(200, 'malformed_answer')
}
