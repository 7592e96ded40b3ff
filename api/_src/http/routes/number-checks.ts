import { Hono } from 'hono'
import { numberCheckRequestSchema, numberCheckSchema } from '../../../../shared/number-check.ts'
import type { Context } from '../../context.ts'
import { checkNumber } from '../../features/number/check-number.ts'
import type { AppEnv } from '../app-env.ts'
import { describe } from '../describe.ts'
import { readJson } from '../read-json.ts'

export function numberCheckRoutes(context: Context): Hono<AppEnv> {
  return new Hono<AppEnv>().post(
    '/',
    describe({
      summary: 'What the carrier says of a number that is being typed',
      tag: 'number-checks',
      body: numberCheckRequestSchema,
      answer: [200, numberCheckSchema],
      refusals: ['daily_numbers_used'],
    }),
    async (c) => {
      const { phone } = await readJson(c, numberCheckRequestSchema)
      return c.json(
        await checkNumber(context, { employeeId: c.var.caller.employeeId, phone, withHome: true }),
      )
    },
  )
}
