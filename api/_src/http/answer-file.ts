import type { Context as HonoContext } from 'hono'

type File = { name: string; type: string }

/** A file to be saved, never shown in the page's own origin. `name` is Chinese as it is (RFC 5987). */
export function answerFile(c: HonoContext, { body, ...file }: File & { body: string }): Response {
  return c.body(body, 200, Object.fromEntries(fileHeaders(file)))
}

export function fileHeaders({ name, type }: File): [string, string][] {
  return [
    ['content-type', type],
    ['content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`],
    ['cache-control', 'no-store'],
    ['x-content-type-options', 'nosniff'],
  ]
}
