import { decrypt, getSignature } from '@wecom/crypto'
import { expect, test } from 'vitest'
import type { Sandbox } from '../sandbox/world.ts'
import { testSandbox } from '../support/sandbox-fixture.ts'

type Answer = Record<string, unknown> & { errcode: number }

async function get(sandbox: Sandbox, path: string): Promise<Answer> {
  return (await (await sandbox.vendors.request(path)).json()) as Answer
}

async function tokenFor(sandbox: Sandbox, secret = 'app-secret'): Promise<string> {
  const corpId = sandbox.options.wecom.corpId
  const answer = await get(sandbox, `/cgi-bin/gettoken?corpid=${corpId}&corpsecret=${secret}`)
  return String(answer.access_token)
}

async function send(sandbox: Sandbox, message: object, token?: string): Promise<Answer> {
  const used = token ?? (await tokenFor(sandbox))
  const response = await sandbox.vendors.request(`/cgi-bin/message/send?access_token=${used}`, {
    method: 'POST',
    body: JSON.stringify(message),
  })
  return (await response.json()) as Answer
}

function text(touser: string, content = '您好') {
  return { touser, msgtype: 'text', agentid: 1000002, text: { content } }
}
function card(fields: object) {
  return {
    touser: 'ZhangMin',
    msgtype: 'template_card',
    agentid: 1000002,
    template_card: {
      card_type: 'button_interaction',
      main_title: { title: '请跟进' },
      button_list: [{ text: '已电话确认', key: 'called' }],
      task_id: 'alert-1',
      ...fields,
    },
  }
}
function notice(fields: object) {
  return {
    touser: 'ZhangMin',
    msgtype: 'miniprogram_notice',
    miniprogram_notice: { appid: 'wxfedcba9876543210', title: '请核对联络人', ...fields },
  }
}
async function loginCode(sandbox: Sandbox): Promise<string> {
  const response = await sandbox.control.request('/wecom/login-codes', {
    method: 'POST',
    body: JSON.stringify({ userid: 'ZhangMin' }),
  })
  return ((await response.json()) as { code: string }).code
}
function session(sandbox: Sandbox, token: string, code: string): Promise<Answer> {
  const query = `access_token=${token}&js_code=${code}&grant_type=authorization_code`
  return get(sandbox, `/cgi-bin/miniprogram/jscode2session?${query}`)
}

test('the same token comes again until it expires after two hours', async () => {
  const sandbox = testSandbox()
  const first = await tokenFor(sandbox)
  await sandbox.advance(7_199_000)
  expect(await tokenFor(sandbox)).toBe(first)
  expect((await send(sandbox, text('ZhangMin'), first)).errcode).toBe(0)
  await sandbox.advance(1_000)
  expect((await send(sandbox, text('ZhangMin'), first)).errcode).toBe(42001)
  expect(await tokenFor(sandbox)).not.toBe(first)
})

test('a token that was revoked early, an unknown and a missing one are told apart', async () => {
  const sandbox = testSandbox()
  const token = await tokenFor(sandbox)
  await sandbox.control.request('/wecom/tokens', { method: 'DELETE' })
  expect((await send(sandbox, text('ZhangMin'), token)).errcode).toBe(40014)
  expect((await send(sandbox, text('ZhangMin'), '')).errcode).toBe(41001)
})

test('wrong secrets are refused and twenty of them ban the caller for an hour', async () => {
  const sandbox = testSandbox()
  const wrong = `/cgi-bin/gettoken?corpid=${sandbox.options.wecom.corpId}&corpsecret=x`
  for (let attempt = 0; attempt < 20; attempt++) {
    expect((await get(sandbox, wrong)).errcode).toBe(40001)
  }
  expect((await get(sandbox, wrong)).errcode).toBe(45009)
  await sandbox.advance(3_600_000)
  expect((await get(sandbox, wrong)).errcode).toBe(40001)
})

test('a login code is good once', async () => {
  const sandbox = testSandbox()
  const token = await tokenFor(sandbox, 'mini-secret')
  const code = await loginCode(sandbox)
  expect(await session(sandbox, token, code)).toMatchObject({
    errcode: 0,
    corpid: 'ww0123456789abcdef',
    userid: 'ZhangMin',
  })
  expect((await session(sandbox, token, code)).errcode).toBe(40029)
})

