import { Hono, type Context as HonoContext } from 'hono'
import * as z from 'zod/mini'
import type { Context } from '../../context.ts'
import { recordCanaryReceipt } from '../../features/canary/record-canary-receipt.ts'
import { recordReceipt } from '../../features/message/record-receipt.ts'
import { recordUplink } from '../../features/message/record-uplink.ts'
import type { AppEnv } from '../app-env.ts'
import { describe } from '../describe.ts'
import { readBody } from '../read-json.ts'
import { guardPush } from './guard-push.ts'
import { readPushes, receiptSchema, uplinkSchema } from './pushes.ts'

/** The one answer that Aliyun takes for received; anything else is pushed again (providers A5). */
const received = { code: 0, msg: 'ok' }
const receivedSchema = z.object({ code: z.number(), msg: z.string() })

/** Receipts and replies that Aliyun pushes. */
export function aliyunSmsRoutes(context: Context): Hono<AppEnv> {
  const { config, log } = context
  const { reportSecrets, uplinkSecrets } = config.callbacks

  function description(summary: string) {
    return describe({
      summary,
      tag: 'callbacks',
      open: true,
      rawBody: 'application/json',
      answer: [200, receivedSchema],
      refusals: ['not_found'],
    })
  }

  async function readAll<T>(c: HonoContext, schema: z.ZodMiniType<T>): Promise<T[]> {
    const { read, unreadable } = readPushes(schema, await readBody(c))
    if (unreadable > 0) log.warn({ unreadable, requestId: c.get('requestId') }, 'odd SMS push')
    return read
  }

  return new Hono<AppEnv>()
    .post(
      '/report/:secret',
      description('Delivery receipts'),
      guardPush(config, reportSecrets),
      async (c) => {
        const receipts = await readAll(c, receiptSchema)
        await recordReceipt(context, receipts)
        await recordCanaryReceipt(context, receipts)
        return c.json(received)
      },
    )
    .post(
      '/uplink/:secret',
      description('Replies'),
      guardPush(config, uplinkSecrets),
      async (c) => {
        await recordUplink(context, await readAll(c, uplinkSchema))
        return c.json(received)
      },
    )
}
