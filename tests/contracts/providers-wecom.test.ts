import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createWecom, type Wecom } from '../../api/_src/providers/wecom/index.ts'
import type { WecomOptions } from '../../api/_src/providers/wecom/options.ts'
import { providerTokens } from '../../db/schema/index.ts'
import { type ServedSandbox, serveSandbox } from '../sandbox/serve-sandbox.ts'
import type { Sandbox } from '../sandbox/world.ts'
import { wecomOptions } from '../support/provider-options.ts'
import { testSandbox } from '../support/sandbox-fixture.ts'
import { createTestCore, type TestCore } from '../support/test-core.ts'

let core: TestCore
let sandbox: Sandbox
let served: ServedSandbox
let providers: Wecom[] = []

beforeAll(async () => {
  core = await createTestCore()
  sandbox = testSandbox()
  served = await serveSandbox(sandbox)
})
afterAll(async () => {
  await served.close()
  await core.close()
})
afterEach(async () => {
  sandbox.faults.clear()
  await Promise.all(providers.splice(0).map((provider) => provider.close()))
})

function provider(more: Partial<WecomOptions> = {}): Wecom {
  const options = { ...wecomOptions(served), memberPerMinute: 10_000, ...more }
  const created = createWecom(options, core)
  providers = [...providers, created]
  return created
}
const content = {
  title: '紧急联络人已确认',
  description: '今天上午完成了确认',
  items: [{ key: '联络人', value: '张*' }],
  page: 'pages/contacts/index',
}
const message = (title = content.title) =>
  ({ userid: 'ZhangMin', content: { ...content, title } }) as const
const received = () => sandbox.wecom.messages.sentTo('ZhangMin')

async function loginCode(userid: string): Promise<string> {
  const response = await sandbox.control.request('/wecom/login-codes', {
    method: 'POST',
    body: JSON.stringify({ userid }),
  })
  return ((await response.json()) as { code: string }).code
}

describe('the token', () => {
  test('is fetched once for all instances, and kept sealed', async () => {
    const before = sandbox.stats().calls.wecom?.calls ?? 0
    await Promise.all(
      [provider(), provider(), provider()].map(({ wecomMessages }, i) =>
        wecomMessages.send(message(`三个实例第${i}条`)),
      ),
    )
    const calls = (sandbox.stats().calls.wecom?.calls ?? 0) - before
    expect(calls).toBe(4)
    const rows = await core.db.select().from(providerTokens)
    expect(rows).toHaveLength(1)
    expect(rows[0]?.name).not.toContain('secret')
  })

  test('that expired or was revoked is replaced, and the message still leaves once', async () => {
    const { wecomMessages } = provider()
    await wecomMessages.send(message('令牌到期之前'))
    await sandbox.advance(7_201_000)
    await wecomMessages.send(message('令牌到期之后'))
    sandbox.wecom.tokens.revoke()
    await wecomMessages.send(message('令牌收回之后'))
    const titles = received().map((entry) => JSON.stringify(entry))
    expect(titles.filter((title) => title.includes('令牌'))).toHaveLength(3)
  })

  test('with a wrong secret is asked for once, then nobody asks for ten minutes', async () => {
    const before = sandbox.stats().calls.wecom?.calls ?? 0
    const [a, b] = [provider({ secret: 'wrong' }), provider({ secret: 'wrong' })]
    const code = await a.wecomMessages.send(message()).catch((error) => error.code)
    expect(code).toBe('40001')
    for (const { wecomMessages } of [a, b, a]) {
      await expect(wecomMessages.send(message())).rejects.toMatchObject({
        kind: 'unavailable',
        code: 'token_refused',
      })
    }
    expect((sandbox.stats().calls.wecom?.calls ?? 0) - before).toBe(1)
  })
})

