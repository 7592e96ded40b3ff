import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CallbackEnvelope, WecomEvent } from '../../api/_src/ports/wecom-callbacks.ts'
import type { WecomCard } from '../../api/_src/ports/wecom-cards.ts'
import { createWecom, type Wecom } from '../../api/_src/providers/wecom/index.ts'
import { type ServedSandbox, serveSandbox } from '../sandbox/serve-sandbox.ts'
import type { Sandbox } from '../sandbox/world.ts'
import { wecomOptions } from '../support/provider-options.ts'
import { sandboxOptions, testSandbox } from '../support/sandbox-fixture.ts'
import { createTestCore, type TestCore } from '../support/test-core.ts'

const HOUR = 3_600_000
let core: TestCore
let sandbox: Sandbox
let served: ServedSandbox
let wecom: Wecom
/** What the stand-in pushed, opened by the product's own port; `statuses` says how the product answers. */
let pushed: (WecomEvent | null)[] = []
let statuses: number[] = []

beforeAll(async () => {
  core = await createTestCore()
})
afterAll(() => core.close())
beforeEach(async () => {
  pushed = []
  statuses = []
  const members = [
    ...sandboxOptions.wecom.members,
    { userid: 'LinXiao', name: '林晓', departmentIds: [2] },
  ]
  sandbox = testSandbox({
    wecom: { ...sandboxOptions.wecom, members },
    destinations: { wecom: 'http://jl.test/wecom' },
    fetch: async (url, init) => {
      const query = Object.fromEntries(new URL(String(url)).searchParams) as CallbackEnvelope
      pushed.push(wecom.wecomCallbacks?.openEvent(query, String(init?.body)) ?? null)
      return new Response('', { status: statuses.shift() ?? 200 })
    },
  })
  served = await serveSandbox(sandbox)
  wecom = createWecom({ ...wecomOptions(served), memberPerMinute: 10_000 }, core)
})
afterEach(async () => {
  await wecom.close()
  await served.close()
})

const card: WecomCard = {
  taskId: 'dlv_1',
  source: '紧联',
  sourceNote: '要您跟进',
  title: '李四的联络人评分 5.2，请跟进',
  desc: '号码停机，187 天没有确认',
  text: '可能存在号码停机或联络人未确认的情况',
  rows: [{ key: '联络人', value: '母亲 137****9012' }],
  buttons: [
    { text: '已电话确认', style: 'main', key: 'reached' },
    { text: '号码无效', style: 'plain_danger', key: 'number_dead' },
    { text: '查看', style: 'plain', page: 'desk/alert/index?id=alr_1' },
  ],
  page: 'desk/alert/index?id=alr_1',
}
const send = async (more: Partial<WecomCard> = {}, userid = 'ZhangMin') =>
  (await wecom.wecomCards.send({ userid, card: { ...card, ...more } })).responseCode ?? ''
const update = (responseCode: string, text = '已跟进', userids = ['ZhangMin']) =>
  wecom.wecomCards.update({ userids, responseCode, change: { kind: 'button', text } })
const shown = (userid = 'ZhangMin') => sandbox.wecom.messages.sentTo(userid).at(-1)
const press = (key = 'reached', userid = 'ZhangMin', taskId = 'dlv_1') =>
  sandbox.control.request('/wecom/presses', {
    method: 'POST',
    body: JSON.stringify({ taskId, userid, key }),
  })

test('a card arrives as it was meant, with a code that changes it', async () => {
  expect(await send()).toMatch(/^\S{20,}$/)
  expect(shown()).toMatchObject({
    title: card.title,
    text: `${card.desc}\n${card.text}`,
    lines: card.rows,
    page: card.page,
    card: {
      taskId: 'dlv_1',
      source: '紧联 · 要您跟进',
      buttons: [
        { text: '已电话确认', style: 1, key: 'reached' },
        { text: '号码无效', style: 4, key: 'number_dead' },
        { text: '查看', key: null, url: 'https://jl.example.cn/h5#/desk/alert/index?id=alr_1' },
      ],
    },
  })
})

test('a card without buttons has no code', async () => {
  expect(
    await wecom.wecomCards.send({ userid: 'ZhangMin', card: { ...card, buttons: [] } }),
  ).toEqual({ responseCode: null })
})

test('a card sent again after a lost answer arrives once', async () => {
  sandbox.faults.add({ target: 'wecom', fault: 'reset_after', times: 1, action: 'message/send' })
  await expect(send()).rejects.toMatchObject({ kind: 'uncertain' })
  await send()
  expect(sandbox.wecom.messages.sentTo('ZhangMin')).toHaveLength(1)
})

