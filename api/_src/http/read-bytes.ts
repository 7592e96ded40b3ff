import type { Context as HonoContext } from 'hono'
import { AppError } from '../kernel/app-error.ts'

/** The body as bytes; its length is limited before it comes here. Throws AppError for another type, or when it breaks off. */
export async function readBytes(c: HonoContext): Promise<Uint8Array> {
  const type = c.req.header('content-type') ?? ''
  if (!/^application\/octet-stream\s*(;|$)/i.test(type))
    throw new AppError('unsupported_media_type')
  const body = await c.req.arrayBuffer().catch(() => {
    throw new AppError('malformed_body')
  })
  return new Uint8Array(body)
}