describe('who is at the door', () => {
  test('a mini-program code names the member, once', async () => {
    const { members } = provider()
    const code = await loginCode('ZhangMin')
    expect(await members.fromMiniCode(code)).toEqual({ userid: 'ZhangMin' })
    await expect(members.fromMiniCode(code)).rejects.toMatchObject({ kind: 'rejected' })
  })

  test('an H5 code names the member', async () => {
    const code = await loginCode('ZhangMin')
    expect(await provider().members.fromOauthCode(code)).toEqual({ userid: 'ZhangMin' })
  })
})

describe('a message', () => {
  test('to a member who is gone or cannot see the app is refused as such', async () => {
    const { wecomMessages } = provider()
    for (const userid of ['Nobody', 'LiGuang']) {
      await expect(wecomMessages.send({ ...message(), userid })).rejects.toMatchObject({
        kind: 'rejected',
        code: 'no_such_member',
      })
    }
  })

  test('whose answer was lost is sent again and arrives once', async () => {
    const { wecomMessages } = provider()
    const lost = message('没有等到回答的')
    sandbox.faults.add({ target: 'wecom', fault: 'reset_after', action: 'message/send', times: 1 })
    await expect(wecomMessages.send(lost)).rejects.toMatchObject({ kind: 'uncertain' })
    await wecomMessages.send(lost)
    const arrived = received().filter((entry) => JSON.stringify(entry).includes('没有等到回答的'))
    expect(arrived).toHaveLength(1)
  })

  test('leaves although WeCom is busy twice', async () => {
    sandbox.faults.add({
      target: 'wecom',
      fault: 'code',
      code: -1,
      action: 'message/send',
      times: 2,
    })
    await expect(provider().wecomMessages.send(message('忙了两次'))).resolves.toHaveProperty(
      'msgid',
    )
  })

  test('goes out as a card where no mini-program is linked', async () => {
    const { wecomMessages } = provider({ mini: null })
    await wecomMessages.send(message('没有小程序的'))
    expect(JSON.stringify(received())).toContain('https://jl.example.cn/h5#/pages/contacts/index')
  })

  test('beyond 25 a minute to one member is put off, not dropped unseen', async () => {
    const { wecomMessages } = provider({ memberPerMinute: 25 })
    const outcomes: string[] = []
    for (let i = 0; i < 31; i++) {
      const outcome = wecomMessages.send({ ...message(`第${i}条消息`), userid: 'ZhangMin' })
      outcomes.push(
        await outcome.then(
          () => 'sent',
          (error) => error.code,
        ),
      )
    }
    const putOff = outcomes.filter((outcome) => outcome === 'member_paced')
    expect(outcomes.length - putOff.length).toBeLessThanOrEqual(25)
    expect(new Set(outcomes)).toEqual(new Set(['sent', 'member_paced']))
    await expect(wecomMessages.send(message())).rejects.toMatchObject({
      kind: 'unavailable',
      retryAfter: expect.any(Number),
    })
  })
})

describe('a push of the stand-in', () => {
  test('opens, and its address check is answered', async () => {
    const { wecomCallbacks } = provider()
    const opened: unknown[] = []
    const heard = testSandbox({
      destinations: { wecom: 'http://callback.test/wecom' },
      fetch: async (input, init) => {
        const url = new URL(String(input))
        const {
          msg_signature = '',
          timestamp = '',
          nonce = '',
          echostr,
        } = Object.fromEntries(url.searchParams)
        const envelope = { msg_signature, timestamp, nonce }
        if (echostr) return new Response(wecomCallbacks?.openEcho({ ...envelope, echostr }) ?? null)
        opened.push(wecomCallbacks?.openEvent(envelope, String(init?.body)))
        return new Response('')
      },
    })
    expect(await heard.callbacks.verifyUrl()).toBe(true)
    const fields = { FromUserName: 'sys', MsgType: 'event', Event: 'change_contact' }
    await heard.callbacks.push({ ...fields, ChangeType: 'delete_user', UserID: 'ZhangMin' })
    heard.close()
    expect(opened).toMatchObject([{ changeType: 'delete_user', userid: 'ZhangMin' }])
  })
})
