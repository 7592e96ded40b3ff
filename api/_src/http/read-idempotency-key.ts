import type { Context as HonoContext } from 'hono'
import { AppError } from '../kernel/app-error.ts'

/** 1–200 visible ASCII characters. */
export const IDEMPOTENCY_KEY = /^[!-~]{1,200}$/

/** The caller's own number for one submit. */
export function readIdempotencyKey(c: HonoContext): string {
  const key = c.req.header('idempotency-key') ?? ''
  if (key === '') throw new AppError('idempotency_key_missing')
  if (!IDEMPOTENCY_KEY.test(key)) throw new AppError('invalid_input')
  return key
}
