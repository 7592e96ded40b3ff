import type { MiddlewareHandler } from 'hono'
import { styleHash } from './style.ts'

const headers = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex, nofollow',
}

/**
 * Nothing third-party, no frame; style sheet and script by their hashes, and no script where there is none; links leave
 * no trace (design §5, pages).
 */
export function pageHeaders(
  hashes: { style: string; script?: string } = { style: styleHash },
): MiddlewareHandler {
  const script = hashes.script ? ` script-src '${hashes.script}'; connect-src 'self';` : ''
  const policy = `default-src 'none'; style-src '${hashes.style}';${script} form-action 'self'; base-uri 'none'; frame-ancestors 'none'`
  return async (c, next) => {
    await next()
    c.header('content-security-policy', policy)
    for (const [name, value] of Object.entries(headers)) c.header(name, value)
  }
}
