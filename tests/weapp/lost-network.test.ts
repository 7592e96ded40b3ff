import { beforeAll, expect, test } from 'vitest'
import { buildMiniapp } from '../support/build-miniapp.ts'
import { aPhone, keysOf, loginsOf, type Phone } from './vm/phone.ts'
import { type Miniapp, startMiniapp } from './vm/start-miniapp.ts'

let dist = ''
beforeAll(async () => {
  dist = await buildMiniapp('weapp')
})

const number = '13700009012'
const submit = '保存，并请对方确认'

async function fillForm(phone: Phone): Promise<Miniapp> {
  const mini = await startMiniapp(dist, phone, '/pages/edit/index')
  await mini.type('姓名', '王秀兰')
  await mini.press('母亲')
  await mini.type('手机号', number)
  await mini.leave('手机号')
  return mini
}

test.each([
  ['the question', 'down'],
  ['the answer', 'answer_lost'],
] as const)(
  '%s lost: what was typed stays, the second press carries the same key, and one contact is saved',
  async (_what, network) => {
    const phone = aPhone()
    const mini = await fillForm(phone)
    phone.network = network
    await mini.press(submit)
    expect(mini.text()).toContain('网络不通，还没有保存。您填的内容还在，请再按一次。')
    expect([mini.valueOf('姓名'), mini.valueOf('手机号')]).toEqual(['王秀兰', number])

    phone.network = 'up'
    await mini.press(submit)
    expect(mini.route()).toBe('pages/progress/index')
    const [first, second, ...more] = keysOf(phone)
    expect(first).toBeTruthy()
    expect(second).toBe(first)
    expect(more).toEqual([])
    expect(phone.api.contacts).toHaveLength(1)
  },
)

test('even when the mini-program was closed meanwhile, the form is as it was and saved once', async () => {
  const phone = aPhone()
  const mini = await fillForm(phone)
  phone.network = 'answer_lost'
  await mini.press(submit)

  phone.network = 'up'
  const again = await startMiniapp(dist, phone, '/pages/edit/index')
  expect([again.valueOf('姓名'), again.valueOf('手机号')]).toEqual(['王秀兰', number])
  await again.press(submit)
  expect(keysOf(phone)).toHaveLength(2)
  expect(new Set(keysOf(phone)).size).toBe(1)
  expect(phone.api.contacts).toHaveLength(1)
})

test('a form that was changed in between is another submit', async () => {
  const phone = aPhone()
  const mini = await fillForm(phone)
  phone.network = 'down'
  await mini.press(submit)
  phone.network = 'up'
  await mini.press('父亲')
  await mini.press(submit)
  expect(new Set(keysOf(phone)).size).toBe(2)
  expect(phone.api.contacts).toMatchObject([{ relation: '父亲' }])
})

test('an impatient second press while the first is under way is no second submit', async () => {
  const phone = aPhone()
  const mini = await fillForm(phone)
  await Promise.all([mini.press(submit), mini.press(submit)])
  expect(keysOf(phone)).toHaveLength(1)
})

test('a session that ended is renewed unseen, and the same submit goes through', async () => {
  const phone = aPhone()
  const mini = await fillForm(phone)
  phone.api.validTokens.clear()
  await mini.press(submit)
  expect(mini.route()).toBe('pages/progress/index')
  expect(loginsOf(phone)).toBe(2)
  expect(keysOf(phone)).toHaveLength(2)
  expect(new Set(keysOf(phone)).size).toBe(1)
  expect(phone.api.contacts).toHaveLength(1)
})
