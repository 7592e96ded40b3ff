import { randomBytes } from 'node:crypto'
import { wecomError, wecomOk } from './errors.ts'
import type { Operation } from './wecom-app.ts'
import type { WecomService } from './wecom-service.ts'

/** Tokens and logins. */
export function sessionAnswers(service: WecomService) {
  const getToken: Operation = (c) => {
    const corpId = c.req.query('corpid')
    const secret = c.req.query('corpsecret')
    if (!corpId) return wecomError(c, 41002)
    if (!secret) return wecomError(c, 41004)
    const issued = service.tokens.issue(corpId, secret)
    if ('errcode' in issued) return wecomError(c, issued.errcode)
    return wecomOk(c, { access_token: issued.token, expires_in: issued.expiresIn })
  }

  const miniProgramSession: Operation = (c) => {
    if (c.req.query('grant_type') !== 'authorization_code')
      return wecomError(c, 40058, 'grant_type')
    const userid = service.codes.redeem(c.req.query('js_code') ?? '')
    if (!userid) return wecomError(c, 40029)
    const { corpId } = service.options
    return wecomOk(c, { corpid: corpId, userid, session_key: randomBytes(16).toString('base64') })
  }

  const getUserInfo: Operation = (c) => {
    const userid = service.codes.redeem(c.req.query('code') ?? '')
    return userid ? wecomOk(c, { userid }) : wecomError(c, 40029)
  }

  return { getToken, miniProgramSession, getUserInfo }
}
