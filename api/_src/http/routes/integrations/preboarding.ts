import { Hono, type Context as HonoContext } from 'hono'
import { batchOf, batchSchema } from '../../../../../shared/integration.ts'
import {
  type Preboarding,
  type PreboardingAnswer,
  preboardingAnswerSchema,
  preboardingRowSchema,
  preboardingSchema,
} from '../../../../../shared/preboarding.ts'
import type { Context } from '../../../context.ts'
import { getPreboarding } from '../../../features/preboarding/get-preboarding.ts'
import { revokeLink } from '../../../features/preboarding/revoke-link.ts'
import { takePreboardings } from '../../../flow/batches/take-preboardings.ts'
import { withdrawJoiner } from '../../../flow/preboarding.ts'
import { AppError } from '../../../kernel/app-error.ts'
import type { AppEnv } from '../../app-env.ts'
import { describe } from '../../describe.ts'
import { requireScope } from '../../middleware/require-api-key.ts'
import { IDEMPOTENCY_KEY, readIdempotencyKey } from '../../read-idempotency-key.ts'
import { isStorable, readJson } from '../../read-json.ts'

const tag = 'integrations'
const common = { tag, byKey: true } as const

const answerExample: PreboardingAnswer = {
  taken: 1,
  refused: 0,
  results: [
    {
      index: 0,
      status: 'added',
      link: 'https://jinlian.example.cn/j/aB3dE5fG7hJ9kL2mN4pQ6rS8',
      expiresAt: '2026-12-11T16:00:00.000Z',
    },
  ],
}
const stateExample: Preboarding = {
  employeeNo: 'E20261201',
  state: 'filled',
  issuedAt: '2026-11-27T02:00:00.000Z',
  expiresAt: '2026-12-11T16:00:00.000Z',
  openedAt: '2026-11-27T12:31:00.000Z',
  filledAt: '2026-11-27T12:36:00.000Z',
}
const rowExample = {
  employeeNo: 'E20261201',
  name: '李四',
  phone: '13900000001',
  site: '苏州基地',
  department: { site: '苏州基地', name: '装配一部' },
  startOn: '2026-12-01',
}

/** Pre-boarding (design §9): links for people who are not in WeCom yet, and how far each of them is. */
export function preboardingRoutes(context: Context): Hono<AppEnv> {
  const mayWrite = requireScope('preboarding:write')
  const urlOf = (link: string) => `${context.config.server.publicUrl}/j/${link}`
  return new Hono<AppEnv>()
    .post(
      '/preboarding',
      describe({
        ...common,
        summary:
          'People who will join, and a one-time link for each: shown in this answer alone, for the HR core to hand over',
        headers: {
          'Idempotency-Key': {
            description:
              "The caller's own name for this batch; a repeat within a day gets the same answer without the links",
            pattern: IDEMPOTENCY_KEY.source,
          },
        },
        body: batchOf(preboardingRowSchema),
        answer: [200, preboardingAnswerSchema],
        refusals: ['idempotency_key_missing', 'idempotency_key_reused', 'lost_race'],
        example: { body: { rows: [rowExample] }, answer: answerExample },
      }),
      mayWrite,
      async (c) => {
        const key = readIdempotencyKey(c)
        const { rows } = await readJson(c, batchSchema)
        const { lineId, keyId } = c.var.apiCaller
        const batch = { lineId, keyId, key, what: 'preboarding', rows, urlOf }
        const answer = await takePreboardings(context, batch)
        const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' }
        return c.body(answer, 200, headers)
      },
    )
    .get(
      '/preboarding/:employeeNo',
      describe({
        ...common,
        summary: 'How far the newest link is: issued, opened, filled, …; never whom they named',
        answer: [200, preboardingSchema],
        refusals: ['not_found'],
        example: { answer: stateExample },
      }),
      mayWrite,
      async (c) => c.json(await getPreboarding(context, { employeeNo: numberOf(c) })),
    )
    .delete(
      '/preboarding/:employeeNo/link',
      describe({
        ...common,
        summary: 'End a link at once; what was filled in stays',
        answer: [204],
        refusals: ['not_found', 'body_too_large'],
      }),
      mayWrite,
      async (c) => {
        await revokeLink(context, { employeeNo: numberOf(c), keyId: c.var.apiCaller.keyId })
        return c.body(null, 204)
      },
    )
    .delete(
      '/preboarding/:employeeNo',
      describe({
        ...common,
        summary: 'They do not come: link and contacts end at once, and are purged like a leaver’s',
        answer: [204],
        refusals: ['not_found', 'nothing_to_do', 'body_too_large'],
      }),
      mayWrite,
      async (c) => {
        await withdrawJoiner(context, { employeeNo: numberOf(c), keyId: c.var.apiCaller.keyId })
        return c.body(null, 204)
      },
    )
}

/** No employee has a number that the database could not hold. */
function numberOf(c: HonoContext<AppEnv>): string {
  const employeeNo = c.req.param('employeeNo') ?? ''
  if (!isStorable(employeeNo)) throw new AppError('not_found')
  return employeeNo
}
