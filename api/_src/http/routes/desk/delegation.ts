import { Hono } from 'hono'
import { currentDelegationSchema, delegationSchema } from '../../../../../shared/change-request.ts'
import type { Context } from '../../../context.ts'
import { getDelegation } from '../../../features/change-request/get-delegation.ts'
import { startDelegation } from '../../../features/change-request/start-delegation.ts'
import { stopDelegation } from '../../../features/change-request/stop-delegation.ts'
import { AppError } from '../../../kernel/app-error.ts'
import type { AppEnv } from '../../app-env.ts'
import { describe } from '../../describe.ts'
import { requireDecider } from '../../middleware/require-decider.ts'
import { readJson } from '../../read-json.ts'

const tag = 'desk'

/** Who decides change requests while the caller is away. */
export function delegationRoutes(context: Context): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .use(requireDecider(context))
    .get(
      '/',
      describe({
        summary: 'Who decides for me',
        tag,
        answer: [200, currentDelegationSchema],
        refusals: ['forbidden'],
      }),
      async (c) => c.json(await getDelegation(context, { fromId: c.var.caller.employeeId })),
    )
    .put(
      '/',
      describe({
        summary: 'Let a colleague decide while I am away',
        tag,
        body: delegationSchema,
        answer: [200, currentDelegationSchema],
        refusals: ['forbidden'],
      }),
      async (c) => {
        const fromId = c.var.caller.employeeId
        const { toEmployeeId: toId, startsAt, endsAt } = await readJson(c, delegationSchema)
        await startDelegation(context, {
          fromId,
          toId,
          startsAt: readTime(startsAt, 'startsAt'),
          endsAt: readTime(endsAt, 'endsAt'),
        })
        return c.json(await getDelegation(context, { fromId }))
      },
    )
    .delete(
      '/',
      describe({
        summary: 'Decide myself again',
        tag,
        answer: [204],
        refusals: ['forbidden', 'body_too_large'],
      }),
      async (c) => {
        await stopDelegation(context, { fromId: c.var.caller.employeeId })
        return c.body(null, 204)
      },
    )
}

/** An instant with its zone: a bare date would be another day in Shanghai. */
function readTime(text: string, field: string): Date {
  const at = new Date(text)
  const isInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text)
  if (!isInstant || Number.isNaN(at.getTime()))
    throw new AppError('invalid_input', { field, sentence: '请填日期和时间' })
  return at
}
