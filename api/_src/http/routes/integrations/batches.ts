import { Hono, type Context as HonoContext } from 'hono'
import type * as z from 'zod/mini'
import {
  activityRowSchema,
  batchAnswerSchema,
  batchOf,
  batchSchema,
  employeeRowSchema,
  ownNumberRowSchema,
  talentRowSchema,
} from '../../../../../shared/integration.ts'
import type { Context } from '../../../context.ts'
import { takeBatch, type WriteBatch } from '../../../flow/batches/take-batch.ts'
import { writeActivity } from '../../../flow/batches/write-activity.ts'
import { writeEmployees } from '../../../flow/batches/write-employees.ts'
import { writeOwnNumbers } from '../../../flow/batches/write-own-numbers.ts'
import { writeTalents } from '../../../flow/batches/write-talents.ts'
import type { AppEnv } from '../../app-env.ts'
import { describe } from '../../describe.ts'
import { requireScope } from '../../middleware/require-api-key.ts'
import { IDEMPOTENCY_KEY, readIdempotencyKey } from '../../read-idempotency-key.ts'
import { readJson } from '../../read-json.ts'
import { answerExample, rowExamples } from './examples.ts'

/** `POST /api/integrations/…`: up to a thousand rows at once, each with its own result; a repeat is the same request. */
export function batchRoutes(context: Context): Hono<AppEnv> {
  const take = (what: string, write: WriteBatch) => async (c: HonoContext<AppEnv>) => {
    const key = readIdempotencyKey(c)
    const { rows } = await readJson(c, batchSchema)
    const { lineId } = c.var.apiCaller
    const answer = await takeBatch(context, { lineId, key, what, rows }, write)
    return c.body(answer, 200, { 'content-type': 'application/json' })
  }
  return new Hono<AppEnv>()
    .post(
      '/employees',
      describeBatch('Employees of the HR core: join, move, leave', employeeRowSchema, 'employees'),
      requireScope('employees:write'),
      take('employees', writeEmployees),
    )
    .post(
      '/attendance',
      describeBatch(
        'Own numbers as attendance has them; who has another one is asked about their contacts',
        ownNumberRowSchema,
        'numbers',
      ),
      requireScope('attendance:write'),
      take('attendance', writeOwnNumbers('attendance')),
    )
    .post(
      '/payroll',
      describeBatch('Own numbers as payroll has them', ownNumberRowSchema, 'numbers'),
      requireScope('payroll:write'),
      take('payroll', writeOwnNumbers('payroll')),
    )
    .post(
      '/talent-pool',
      describeBatch(
        'Own numbers of the talent pool, and contacts that were named at an earlier time',
        talentRowSchema,
        'talents',
      ),
      requireScope('talent_pool:write'),
      take('talent-pool', writeTalents),
    )
    .post(
      '/activity',
      describeBatch(
        'How often employee and contact had to do with each other in 90 days: counts only',
        activityRowSchema,
        'activity',
        ['turned_off'],
      ),
      requireScope('activity:write'),
      take('activity', writeActivity),
    )
}

function describeBatch(
  summary: string,
  row: z.ZodMiniType,
  example: keyof typeof rowExamples,
  refusals: readonly 'turned_off'[] = [],
) {
  return describe({
    summary,
    tag: 'integrations',
    byKey: true,
    headers: {
      'Idempotency-Key': {
        description:
          "The caller's own name for this batch; a repeat within a day gets the same answer",
        pattern: IDEMPOTENCY_KEY.source,
      },
    },
    body: batchOf(row),
    answer: [200, batchAnswerSchema],
    refusals: ['idempotency_key_missing', 'idempotency_key_reused', 'lost_race', ...refusals],
    example: { body: { rows: rowExamples[example] }, answer: answerExample },
  })
}
