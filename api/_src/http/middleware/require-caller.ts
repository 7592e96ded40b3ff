import type { MiddlewareHandler } from 'hono'
import { resumeSessions } from '../../features/session/resume-sessions.ts'
import { AppError } from '../../kernel/app-error.ts'
import type { Core } from '../../kernel/core.ts'
import { gather } from '../../kernel/gather.ts'
import type { AppEnv } from '../app-env.ts'

/** Lets in who shows a live bearer token, and says who it is. */
export function requireCaller(core: Core): MiddlewareHandler<AppEnv> {
  const resumeSession = gather((tokens: readonly string[]) => resumeSessions(core, tokens))
  return async (c, next) => {
    const token = bearerOf(c.req.header('authorization'))
    const caller = token ? await resumeSession(token) : null
    if (!caller) throw new AppError('unauthenticated')
    c.set('caller', caller)
    await next()
  }
}

/** The token of `Authorization: Bearer …`, or null. */
export function bearerOf(header: string | undefined): string | null {
  return /^Bearer +(\S+)$/i.exec(header ?? '')?.[1] ?? null
}
