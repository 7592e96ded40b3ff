import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Contact } from '../../shared/contact.ts'
import { buildMiniapp } from '../support/build-miniapp.ts'
import { normalCheck } from '../support/fake-api.ts'
import { fakeContact, stepsUntil } from '../support/fake-contact.ts'
import { bundlePage, type Complaint } from './glass-easel/bundle-page.ts'
import { openScreens, type ScreenPhone, type Screens } from './glass-easel/open-screens.ts'

let screens: Screens
let complaints: Complaint[]
beforeAll(async () => {
  const bundled = await bundlePage(await buildMiniapp('weapp'))
  complaints = bundled.complaints
  screens = await openScreens(bundled.html)
})
afterAll(() => screens?.close())

const submit = '保存，并请对方确认'
const moved = (phone: ScreenPhone, part: Partial<Contact>) =>
  phone.page.evaluate((change) => {
    Object.assign(window.host.api.contacts[0] ?? {}, change)
  }, part)
const given = (phone: ScreenPhone, contacts: Contact[]) =>
  phone.page.evaluate((all) => {
    window.host.api.contacts = all
  }, contacts)

test('Tencent’s compiler has nothing to say against the templates', () => {
  expect(complaints).toEqual([])
})

test.each([
  ['light', {}],
  ['dark', { dark: true }],
  ['large', { fontSizeSetting: 22 }],
])('on real templates a contact is named and watched until the proof, %s', async (name, look) => {
  const phone = await screens.openPhone(look)
  await phone.inspect(`${name}-first-visit`)
  await phone.press('添加第一位联络人')
  await phone.field('name').fill('王秀兰')
  await phone.press('母亲')
  await phone.field('phone').fill('127')
  await phone.sees('没有 127 开头的手机号。请检查前三位。')
  await phone.field('phone').fill('13700009012')
  await phone.field('phone').blur()
  await phone.sees('号码正常 · 中国移动 · 江苏苏州')
  await phone.inspect(`${name}-edit`)

  await phone.press(submit)
  await phone.sees('核对号码')
  await moved(phone, { steps: stepsUntil('delivered') })
  await phone.pass(2_000)
  await phone.sees('短信已送达')
  await phone.inspect(`${name}-progress`)
  await moved(phone, { state: 'valid', counts: true, steps: stepsUntil('confirmed') })
  await phone.pass(2_000)
  await phone.sees('联络人信息已验证通过')
  await phone.inspect(`${name}-done`)

  await phone.press('完成')
  await phone.sees('再添一位，更稳妥。')
  await phone.inspect(`${name}-list`)
  await phone.close()
})

test('a form that cannot be saved says why, where it is, and keeps what was typed', async () => {
  const phone = await screens.openPhone()
  await phone.open('/pages/edit/index')
  await phone.inspect('form-empty')
  await phone.press(submit)
  await phone.sees('还差 3 项')
  await phone.inspect('form-missing')

  await phone.page.evaluate(
    (vacant) => {
      window.host.api.checks.set('13700000000', vacant)
    },
    { ...normalCheck, status: 'vacant' as const },
  )
  await phone.field('name').fill('王秀兰')
  await phone.press('母亲')
  await phone.field('phone').fill('13700000000')
  await phone.field('phone').blur()
  await phone.sees('该号码为空号，请重新输入')
  await phone.inspect('form-vacant')

  await phone.field('phone').fill('13700009012')
  await phone.page.evaluate(() => {
    window.host.network = 'down'
  })
  await phone.press(submit)
  await phone.sees('网络不通，还没有保存。您填的内容还在，请再按一次。')
  await phone.inspect('form-no-network')
  expect(await phone.field('phone').inputValue()).toBe('13700009012')
  await phone.close()
})

const stuck = (
  reached: Contact['steps'][number]['name'],
  name: Contact['steps'][number]['name'],
  hint: string,
) =>
  stepsUntil(reached).map((step) =>
    step.name === name ? { name, state: 'failed' as const, hint } : step,
  )

test.each<[string, Partial<Contact>, string]>([
  [
    'draft',
    { state: 'draft', steps: stuck('submitted', 'checked', '请充值后点“重新检测”。') },
    '重新检测',
  ],
  [
    'unanswered',
    { state: 'unanswered', steps: stuck('delivered', 'confirmed', '请提醒对方。') },
    '重新发送短信',
  ],
  [
    'declined',
    {
      state: 'invalid',
      cause: 'declined',
      steps: stuck('delivered', 'confirmed', '可以先和对方商量。'),
    },
    '对方未同意，请换一位联络人',
  ],
])('a contact that is %s has one clear way on', async (name, part, words) => {
  const phone = await screens.openPhone()
  await given(phone, [fakeContact({ id: 'con_1', ...part })])
  await phone.open('/pages/progress/index?id=con_1')
  await phone.sees(words)
  await phone.inspect(`progress-${name}`)
  await phone.close()
})

test('five contacts with long names, their order, and the code that one reads out', async () => {
  const phone = await screens.openPhone({ fontSizeSetting: 22 })
  const states = ['valid', 'due', 'pending', 'unanswered', 'draft'] as const
  await given(
    phone,
    states.map((state, index) =>
      fakeContact({
        id: `con_${index + 1}`,
        name: '欧阳'.repeat(5),
        relation: '兄弟姐妹',
        order: index + 1,
        state,
        steps: stepsUntil('delivered'),
      }),
    ),
  )
  await phone.open('/pages/contacts/index')
  await phone.sees('最多 5 位')
  await phone.inspect('list-five')
  await phone.open('/pages/reorder/index')
  await phone.sees('保存顺序')
  await phone.inspect('reorder')
  await phone.open('/pages/code/index?id=con_3')
  await phone.sees('填满 6 位自动核对')
  await phone.page.locator('input').last().fill('407')
  await phone.inspect('code')
  await phone.close()
})
