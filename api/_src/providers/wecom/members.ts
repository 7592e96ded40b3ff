import type { MembersPort } from '../../ports/members.ts'
import type { AccessToken } from './access-token.ts'
import type { WecomApi } from './api-client.ts'
import type { WecomOptions } from './options.ts'
import { readMiniSession, readVisitor } from './translate.ts'

export type MembersParts = {
  api: WecomApi
  appToken: AccessToken
  miniToken: AccessToken
}

/** Login codes are used up by asking, so no call here is repeated. */
export function createMembers(options: WecomOptions, parts: MembersParts): MembersPort {
  const { api, appToken, miniToken } = parts
  return {
    async fromMiniCode(code) {
      const fields = await api.call(miniToken, {
        path: 'miniprogram/jscode2session',
        query: { js_code: code, grant_type: 'authorization_code' },
        kind: 'read',
        repeatable: false,
      })
      return readMiniSession(fields, options.corpId)
    },
    async fromOauthCode(code) {
      const fields = await api.call(appToken, {
        path: 'auth/getuserinfo',
        query: { code },
        kind: 'read',
        repeatable: false,
      })
      return readVisitor(fields)
    },
    oauthUrl: (redirectUri, state) => oauthUrl(options, redirectUri, state),
  }
}

/** snsapi_base asks for nothing but who it is. */
export function oauthUrl(
  { oauthUrl: base, corpId, agentId }: Pick<WecomOptions, 'oauthUrl' | 'corpId' | 'agentId'>,
  redirectUri: string,
  state: string,
): string {
  const query = new URLSearchParams({
    appid: corpId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'snsapi_base',
    state,
    agentid: String(agentId),
  })
  return `${base}/connect/oauth2/authorize?${query}#wechat_redirect`
}
