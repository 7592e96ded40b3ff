import type { Context as HonoContext } from 'hono'
import { AppError } from '../kernel/app-error.ts'

/** The caller's own number for one submit: 1–200 visible ASCII characters. */
export function readIdempotencyKey(c: HonoContext): string {
  const key = c.req.header('idempotency-key') ?? ''
  if (key === '') throw new AppError('idempotency_key_missing')
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) throw new AppError('invalid_input')
  return key
}
