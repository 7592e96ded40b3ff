import { randomUUID } from 'node:crypto'
import type { SandboxContext, VendorAnswers } from '../core/fault-effects.ts'
import {
  canonicalRequest,
  emptyBodyHash,
  isSignedBy,
  parseAuthorization,
  type SignedRequest,
  sha256,
} from './acs3.ts'

const allowedSkewMs = 15 * 60_000
/** Codes of the gateway itself come as HTTP 400. */
const gatewayCode = /^(?:Throttling|Signature|Invalid|Missing|Forbidden|ServiceUnavailable)/

export type GatewayKeys = {
  accessKeyId: string
  accessKeySecret: string
  realNow: () => number
}

export type RpcCall = { action: string; params: URLSearchParams }
export type Gateway = {
  /** The signed call, or the gateway's refusal. */
  open(c: SandboxContext, version: string): Promise<RpcCall | Response>
}

/** The front door of every Aliyun product: key, date, signature, nonce, version. */
export function aliyunGateway(keys: GatewayKeys): Gateway {
  const isFresh = nonceMemory(keys.realNow)

  async function open(c: SandboxContext, version: string): Promise<RpcCall | Response> {
    const authorization = parseAuthorization(c.req.header('authorization'))
    if (!authorization) {
      return gatewayError(
        c,
        400,
        'MissingAuthorization',
        'Authorization is mandatory for this action.',
      )
    }
    if (authorization.accessKeyId !== keys.accessKeyId) {
      return gatewayError(
        c,
        404,
        'InvalidAccessKeyId.NotFound',
        'Specified access key is not found.',
      )
    }
    const date = Date.parse(c.req.header('x-acs-date') ?? '')
    if (!(Math.abs(keys.realNow() - date) <= allowedSkewMs)) {
      const message = 'Specified time stamp or date value is expired.'
      return gatewayError(c, 400, 'InvalidTimeStamp.Expired', message)
    }
    const url = new URL(c.req.url)
    const request: SignedRequest = {
      method: c.req.method,
      path: url.pathname,
      query: url.search.slice(1),
      header: (name) => c.req.header(name),
    }
    const body = await c.req.text()
    const bodyHash = body === '' ? emptyBodyHash : sha256(body)
    if (
      bodyHash !== c.req.header('x-acs-content-sha256') ||
      !isSignedBy(request, authorization, keys.accessKeySecret)
    ) {
      return gatewayError(
        c,
        400,
        'SignatureDoesNotMatch',
        mismatch(request, authorization.signedHeaders),
      )
    }
    if (!isFresh(c.req.header('x-acs-signature-nonce') ?? '')) {
      return gatewayError(
        c,
        400,
        'SignatureNonceUsed',
        'Specified signature nonce was used already.',
      )
    }
    if (c.req.header('x-acs-version') !== version) {
      return gatewayError(c, 400, 'InvalidVersion', 'Specified parameter Version is not valid.')
    }
    const params = new URLSearchParams(request.query)
    for (const [key, value] of new URLSearchParams(body)) params.set(key, value)
    return { action: c.req.header('x-acs-action') ?? '', params }
  }

  return { open }
}

export function gatewayError(
  c: SandboxContext,
  status: 400 | 403 | 404,
  code: string,
  message: string,
): Response {
  const requestId = randomUUID().toUpperCase()
  const host = c.req.header('host') ?? ''
  const recommend = `https://api.aliyun.com/troubleshoot?q=${code}&requestId=${requestId}`
  return c.json(
    { RequestId: requestId, HostId: host, Code: code, Message: message, Recommend: recommend },
    status,
  )
}

/** An answer in a product's own words: HTTP 200 whatever the code. */
export function rpcAnswer(c: SandboxContext, code: string, message: string, more = {}): Response {
  return c.json({ RequestId: randomUUID().toUpperCase(), Code: code, Message: message, ...more })
}

export const aliyunAnswers: VendorAnswers = {
  throttled: (c) =>
    gatewayError(c, 400, 'Throttling.User', 'Request was denied due to user flow control.'),
  refused: (c, code) =>
    gatewayCode.test(code) ? gatewayError(c, 400, code, code) : rpcAnswer(c, code, code),
}

/** The vendor prints what it signed, phone number and all; nobody may log it. */
function mismatch(request: SignedRequest, signedHeaders: string): string {
  const canonical = canonicalRequest(request, signedHeaders)
  return `Specified signature is not matched with our calculation. server string to sign is:ACS3-HMAC-SHA256\n${sha256(canonical)}\nserver canonical request is:${canonical}`
}

/** Remembers nonces for at least the allowed skew, in two generations. */
function nonceMemory(realNow: () => number): (nonce: string) => boolean {
  let current = new Set<string>()
  let previous = new Set<string>()
  let turnedAt = realNow()
  return (nonce) => {
    if (realNow() - turnedAt > 2 * allowedSkewMs) {
      previous = current
      current = new Set()
      turnedAt = realNow()
    }
    if (current.has(nonce) || previous.has(nonce)) return false
    current.add(nonce)
    return true
  }
}
