import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildMiniapp } from '../support/build-miniapp.ts'
import { bundlePage, type Complaint } from './glass-easel/bundle-page.ts'
import { openScreens, type Screens } from './glass-easel/open-screens.ts'

let screens: Screens
let complaints: Complaint[]
beforeAll(async () => {
  const bundled = await bundlePage(await buildMiniapp('weapp'))
  complaints = bundled.complaints
  screens = await openScreens(bundled.html)
})
afterAll(() => screens?.close())

test('Tencent’s compiler has nothing to say against the desk’s templates', () => {
  expect(complaints.filter(({ file }) => file.startsWith('desk'))).toEqual([])
})

const pages = [
  ['worklist', '马晓东'],
  ['record/index?id=con_11', '检测：号码停机'],
  ['employee/index?id=emp_12', '填写的联络人'],
  ['approvals', '等您决定'],
  ['approval/index?id=crq_1', '同意更换'],
  ['emergency', '姓名、拼音、工号、部门都可以'],
  ['card/index?id=emg_1', '先打这个'],
  ['drills', '开始一次演练'],
  ['drill/index?id=drl_1', '各地点'],
  ['drill-card/index?id=drp_1', '接通先说'],
  ['dashboard', '评分分布'],
  ['roles', '现在的角色'],
  ['audit', '查看了联络人的号码'],
  ['held', '查看保存了什么'],
  ['system', '4 条预警还没有送到任何人'],
  ['directory', '已停下，没有改动'],
  ['roster', '花名册的位置不够'],
  ['imports', '开始询问'],
  ['exports', '台风前核对应急名单'],
  ['keys', '考勤系统'],
  ['addresses', '工作邮箱'],
  ['more', '我的紧急联络人'],
] as const

test.each([
  ['light', {}],
  ['dark', { dark: true }],
  ['large', { fontSizeSetting: 22 }],
] as const)('the desk’s pages are usable on a phone’s real templates, %s', async (look, given) => {
  for (const [page, words] of pages) {
    const phone = await screens.openPhone(given)
    const [name = ''] = page.split('/')
    await phone.open(`/desk/${page.includes('/') ? page : `${page}/index`}`)
    await phone.sees(words)
    await phone.inspect(`desk-${look}-${name}`)
    await phone.close()
  }
})

test('on a phone HR records a follow-up from below, and takes it back', async () => {
  const phone = await screens.openPhone()
  await phone.open('/desk/record/index?id=con_11&step=follow')
  await phone.press('没人接')
  await phone.sees('这条留在待办里')
  await phone.inspect('desk-follow-up')
  await phone.press('保存跟进')
  await phone.sees('已记下：电话，没人接')
  await phone.press('撤回')
  await phone.page.getByText('已记下').first().waitFor({ state: 'detached' })
  await phone.close()
})

test('found, reason, dial: two taps, and no answer leads to the next', async () => {
  const phone = await screens.openPhone()
  await phone.open('/desk/emergency/index')
  await phone.page.locator('input').last().fill('lisi')
  await phone.pass(300)
  await phone.press('李四')
  await phone.sees('出了什么事？')
  await phone.inspect('desk-emergency-reason')
  await phone.press('工伤')
  await phone.press('打给王桂芬')
  await phone.sees('打给王桂芬，通了吗？')
  await phone.inspect('desk-emergency-outcome')
  await phone.press('没人接')
  await phone.sees('现在打这个')
  await phone.inspect('desk-emergency-next')
  await phone.close()
})
