import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { RequestError } from '@hono/node-server'
import { type ErrorBody, type ErrorCode, errorSentences } from '../../../../shared/errors.ts'
import { systemClock } from '../../kernel/clock.ts'
import { newId } from '../../kernel/ids.ts'

/** What is refused before there is a request that a route could see, in the one shape of a refusal. */
function bodyOf(code: ErrorCode): ErrorBody {
  return {
    code,
    message: errorSentences[code],
    requestId: newId('request', systemClock.now()),
  }
}

/** A request whose host or address is none; anything else that gets this far is a bug. */
export function refuseUnreadable(error: unknown): Response {
  if (error instanceof RequestError)
    return Response.json(bodyOf('malformed_body'), { status: 400, headers })
  console.error(error instanceof Error ? error.stack?.replace(error.message, '') : 'unknown error')
  return Response.json(bodyOf('unexpected'), { status: 500, headers })
}

/** Bytes that are no HTTP, endless headers, a request that never ends: answered on the bare connection. */
export function refuseBytes(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const status = statuses[error.code ?? ''] ?? 400
  const body = JSON.stringify(bodyOf(status === 431 ? 'body_too_large' : 'malformed_body'))
  const lines = Object.entries({
    ...headers,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  }).map(([name, value]) => `${name}: ${value}`)
  socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', body].join('\r\n'))
}

const statuses: Record<string, number> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
}

const headers = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
}
