import type { Context as HonoContext } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ErrorBody } from '../../../shared/errors.ts'
import { AppError } from '../kernel/app-error.ts'
import type { Log } from '../kernel/log.ts'
import { ProviderError } from '../kernel/provider-error.ts'
import { saidOfError } from '../kernel/said-of-error.ts'
import type { AppEnv } from './app-env.ts'
import { errorStatus } from './error-status.ts'

/** Turns whatever was thrown into the one shape of a refusal (architecture, errors). */
export function createErrorHandler(log: Log, now: () => Date) {
  return function answerError(error: Error, c: HonoContext<AppEnv>): Response {
    const requestId = c.get('requestId')
    const refusal = asRefusal(error)
    if (refusal.code === 'unexpected')
      log.error({ requestId, ...saidOfError(error) }, 'a bug: unexpected error')
    if (error instanceof ProviderError)
      log.warn(
        { requestId, provider: error.provider, kind: error.kind, code: error.code },
        'outside',
      )

    const status = errorStatus[refusal.code]
    if (status === 401) c.header('www-authenticate', 'Bearer')
    if (refusal.retryAt) {
      const seconds = Math.ceil((refusal.retryAt.getTime() - now().getTime()) / 1000)
      c.header('retry-after', String(Math.max(seconds, 1)))
    }
    const body: ErrorBody = {
      code: refusal.code,
      message: refusal.sentence,
      requestId,
      ...(refusal.field ? { field: refusal.field } : {}),
      ...(refusal.retryAt ? { retryAt: refusal.retryAt.toISOString() } : {}),
    }
    return c.json(body, status)
  }
}

function asRefusal(error: Error): AppError {
  if (error instanceof AppError) return error
  if (error instanceof ProviderError) return new AppError('outside_unavailable')
  if (error instanceof HTTPException && error.status < 500) return new AppError('malformed_body')
  return new AppError('unexpected')
}
