import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { buildMiniapp } from '../support/build-miniapp.ts'
import { normalCheck } from '../support/fake-api.ts'
import { fakeContact, stepsUntil } from '../support/fake-contact.ts'
import { aPhone, keysOf, loginsOf, type Phone } from './vm/phone.ts'
import { type Miniapp, startMiniapp } from './vm/start-miniapp.ts'

let dist = ''
let started: Miniapp[] = []
beforeAll(async () => {
  dist = await buildMiniapp('weapp')
})
afterEach(() => {
  const troubles = started.flatMap((mini) => mini.troubles)
  started = []
  expect(troubles).toEqual([])
})

async function start(phone: Phone, url?: string): Promise<Miniapp> {
  const mini = await startMiniapp(dist, phone, url)
  started.push(mini)
  return mini
}

const number = '13700009012'
const asked = (phone: Phone) => phone.api.requests.map(({ path }) => path)

describe('logging in', () => {
  test('inside WeCom wx.qy.login does it, once; a closed mini-program opens logged in', async () => {
    const phone = aPhone()
    const mini = await start(phone)
    expect(mini.text()).toContain('您还没有紧急联络人')
    expect(phone.sent[0]).toMatchObject({
      method: 'POST',
      path: '/api/sessions/wecom-mini',
      body: { code: 'qy-code' },
    })
    await start(phone)
    expect(loginsOf(phone)).toBe(1)
  })

  test('outside WeCom nothing is asked, and the employee is told where to open it', async () => {
    const phone = aPhone({ insideWecom: false })
    const mini = await start(phone)
    expect(mini.text()).toContain('请在企业微信里打开')
    expect(phone.sent).toEqual([])
  })
})

describe('adding a contact', () => {
  test('three fields, the number’s answer on leaving it, a submit, and steps that move as they happen', async () => {
    const phone = aPhone()
    const mini = await start(phone)
    await mini.press('添加第一位联络人')
    await mini.type('姓名', '王秀兰')
    await mini.press('母亲')
    await mini.type('手机号', number)
    expect(asked(phone)).not.toContain('/api/number-checks')
    await mini.leave('手机号')
    expect(mini.text()).toContain('号码正常 · 中国移动 · 江苏苏州')

    await mini.press('保存，并请对方确认')
    expect(keysOf(phone)).toEqual([expect.stringMatching(/^.{16,}$/)])
    expect(phone.api.contacts).toMatchObject([{ name: '王秀兰', relation: '母亲', phone: number }])
    expect(mini.route()).toBe('pages/progress/index')
    expect(mini.text()).toContain('核对号码进行中')

    const [contact] = phone.api.contacts
    if (!contact) throw new Error('nothing was saved')
    contact.steps = stepsUntil('delivered')
    await mini.advance(2_000)
    expect(mini.text()).toContain('短信已送达')
    expect(mini.text()).not.toContain('联络人信息已验证通过')

    Object.assign(contact, { state: 'valid', counts: true, steps: stepsUntil('confirmed') })
    await mini.advance(2_000)
    expect(mini.text()).toContain('联络人信息已验证通过')
    expect(mini.text()).toContain('您现在有 1 位已确认的紧急联络人')
  })

  test('what is missing is named, and nothing is sent', async () => {
    const phone = aPhone()
    const mini = await start(phone, '/pages/edit/index')
    await mini.type('姓名', '王秀兰')
    await mini.press('保存，并请对方确认')
    expect(mini.text()).toContain('还差 2 项：关系、号码')
    expect(keysOf(phone)).toEqual([])
  })

  test('a number nobody has is refused in the field, and another may be typed at once', async () => {
    const phone = aPhone()
    phone.api.checks.set('13700000000', { ...normalCheck, status: 'vacant' })
    const mini = await start(phone, '/pages/edit/index')
    await mini.type('手机号', '13700000000')
    await mini.leave('手机号')
    expect(mini.text()).toContain('该号码为空号，请重新输入')
    await mini.type('手机号', number)
    expect(mini.text()).not.toContain('该号码为空号')
    await mini.leave('手机号')
    expect(mini.text()).toContain('号码正常')
  })
})

test('a correction leaves as POST with an override, for wx.request knows no PATCH', async () => {
  const phone = aPhone()
  phone.api.contacts = [fakeContact({ id: 'con_1' })]
  const mini = await start(phone)
  await mini.press('王秀兰')
  await mini.press('改姓名或关系')
  await mini.type('姓名', '王秀英')
  await mini.press('保存')
  expect(phone.api.contacts[0]?.name).toBe('王秀英')
  expect(phone.sent.find(({ headers }) => headers['x-http-method-override'])).toMatchObject({
    method: 'POST',
    path: '/api/contacts/con_1',
  })
})

test('the six digits that a contact reads out are sent as the last one is typed', async () => {
  const phone = aPhone()
  phone.api.contacts = [fakeContact({ id: 'con_1', steps: stepsUntil('delivered') })]
  const mini = await start(phone, '/pages/progress/index?id=con_1')
  await mini.press('填写对方的验证码')
  await mini.typeOnly('40712')
  expect(asked(phone)).not.toContain('/api/contacts/con_1/code')
  await mini.typeOnly('407123')
  expect(mini.route()).toBe('pages/progress/index')
  expect(phone.api.contacts[0]?.screenProofAt).toBeTruthy()
})

describe('asking how it stands', () => {
  test('the first time after two seconds, then ever more rarely up to thirty, and no more once it is settled', async () => {
    const phone = aPhone()
    phone.api.contacts = [fakeContact({ id: 'con_1', steps: stepsUntil('delivered') })]
    const mini = await start(phone, '/pages/progress/index?id=con_1')
    const looks = () => phone.sent.filter(({ path }) => path === '/api/contacts/con_1').length
    const looksWithin = async (milliseconds: number) => {
      const before = looks()
      await mini.advance(milliseconds)
      return looks() - before
    }
    expect(await looksWithin(2_000)).toBe(1)
    await mini.advance(120_000)
    expect(await looksWithin(60_000)).toBe(2)

    Object.assign(phone.api.contacts[0] ?? {}, { state: 'valid', steps: stepsUntil('confirmed') })
    expect(await looksWithin(30_000)).toBe(1)
    expect(mini.text()).toContain('联络人信息已验证通过')
    // the list is read once more for the coverage
    await mini.advance(1_000)
    expect(await looksWithin(600_000)).toBe(0)
  })

  test('a page out of sight asks nothing', async () => {
    const phone = aPhone()
    phone.api.contacts = [fakeContact({ id: 'con_1' })]
    const mini = await start(phone)
    await mini.press('王秀兰')
    expect(mini.route()).toBe('pages/progress/index')
    await mini.goBack()
    const before = phone.sent.length
    await mini.advance(600_000)
    expect(phone.sent).toHaveLength(before)
  })
})
