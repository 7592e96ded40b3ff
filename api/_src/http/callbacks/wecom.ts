import { Hono, type Context as HonoContext } from 'hono'
import type { Context } from '../../context.ts'
import { recordPress } from '../../features/delivery/record-press.ts'
import { recordChange } from '../../features/directory/record-change.ts'
import { AppError } from '../../kernel/app-error.ts'
import type {
  CallbackEnvelope,
  WecomCallbacksPort,
  WecomEvent,
} from '../../ports/wecom-callbacks.ts'
import type { AppEnv } from '../app-env.ts'
import { describe } from '../describe.ts'
import { readText } from '../read-json.ts'

const tag = 'callbacks'
const SIGNED = ['msg_signature', 'timestamp', 'nonce']

/** What WeCom calls: the console's check of the address, and encrypted pushes. A push that is not WeCom's finds nothing here. */
export function wecomCallbackRoutes(context: Context): Hono<AppEnv> {
  const { wecomCallbacks, log } = context
  return new Hono<AppEnv>()
    .get(
      '/',
      describe({
        summary: "WeCom's check of the address",
        tag,
        open: true,
        query: [...SIGNED, 'echostr'],
        answer: [200],
        refusals: ['not_found'],
      }),
      (c) => {
        const echostr = c.req.query('echostr') ?? ''
        const text = configured(wecomCallbacks).openEcho({ ...envelopeOf(c), echostr })
        if (text === null) throw new AppError('not_found')
        return c.text(text)
      },
    )
    .post(
      '/',
      describe({
        summary: 'One push of WeCom',
        tag,
        open: true,
        query: SIGNED,
        rawBody: 'text/xml',
        answer: [200],
        refusals: ['not_found'],
      }),
      async (c) => {
        const event = configured(wecomCallbacks).openEvent(envelopeOf(c), await readText(c))
        if (event === null) throw new AppError('not_found')
        log.info({ event: event.event, change: event.changeType, key: event.key }, 'wecom push')
        if (event.event === 'template_card_event') await takePress(context, event)
        if (event.event === 'change_contact' && context.directory) await takeChange(context, event)
        // an empty 200 within five seconds, else it comes again (providers E)
        return c.text('')
      },
    )
}

/** Written down before the answer: WeCom does not push again what was answered. */
async function takePress(context: Context, event: WecomEvent): Promise<void> {
  const { key, userid, taskId, eventKey: buttonKey, responseCode } = event
  if (!userid || !taskId || !buttonKey) return
  await recordPress(context, { key, taskId, userid, buttonKey, responseCode })
}

/** What WeCom says of the change is not believed: the directory is asked when it is followed. */
async function takeChange(context: Context, { changeType, userid, fields }: WecomEvent) {
  await recordChange(context, { changeType, userid, newUserid: fields.NewUserID || null })
}

function configured(port: WecomCallbacksPort | null): WecomCallbacksPort {
  if (port === null) throw new AppError('not_found')
  return port
}

function envelopeOf(c: HonoContext): CallbackEnvelope {
  const { msg_signature = '', timestamp = '', nonce = '' } = c.req.query()
  return { msg_signature, timestamp, nonce }
}