test('cards and messages share one pace per member', async () => {
  const slow = createWecom({ ...wecomOptions(served), memberPerMinute: 5 }, core)
  await slow.wecomCards.send({ userid: 'LinXiao', card })
  const content = { title: '紧急联络人已确认', description: '', items: [], page: 'pages/index' }
  await expect(slow.wecomMessages.send({ userid: 'LinXiao', content })).rejects.toMatchObject({
    kind: 'unavailable',
    code: 'member_paced',
  })
  await slow.close()
})

describe('a code changes the card', () => {
  test('to one grey button, once', async () => {
    const code = await send()
    await update(code)
    expect(shown()?.card?.replacedWith).toBe('已跟进')
    await expect(update(code, '又一次')).rejects.toMatchObject({ kind: 'rejected', code: '40058' })
    expect(shown()?.card?.replacedWith).toBe('已跟进')
  })

  test('to another card with or without buttons', async () => {
    const responseCode = await send()
    const done = { ...card, sourceNote: '已跟进', title: '已了结', buttons: [] }
    const change = { kind: 'card', card: done } as const
    await wecom.wecomCards.update({ userids: ['ZhangMin'], responseCode, change })
    expect(shown()).toMatchObject({
      title: '已了结',
      card: { cardType: 'text_notice', source: '紧联 · 已跟进', buttons: [], taskId: 'dlv_1' },
    })
  })

  test('for a day, not longer', async () => {
    const [inTime, tooLate] = [await send(), await send({ taskId: 'dlv_2' })]
    await sandbox.advance(24 * HOUR - 1)
    await update(inTime)
    await sandbox.advance(1)
    await expect(update(tooLate)).rejects.toMatchObject({ kind: 'rejected' })
    expect(shown()?.card?.replacedWith).toBeNull()
  })

  test('only of those who have it', async () => {
    await expect(update(await send(), '已跟进', ['LinXiao'])).rejects.toMatchObject({
      kind: 'rejected',
      code: 'no_such_member',
    })
  })

  test('an invented code changes nothing', async () => {
    await send()
    await expect(update('invented')).rejects.toMatchObject({ kind: 'rejected' })
  })
})

describe('a press', () => {
  test('reaches the product encrypted, with a fresh code that changes the card', async () => {
    const first = await send()
    expect(await (await press()).json()).toEqual({ answered: true })
    const [event] = pushed
    expect(event).toMatchObject({
      event: 'template_card_event',
      userid: 'ZhangMin',
      taskId: 'dlv_1',
      eventKey: 'reached',
      cardType: 'button_interaction',
      createdAt: new Date(sandbox.now()),
      fields: { AgentID: '1000002' },
    })
    expect(event?.responseCode).not.toBe(first)
    await update(event?.responseCode ?? '')
    expect(shown()?.card?.replacedWith).toBe('已跟进')
  })

  test('is brought three times in all while the product does not take it, each time the same', async () => {
    await send()
    statuses = [500, 503, 500, 500]
    expect(await (await press()).json()).toEqual({ answered: false })
    expect(pushed).toHaveLength(3)
    expect(new Set(pushed.map((event) => event?.key)).size).toBe(1)
    expect(new Set(pushed.map((event) => event?.responseCode)).size).toBe(1)
  })

  test('on an old card still comes', async () => {
    await send()
    await sandbox.advance(30 * 24 * HOUR)
    expect((await press('number_dead')).status).toBe(201)
    await update(pushed[0]?.responseCode ?? '')
  })

  test('needs the card and a button that is still there', async () => {
    const code = await send()
    expect((await press('reached', 'LinXiao')).status).toBe(404)
    expect((await press('invented')).status).toBe(409)
    await update(code)
    expect((await press()).status).toBe(409)
    expect(pushed).toHaveLength(0)
  })
})

test('cards, their codes and their changes survive a restart of the stand-ins', async () => {
  const [changed, other] = [await send(), await send({ taskId: 'dlv_2' })]
  await update(changed)
  const state = JSON.parse(JSON.stringify(sandbox.snapshot()))
  sandbox.restore(state)
  const [first] = sandbox.wecom.messages.sentTo('ZhangMin')
  expect(first?.card?.replacedWith).toBe('已跟进')
  await update(other)
  expect(shown()?.card?.replacedWith).toBe('已跟进')
})
