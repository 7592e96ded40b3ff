import { Hono } from 'hono'
import * as z from 'zod/mini'
import {
  deadLettersSchema,
  operationsSchema,
  replayedSchema,
} from '../../../../../shared/operations.ts'
import type { Context } from '../../../context.ts'
import { listDeadLetters } from '../../../features/system/list-dead-letters.ts'
import { resumeDeadLetters } from '../../../features/system/resume-dead-letters.ts'
import { AppError } from '../../../kernel/app-error.ts'
import type { AppEnv } from '../../app-env.ts'
import { describe } from '../../describe.ts'
import { requireCapability } from '../../middleware/require-capability.ts'
import { readNumberCursor, writeNumberCursor } from '../../number-cursor.ts'
import { readOperations } from '../../read-operations.ts'
import { readQuery } from '../../read-query.ts'

const querySchema = z.object({ cursor: z.optional(z.string().check(z.maxLength(200))) })

/** How the machine runs: providers, callbacks, what waits. */
export function operationRoutes(context: Context): Hono<AppEnv> {
  return new Hono<AppEnv>().get(
    '/',
    describe({
      summary:
        'How outside systems answer, what calls back, what waits, whether SMS arrive, and how today was told',
      tag: 'desk',
      answer: [200, operationsSchema],
      refusals: ['forbidden'],
    }),
    requireCapability('see_system'),
    async (c) => c.json(await readOperations(context)),
  )
}

/** What was given up: seen, and tried again. */
export function deadLetterRoutes(context: Context): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get(
      '/',
      describe({
        summary: 'Work that failed so often that it waits for a person',
        tag: 'desk',
        optionalQuery: ['cursor'],
        answer: [200, deadLettersSchema],
        refusals: ['forbidden'],
      }),
      requireCapability('see_system'),
      async (c) => {
        const { cursor } = readQuery(c, querySchema)
        const before = readNumberCursor(cursor)
        const { lastId, ...page } = await listDeadLetters(context, { before })
        return c.json({ ...page, nextCursor: writeNumberCursor(lastId) })
      },
    )
    .post(
      '/replay',
      describe({
        summary: 'Try all of it again',
        tag: 'desk',
        answer: [200, replayedSchema],
        refusals: ['forbidden'],
      }),
      requireCapability('replay_dead_letters'),
      async (c) => {
        const { employeeId: actorId } = c.var.caller
        return c.json(await resumeDeadLetters(context, { id: null, actorId }))
      },
    )
    .post(
      '/:id/replay',
      describe({
        summary: 'Try one of it again',
        tag: 'desk',
        answer: [200, replayedSchema],
        refusals: ['forbidden', 'not_found'],
      }),
      requireCapability('replay_dead_letters'),
      async (c) => {
        const given = c.req.param('id')
        if (!/^\d{1,15}$/.test(given)) throw new AppError('not_found')
        const { employeeId: actorId } = c.var.caller
        return c.json(await resumeDeadLetters(context, { id: Number(given), actorId }))
      },
    )
}