test('a login code dies after five minutes', async () => {
  const sandbox = testSandbox()
  const token = await tokenFor(sandbox, 'mini-secret')
  const code = await loginCode(sandbox)
  await sandbox.advance(300_000)
  expect((await session(sandbox, token, code)).errcode).toBe(40029)
})

test('the mini-program’s login needs the token of its own app', async () => {
  const sandbox = testSandbox()
  const token = await tokenFor(sandbox, 'app-secret')
  expect((await session(sandbox, token, await loginCode(sandbox))).errcode).toBe(48002)
})

test('OAuth brings the chosen member back with a code and the state', async () => {
  const sandbox = testSandbox()
  const query = new URLSearchParams({
    appid: sandbox.options.wecom.corpId,
    redirect_uri: 'http://jl.test/login',
    response_type: 'code',
    scope: 'snsapi_base',
    state: 's-1',
  })
  const page = await sandbox.vendors.request(`/connect/oauth2/authorize?${query}`)
  expect(await page.text()).toContain('张敏')
  query.set('userid', 'ZhangMin')
  const back = await sandbox.vendors.request(`/connect/oauth2/authorize?${query}`)
  const target = new URL(back.headers.get('location') ?? '')
  expect(target.searchParams.get('state')).toBe('s-1')
  const token = await tokenFor(sandbox)
  const code = target.searchParams.get('code')
  const info = await get(sandbox, `/cgi-bin/auth/getuserinfo?access_token=${token}&code=${code}`)
  expect(info).toMatchObject({ errcode: 0, userid: 'ZhangMin' })
})

test('the 31st message to a member within a minute is dropped and nobody is told', async () => {
  const sandbox = testSandbox()
  for (let sent = 1; sent <= 31; sent++) {
    expect((await send(sandbox, text('ZhangMin', `第${sent}条`))).errcode).toBe(0)
  }
  const arrived = sandbox.wecom.messages.sentTo('ZhangMin')
  expect(arrived).toHaveLength(30)
  expect(arrived.at(-1)?.text).toBe('第30条')
  await sandbox.advance(60_000)
  await send(sandbox, text('ZhangMin', '下一分钟'))
  expect(sandbox.wecom.messages.sentTo('ZhangMin')).toHaveLength(31)
})

test('a byte-identical body arrives once while the duplicate check is on', async () => {
  const sandbox = testSandbox()
  const message = {
    ...text('ZhangMin'),
    enable_duplicate_check: 1,
    duplicate_check_interval: 14400,
  }
  const first = await send(sandbox, message)
  const second = await send(sandbox, message)
  expect(second.msgid).toBe(first.msgid)
  expect(sandbox.wecom.messages.sentTo('ZhangMin')).toHaveLength(1)
  await sandbox.advance(14_400_000)
  await send(sandbox, message)
  expect(sandbox.wecom.messages.sentTo('ZhangMin')).toHaveLength(2)
})

test('members who cannot be reached come back in lower case, all of them are 81013', async () => {
  const sandbox = testSandbox()
  expect(await send(sandbox, text('ZhangMin|LiGuang|Nobody'))).toMatchObject({
    errcode: 0,
    invaliduser: 'liguang|nobody',
  })
  expect((await send(sandbox, text('LiGuang'))).errcode).toBe(81013)
})

test.each([
  ['no receiver', { ...text(''), touser: undefined }, 82001],
  ['another app’s agentid', { ...text('ZhangMin'), agentid: 7 }, 301002],
  ['no agentid', { ...text('ZhangMin'), agentid: undefined }, 40056],
  ['a task_id with a space', card({ task_id: 'a b' }), 42014],
  ['an interactive card without task_id', card({ task_id: undefined }), 42014],
  ['seven lines', card({ horizontal_content_list: Array(7).fill({ keyname: '员工' }) }), 40058],
  ['a line name of six', card({ horizontal_content_list: [{ keyname: '六个字的名称' }] }), 40058],
  ['a title of 37', card({ main_title: { title: '字'.repeat(37) } }), 40058],
  ['a notice title of three', notice({ title: '请核对' }), 40058],
  ['eleven items', notice({ content_item: Array(11).fill({ key: '甲', value: '乙' }) }), 40058],
  [
    'an item name of eleven',
    notice({ content_item: [{ key: '字'.repeat(11), value: '乙' }] }),
    40058,
  ],
  ['a mini-program that is not linked', notice({ appid: 'wx0' }), 40058],
])('%s is refused', async (_, message, errcode) => {
  const sandbox = testSandbox({ destinations: { wecom: 'http://jl.test/wecom' } })
  expect((await send(sandbox, message)).errcode).toBe(errcode)
})

