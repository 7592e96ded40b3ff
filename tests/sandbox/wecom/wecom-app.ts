import { getConnInfo } from '@hono/node-server/conninfo'
import { Hono } from 'hono'
import { type SandboxContext, type SandboxEnv, withFault } from '../core/fault-effects.ts'
import type { Faults } from '../core/faults.ts'
import { type CallCount, perSecondThrottle } from '../core/throttle.ts'
import type { TokenScope } from './access-tokens.ts'
import { directoryAnswers } from './directory-answers.ts'
import { wecomAnswers, wecomError, wecomOk } from './errors.ts'
import { oauthRoutes } from './oauth-page.ts'
import { rosterAnswers } from './roster.ts'
import { sendMessage } from './send-message.ts'
import { sessionAnswers } from './session-answers.ts'
import { updateCard } from './update-card.ts'
import type { WecomService } from './wecom-service.ts'

export type WecomApp = { app: Hono<SandboxEnv>; counts(): Record<string, CallCount> }
export type WecomAppOptions = {
  service: WecomService
  faults: Faults
  /** Whether the caller's connection comes from the trusted address. */
  isTrusted(remotePort: number | undefined): boolean
  realNow: () => number
}
export type Operation = (c: SandboxContext) => Response | Promise<Response>

/** qyapi.weixin.qq.com and the OAuth page of open.weixin.qq.com. */
export function wecomApp({ service, faults, isTrusted, realNow }: WecomAppOptions): WecomApp {
  const app = new Hono<SandboxEnv>()
  const counter = perSecondThrottle(Number.POSITIVE_INFINITY, realNow)

  function operation(name: string, scope: TokenScope | null, answer: Operation): void {
    app.all(`/cgi-bin/${name}`, (c) => {
      counter.admit()
      return withFault(c, faults.take('wecom', name), wecomAnswers, () => {
        if (scope === null) return answer(c)
        const scopes = service.tokens.check(c.req.query('access_token'))
        if ('errcode' in scopes) return wecomError(c, scopes.errcode)
        const from = remoteOf(c)
        if (!isTrusted(from.port)) return wecomError(c, 60020, `from ip: ${from.address}`)
        return scopes.has(scope) ? answer(c) : wecomError(c, 48002)
      })
    })
  }

  const session = sessionAnswers(service)
  const directory = directoryAnswers(service)
  operation('gettoken', null, session.getToken)
  operation('miniprogram/jscode2session', 'miniProgram', session.miniProgramSession)
  operation('auth/getuserinfo', 'app', session.getUserInfo)
  operation('user/get', 'app', directory.getUser)
  operation('user/list_id', 'contacts', directory.listIds)
  operation('user/list', 'app', directory.listMembers)
  operation('department/list', 'app', directory.listDepartments)
  const roster = rosterAnswers(service)
  operation('hr/get_fields', 'app', roster.getFields)
  operation('hr/get_staff_info', 'app', roster.getStaffInfo)
  operation('hr/update_staff_info', 'app', roster.updateStaffInfo)
  operation('message/send', 'app', async (c) => {
    const result = sendMessage(service, await c.req.text())
    if ('errcode' in result) return wecomError(c, result.errcode, result.detail)
    const { msgid, invaliduser, responseCode } = result
    return wecomOk(c, {
      ...(invaliduser ? { invaliduser } : {}),
      msgid,
      ...(responseCode ? { response_code: responseCode } : {}),
    })
  })
  operation('message/update_template_card', 'app', async (c) => {
    const result = updateCard(service, await c.req.text())
    if ('errcode' in result) return wecomError(c, result.errcode, result.detail)
    return wecomOk(c, result.invaliduser.length > 0 ? result : {})
  })
  app.route('/connect/oauth2', oauthRoutes(service))
  return { app, counts: () => ({ wecom: counter.count() }) }
}

function remoteOf(c: SandboxContext): { address: string; port: number | undefined } {
  if (!c.env?.incoming) return { address: 'unknown', port: undefined }
  const { remote } = getConnInfo(c)
  return { address: remote.address ?? 'unknown', port: remote.port }
}
