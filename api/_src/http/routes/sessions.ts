import { Hono, type Context as HonoContext } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import {
  sessionSchema,
  wecomMiniLoginSchema,
  wecomOauthLoginSchema,
} from '../../../../shared/employee.ts'
import type { Context } from '../../context.ts'
import { issueSession } from '../../features/session/issue-session.ts'
import { revokeSession } from '../../features/session/revoke-session.ts'
import { AppError } from '../../kernel/app-error.ts'
import { randomString } from '../../kernel/random.ts'
import type { AppEnv } from '../app-env.ts'
import { callerAddress } from '../caller-address.ts'
import { describe } from '../describe.ts'
import { bearerOf } from '../middleware/require-caller.ts'
import { readJson } from '../read-json.ts'
import { isOneOf } from '../same-secret.ts'

const STATE_COOKIE = 'jinlian_login'
const PATH = '/api/sessions'
const refusals = [
  'login_code_invalid',
  'not_a_member',
  'login_too_often',
  'outside_unavailable',
] as const

export function sessionRoutes(context: Context): Hono<AppEnv> {
  const { config } = context
  const secure = config.server.publicUrl.startsWith('https:')

  async function logIn(c: HonoContext<AppEnv>, door: 'mini' | 'oauth', code: string) {
    const session = await issueSession(context, {
      door,
      code,
      caller: callerAddress(c, config.server.clientIpHeader),
      bootstrapUserid: config.bootstrapAdminUserid,
    })
    const { smsSignName } = await context.settings.read(context.db)
    return { ...session, company: smsSignName || config.sms.signName }
  }

  return new Hono<AppEnv>()
    .post(
      '/wecom-mini',
      describe({
        summary: 'Log in from the mini-program',
        tag: 'sessions',
        open: true,
        body: wecomMiniLoginSchema,
        answer: [200, sessionSchema],
        refusals,
      }),
      async (c) => {
        const { code } = await readJson(c, wecomMiniLoginSchema)
        return c.json(await logIn(c, 'mini', code))
      },
    )
    .get(
      '/wecom-oauth',
      describe({
        summary: 'Begin the log-in of a browser: sets the state cookie and redirects to WeCom',
        tag: 'sessions',
        open: true,
        answer: [302],
      }),
      (c) => {
        const state = randomString(context.random, 32)
        // Lax: WeCom sends the browser back by a top-level navigation
        setCookie(c, STATE_COOKIE, state, {
          httpOnly: true,
          secure,
          sameSite: 'Lax',
          path: PATH,
          maxAge: 600,
        })
        return c.redirect(context.members.oauthUrl(`${config.server.h5Url}/`, state))
      },
    )
    .post(
      '/wecom-oauth',
      describe({
        summary: 'Finish the log-in of a browser',
        tag: 'sessions',
        open: true,
        body: wecomOauthLoginSchema,
        answer: [200, sessionSchema],
        refusals: ['login_state_invalid', ...refusals],
      }),
      async (c) => {
        const { code, state } = await readJson(c, wecomOauthLoginSchema)
        const bound = getCookie(c, STATE_COOKIE)
        if (!bound || !isOneOf([bound], state)) throw new AppError('login_state_invalid')
        deleteCookie(c, STATE_COOKIE, { path: PATH, secure })
        return c.json(await logIn(c, 'oauth', code))
      },
    )
    .delete(
      '/current',
      describe({
        summary: 'Log out',
        tag: 'sessions',
        answer: [204],
        refusals: ['body_too_large'],
      }),
      async (c) => {
        const token = bearerOf(c.req.header('authorization'))
        if (!token) throw new AppError('unauthenticated')
        await revokeSession(context, token)
        return c.body(null, 204)
      },
    )
}