test('a task_id works once in an app', async () => {
  const sandbox = testSandbox({ destinations: { wecom: 'http://jl.test/wecom' } })
  expect((await send(sandbox, card({}))).errcode).toBe(0)
  expect((await send(sandbox, card({}))).errcode).toBe(42014)
})

test('an interactive card needs a callback address', async () => {
  expect((await send(testSandbox(), card({}))).errcode).toBe(40058)
})

test('a text over 2048 bytes is cut at a whole character', async () => {
  const sandbox = testSandbox()
  await send(sandbox, text('ZhangMin', '字'.repeat(700)))
  expect(sandbox.wecom.messages.sentTo('ZhangMin')[0]?.text).toBe('字'.repeat(682))
})

test('an app made after 2022 reads no mobile number from the directory', async () => {
  const sandbox = testSandbox()
  const token = await tokenFor(sandbox)
  const member = await get(sandbox, `/cgi-bin/user/get?access_token=${token}&userid=ZhangMin`)
  expect(member).toMatchObject({ errcode: 0, name: '张敏', status: 1 })
  expect(Object.keys(member)).not.toEqual(expect.arrayContaining(['mobile']))
  const missing = await get(sandbox, `/cgi-bin/user/get?access_token=${token}&userid=Nobody`)
  expect(missing.errcode).toBe(60111)
  const hidden = await get(sandbox, `/cgi-bin/user/get?access_token=${token}&userid=LiGuang`)
  expect(hidden.errcode).toBe(60011)
})

test('only the contacts secret lists ids', async () => {
  const sandbox = testSandbox()
  async function listIds(secret: string): Promise<Answer> {
    const token = await tokenFor(sandbox, secret)
    const response = await sandbox.vendors.request(`/cgi-bin/user/list_id?access_token=${token}`, {
      method: 'POST',
      body: '{"limit":1}',
    })
    return (await response.json()) as Answer
  }
  expect((await listIds('app-secret')).errcode).toBe(48002)
  expect(await listIds('contacts-secret')).toMatchObject({
    dept_user: [{ userid: 'ZhangMin', department: 2 }],
    next_cursor: '1',
  })
})

test('a pushed event is signed and encrypted so that the published scheme opens it', async () => {
  const pushed: { url: URL; body: string }[] = []
  const sandbox = testSandbox({
    destinations: { wecom: 'http://jl.test/wecom' },
    fetch: async (url, init) => {
      pushed.push({ url: new URL(String(url)), body: String(init?.body) })
      return new Response('', { status: pushed.length < 3 ? 500 : 200 })
    },
  })
  const event = {
    MsgType: 'event',
    Event: 'change_contact',
    ChangeType: 'delete_user',
    UserID: 'LiGuang',
  }
  expect(await sandbox.callbacks.push(event)).toBe(true)
  expect(pushed).toHaveLength(3)
  const [{ url, body } = { url: new URL('http://none.test'), body: '' }] = pushed
  const encrypted = /<Encrypt><!\[CDATA\[(.*?)\]\]>/.exec(body)?.[1] ?? ''
  const { token, encodingAesKey } = sandbox.options.wecom.callback
  const { timestamp = '', nonce = '', msg_signature } = Object.fromEntries(url.searchParams)
  expect(getSignature(token, timestamp, nonce, encrypted)).toBe(msg_signature)
  const opened = decrypt(encodingAesKey, encrypted)
  expect(opened.id).toBe('ww0123456789abcdef')
  expect(opened.message).toContain('<ChangeType><![CDATA[delete_user]]></ChangeType>')
})

test('the vendor’s published callback example has its printed signature and plaintext', () => {
  const echo =
    'P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ=='
  expect(getSignature('QDG6eK', '1409659589', '263014780', echo)).toBe(
    '5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3',
  )
  const opened = decrypt('jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C', echo)
  expect(opened).toMatchObject({ message: '1616140317555161061', id: 'wx5823bf96d3bd56c7' })
})
