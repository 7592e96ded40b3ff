import type { Context as HonoContext } from 'hono'

/** A file to be saved, never shown in the page's own origin. `name` is Chinese as it is (RFC 5987). */
export function answerFile(
  c: HonoContext,
  file: { name: string; type: string; body: string | Uint8Array<ArrayBuffer> },
): Response {
  return c.body(file.body, 200, {
    'content-type': file.type,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  })
}
