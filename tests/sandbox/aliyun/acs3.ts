import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

const algorithm = 'ACS3-HMAC-SHA256'
const mustBeSigned = [
  'host',
  'x-acs-action',
  'x-acs-content-sha256',
  'x-acs-date',
  'x-acs-signature-nonce',
  'x-acs-version',
]
export const emptyBodyHash = createHash('sha256').digest('hex')

export type SignedRequest = {
  method: string
  path: string
  /** Without the question mark. */
  query: string
  header(name: string): string | undefined
}

export type Authorization = { accessKeyId: string; signedHeaders: string; signature: string }

export function parseAuthorization(header: string | undefined): Authorization | null {
  const match =
    /^ACS3-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      header ?? '',
    )
  if (!match?.[1] || !match[2] || !match[3]) return null
  return { accessKeyId: match[1], signedHeaders: match[2], signature: match[3] }
}

/** The request in the form that is signed, over the headers that the request says it signed. */
export function canonicalRequest(request: SignedRequest, signedHeaders: string): string {
  const headers = signedHeaders
    .split(';')
    .map((name) => `${name}:${(request.header(name) ?? '').trim()}\n`)
    .join('')
  const bodyHash = request.header('x-acs-content-sha256') ?? ''
  const query = canonicalQuery(request.query)
  return [request.method, request.path, query, headers, signedHeaders, bodyHash].join('\n')
}

export function sign(canonical: string, secret: string): string {
  return createHmac('sha256', secret)
    .update(`${algorithm}\n${sha256(canonical)}`)
    .digest('hex')
}

/** Whether the signature fits, over every header that must be signed. */
export function isSignedBy(
  request: SignedRequest,
  authorization: Authorization,
  secret: string,
): boolean {
  const names = new Set(authorization.signedHeaders.split(';'))
  if (!mustBeSigned.every((name) => names.has(name))) return false
  const expected = sign(canonicalRequest(request, authorization.signedHeaders), secret)
  return timingSafeEqual(Buffer.from(expected), Buffer.from(authorization.signature))
}

export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}

function canonicalQuery(query: string): string {
  return [...new URLSearchParams(query)]
    .map(([key, value]): [string, string] => [percentEncode(key), percentEncode(value)])
    .sort((a, b) => (a[0] < b[0] ? -1 : 1))
    .map((pair) => pair.join('='))
    .join('&')
}

function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
