import type { MiddlewareHandler } from 'hono'
import type { Context } from '../../context.ts'
import { isDecider } from '../../features/change-request/is-decider.ts'
import { may } from '../../features/session/access.ts'
import { AppError } from '../../kernel/app-error.ts'
import type { AppEnv } from '../app-env.ts'

/**
 * Lets in whose roles decide changes, and whom a change was put to without any role: a superior who leads no
 * department, a colleague who stands in for a manager.
 */
export function requireDecider(context: Context): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const { roles, employeeId } = c.var.caller
    if (!may(roles, 'decide_changes') && !(await isDecider(context, { employeeId })))
      throw new AppError('forbidden')
    await next()
  }
}
