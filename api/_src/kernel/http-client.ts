import type { LookupFunction } from 'node:net'
import type { Dispatcher } from 'undici'

/** One HTTP exchange, the whole answer as text. Redirects are answers, not followed. */
export type HttpClient = {
  /** Rejects with HttpFailure only. */
  send(request: HttpRequest): Promise<HttpAnswer>
  close(): Promise<void>
}

export type HttpRequest = {
  method: 'GET' | 'POST'
  /** `https://host:port`. */
  origin: string
  /** With the query; holds secrets and phone numbers, so it appears in no error. */
  path: string
  headers?: Readonly<Record<string, string>>
  body?: string
  /** Where an answer is larger than usual: at most so many bytes, in so much time. */
  allow?: { bytes: number; timeoutMs: number }
}
export type HttpAnswer = { status: number; text: string }

export type HttpClientOptions = {
  /** `EGRESS_PROXY_URL`: every connection is tunnelled (CONNECT) through it. */
  proxyUrl: string | null
  connectTimeoutMs: number
  /** From handing over the request to the last byte of the answer. */
  timeoutMs: number
  /** Connections per origin; further requests wait, inside their time-out. */
  maxConnections: number
  /** How a name becomes addresses, at the moment of connecting; the system's own way unless told. */
  lookup?: LookupFunction
}

/** No complete answer came. `sent` false: the request surely never left, so nothing was done. */
export class HttpFailure extends Error {
  readonly sent: boolean
  /** `timeout`, `too_large`, or a network code as `ECONNRESET`; never a URL. */
  readonly code: string

  constructor(sent: boolean, code: string) {
    super(code)
    this.name = 'HttpFailure'
    this.sent = sent
    this.code = code
  }
}

const LARGEST_ANSWER = 1 << 20

export function createHttpClient(options: HttpClientOptions): HttpClient {
  let dispatcher: Promise<Dispatcher> | null = null
  return {
    async send(request) {
      dispatcher ??= createDispatcher(options)
      const { allow = { bytes: LARGEST_ANSWER, timeoutMs: options.timeoutMs }, ...rest } = request
      return exchange(await dispatcher, rest, allow)
    },
    async close() {
      await (await dispatcher)?.close()
    },
  }
}

/** Loaded on the first call: a function that calls nobody should not wait for it to start. */
async function createDispatcher({
  proxyUrl,
  connectTimeoutMs,
  maxConnections,
  lookup,
}: HttpClientOptions): Promise<Dispatcher> {
  const { Agent, ProxyAgent } = await import('./undici.ts')
  const connect = { timeout: connectTimeoutMs, ...(lookup ? { lookup } : {}) }
  const pool = { connections: maxConnections, headersTimeout: 0, bodyTimeout: 0 }
  if (proxyUrl === null) return new Agent({ ...pool, connect })
  return new ProxyAgent({ ...pool, uri: proxyUrl, requestTls: connect, proxyTls: connect })
}

function exchange(
  dispatcher: Dispatcher,
  request: Omit<HttpRequest, 'allow'>,
  { bytes, timeoutMs }: { bytes: number; timeoutMs: number },
): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    let onWire: Dispatcher.DispatchController | null = null
    let over = false
    let status = 0
    let size = 0
    const chunks: Buffer[] = []
    // after a stall of our own the answer may already lie in the socket: it is read before this turn ends
    const timer = setTimeout(() => setImmediate(() => fail('timeout')), timeoutMs)

    function settle(): boolean {
      if (over) return false
      over = true
      clearTimeout(timer)
      return true
    }
    function fail(code: string): void {
      if (!settle()) return
      reject(new HttpFailure(onWire !== null, code))
      onWire?.abort(new Error(code))
    }

    dispatcher.dispatch(
      { ...request, headers: { ...request.headers } },
      {
        // called when the request is about to be written to a connected socket, not earlier
        onRequestStart(controller) {
          if (over) controller.abort(new Error('over'))
          else onWire = controller
        },
        onResponseStart(_controller, statusCode) {
          status = statusCode
        },
        onResponseData(_controller, chunk) {
          size += chunk.length
          if (size > bytes) fail('too_large')
          else chunks.push(chunk)
        },
        onResponseEnd() {
          if (settle()) resolve({ status, text: Buffer.concat(chunks).toString('utf8') })
        },
        onResponseError(_controller, error) {
          fail(codeOf(error))
        },
      },
    )
  })
}

/** Node's and undici's codes are constants; their messages may quote an address. */
function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' && /^\w{1,60}$/.test(code) ? code : 'connection_failed'
}
