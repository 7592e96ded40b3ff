import { describe, expect, it } from 'vitest'
import { createCircuit } from '../../kernel/circuit.ts'
import { HttpFailure, type HttpRequest } from '../../kernel/http-client.ts'
import type { ProviderError } from '../../kernel/provider-error.ts'
import { createWecomApi } from './api-client.ts'
import { isWecomFailure } from './errcodes.ts'
import { createMembers, oauthUrl } from './members.ts'

type Answer = object | string | number | HttpFailure

/** The API over scripted answers: an object or text with status 200, a bare status, or a failure. */
function apiAnswering(...answers: Answer[]) {
  const requests: HttpRequest[] = []
  const api = createWecomApi({
    apiUrl: 'https://qyapi.weixin.qq.com',
    circuit: createCircuit({ provider: 'wecom', isFailure: isWecomFailure }),
    http: {
      async send(request) {
        requests.push(request)
        const answer = answers.shift() ?? 500
        if (answer instanceof HttpFailure) throw answer
        if (typeof answer === 'number') return { status: answer, text: '<html>' }
        return { status: 200, text: typeof answer === 'string' ? answer : JSON.stringify(answer) }
      },
      async close() {},
    },
  })
  let issued = 1
  const token = {
    get: async () => `token-${issued}`,
    replace: async () => `token-${++issued}`,
  }
  return { api, token, requests }
}
const send = { path: 'message/send', body: '{}', kind: 'send', repeatable: true } as const
const read = { path: 'user/get', kind: 'read', repeatable: true } as const

async function failureOf(request: typeof send | typeof read, ...answers: Answer[]) {
  const { api, token, requests } = apiAnswering(...answers)
  const error: ProviderError = await api.call(token, request).then(
    () => expect.fail('it succeeded'),
    (thrown) => thrown,
  )
  return { error, asked: requests.length }
}

describe('a stale token', () => {
  it.each([40014, 42001, 41001])(
    '(%i) is replaced once and the call made again',
    async (errcode) => {
      const { api, token, requests } = apiAnswering({ errcode }, { errcode: 0, msgid: 'm' })
      expect(await api.call(token, send)).toMatchObject({ msgid: 'm' })
      expect(requests.map((request) => request.path)).toEqual([
        '/cgi-bin/message/send?access_token=token-1',
        '/cgi-bin/message/send?access_token=token-2',
      ])
    },
  )

  it('is not replaced a second time', async () => {
    const { error, asked } = await failureOf(send, { errcode: 42001 }, { errcode: 42001 })
    expect(error).toMatchObject({ kind: 'unavailable', code: '42001' })
    expect(asked).toBe(2)
  })
})

describe('a busy WeCom', () => {
  it('is asked three more times', async () => {
    const { api, token, requests } = apiAnswering({ errcode: -1 }, { errcode: -1 }, { errcode: 0 })
    await api.call(token, send)
    expect(requests).toHaveLength(3)
    const { error, asked } = await failureOf(send, ...Array(9).fill({ errcode: -1 }))
    expect(error).toMatchObject({ kind: 'uncertain', code: '-1' })
    expect(asked).toBe(4)
  })

  it('is asked once for what may not be asked twice', async () => {
    const { api, token, requests } = apiAnswering({ errcode: -1 }, { errcode: 0 })
    const once = { ...read, repeatable: false }
    await expect(api.call(token, once)).rejects.toMatchObject({ kind: 'unavailable' })
    expect(requests).toHaveLength(1)
  })
})

describe('no answer', () => {
  it.each<[string, Answer, string, string]>([
    ['that never left', new HttpFailure(false, 'ECONNREFUSED'), 'unavailable', 'unavailable'],
    ['cut off', new HttpFailure(true, 'ECONNRESET'), 'uncertain', 'unavailable'],
    ['but an error page', 502, 'uncertain', 'unavailable'],
    ['but HTML', '<html>', 'uncertain', 'unavailable'],
    ['but no errcode', {}, 'uncertain', 'unavailable'],
    ['but a text as errcode', { errcode: '0' }, 'uncertain', 'unavailable'],
  ])('%s', async (_, answer, kindOfSend, kindOfRead) => {
    expect((await failureOf(send, answer)).error.kind).toBe(kindOfSend)
    expect((await failureOf(read, answer)).error.kind).toBe(kindOfRead)
  })

  it('tells neither token nor query in its error', async () => {
    const { error } = await failureOf(send, new HttpFailure(true, 'ECONNRESET'))
    expect(`${error.message}${error.stack}`).not.toContain('token-1')
  })
})

describe('who is at the door', () => {
  const options = {
    apiUrl: 'https://qyapi.weixin.qq.com',
    oauthUrl: 'https://open.weixin.qq.com',
    corpId: 'ww1',
    agentId: 1000002,
    secret: 'app',
    mini: { appId: 'wx1', secret: 'mini' },
    h5Url: 'https://h5',
    callback: null,
    directory: null,
    roster: false,
    egressProxyUrl: null,
  }
  function membersAnswering(answer: Answer) {
    const { api, token, requests } = apiAnswering(answer)
    const miniToken = { ...token, get: async () => 'mini-token' }
    return { members: createMembers(options, { api, appToken: token, miniToken }), requests }
  }

  it('a mini-program code is asked with the mini-program’s token', async () => {
    const { members, requests } = membersAnswering({ errcode: 0, corpid: 'ww1', userid: 'Zhang' })
    expect(await members.fromMiniCode('c/1')).toEqual({ userid: 'Zhang' })
    expect(requests[0]?.path).toBe(
      '/cgi-bin/miniprogram/jscode2session?access_token=mini-token&js_code=c%2F1&grant_type=authorization_code',
    )
  })

  it('a member of another company is nobody here', async () => {
    const { members } = membersAnswering({ errcode: 0, corpid: 'ww2', userid: 'encrypted' })
    expect(await members.fromMiniCode('c')).toBeNull()
  })

  it.each([
    [{ userid: 'Zhang', user_ticket: 't' }, { userid: 'Zhang' }],
    [{ UserId: 'Zhang' }, { userid: 'Zhang' }],
    [{ openid: 'o' }, null],
    [{ OpenId: 'o', external_userid: 'w' }, null],
  ])('an H5 visitor %j is %j', async (fields, member) => {
    const { members, requests } = membersAnswering({ errcode: 0, ...fields })
    expect(await members.fromOauthCode('c')).toEqual(member)
    expect(requests[0]?.path).toBe('/cgi-bin/auth/getuserinfo?access_token=token-1&code=c')
  })

  it('a used code is refused', async () => {
    const { members } = membersAnswering({ errcode: 40029 })
    await expect(members.fromMiniCode('c')).rejects.toMatchObject({ kind: 'rejected' })
  })

  it('a session without a member is an outage', async () => {
    const { members } = membersAnswering({ errcode: 0, corpid: 'ww1' })
    await expect(members.fromMiniCode('c')).rejects.toMatchObject({ code: 'malformed_answer' })
  })

  it('is sent to WeCom to log in, and back with the state', () => {
    expect(oauthUrl(options, 'https://h5/?a=1#/b', 's t')).toBe(
      'https://open.weixin.qq.com/connect/oauth2/authorize?appid=ww1&redirect_uri=https%3A%2F%2Fh5%2F%3Fa%3D1%23%2Fb' +
        '&response_type=code&scope=snsapi_base&state=s+t&agentid=1000002#wechat_redirect',
    )
  })
})
