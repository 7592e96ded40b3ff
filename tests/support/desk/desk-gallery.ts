import type { FakeApi } from '../fake-api.ts'
import { type DeskExhibit, press, see } from './desk-exhibit.ts'
import { drillExhibits } from './drill-exhibits.ts'
import { fakePreview } from './fake-files.ts'
import { fakeJoiner } from './fake-onboarding.ts'

/** Every page of the desk, in the states that differ to the eye. */
export const deskGallery: readonly DeskExhibit[] = [
  { name: 'worklist', route: 'worklist/index', reach: see('马晓东') },
  {
    name: 'worklist-done',
    route: 'worklist/index',
    prepare: (api) => {
      api.desk.worklist = []
    },
    reach: see('都办完了'),
  },
  { name: 'record', route: 'record/index?id=con_11', reach: see('检测：号码停机') },
  {
    name: 'record-reason',
    route: 'record/index?id=con_11&step=call',
    reach: see('为什么要看号码'),
  },
  {
    name: 'record-number',
    route: 'record/index?id=con_11&step=call',
    async reach(page) {
      await press(page, '跟进这条预警')
      await see('137 0000 9012')(page)
    },
  },
  {
    name: 'record-follow',
    route: 'record/index?id=con_11&step=follow',
    async reach(page) {
      await page.getByRole('radio', { name: '没人接' }).filter({ visible: true }).first().click()
      await see('这条留在待办里')(page)
    },
  },
  { name: 'employee', route: 'employee/index?id=emp_12', reach: see('填写的联络人') },
  {
    name: 'employee-joiner',
    route: 'employee/index?id=emp_12',
    prepare: (api) => {
      api.desk.onboarding = fakeJoiner()
    },
    reach: see('入职还没有完成'),
  },
  { name: 'approvals', route: 'approvals/index', reach: see('等您决定') },
  { name: 'approval', route: 'approval/index?id=crq_1', reach: see('同意更换') },
  {
    name: 'approval-refuse',
    route: 'approval/index?id=crq_1',
    async reach(page) {
      await press(page, '不同意')
      await see('确定不同意')(page)
    },
  },
  {
    name: 'emergency',
    route: 'emergency/index',
    async reach(page) {
      await page.getByLabel('找员工').last().fill('lisi')
      await see('李思远')(page)
    },
  },
  {
    name: 'emergency-reason',
    route: 'emergency/index',
    async reach(page) {
      await page.getByLabel('找员工').last().fill('lisi')
      await page.getByText('李思远').first().click()
      await see('出了什么事')(page)
    },
  },
  { name: 'card', route: 'card/index?id=emg_1', reach: see('先打这个') },
  {
    name: 'card-outcome',
    route: 'card/index?id=emg_1',
    prepare: (api) => pressed(api, 'dialled'),
    reach: see('通了吗'),
  },
  {
    name: 'card-next',
    route: 'card/index?id=emg_1',
    prepare: (api) => pressed(api, 'no_answer'),
    reach: see('现在打这个'),
  },
  { name: 'dashboard', route: 'dashboard/index', reach: see('评分分布') },
  {
    name: 'dashboard-tables',
    route: 'dashboard/index',
    async reach(page) {
      await press(page, '评分分布：看表格')
      await press(page, '有效比例，按月：看表格')
      await see('2025 年 12 月')(page)
    },
  },
  {
    name: 'campaign-start',
    route: 'campaigns/index',
    async reach(page) {
      await press(page, '给部门发提醒')
      await see('开始提醒')(page)
    },
  },
  { name: 'campaign', route: 'campaign/index?id=cmp_1', reach: see('一周内答复的员工') },
  ...drillExhibits,
  { name: 'roles', route: 'roles/index', reach: see('现在的角色') },
  { name: 'audit', route: 'audit/index', reach: see('工伤') },
  { name: 'held', route: 'held/index', reach: see('查看保存了什么') },
  { name: 'system', route: 'system/index', reach: see('4 条预警还没有送到任何人') },
  {
    name: 'system-quiet',
    route: 'system/index',
    prepare: (api) => {
      api.desk.system = { undelivered: 0, undeliveredTo: [], givenUp: 0, warnings: [] }
      const delivered = { day: '2026-11-23', state: 'delivered', seconds: 6, code: null } as const
      api.desk.machine.operations.canary = { state: 'ok', hour: 10, minutes: 15, days: [delivered] }
    },
    reach: see('没有送不到人的预警'),
  },
  { name: 'directory', route: 'directory/index', reach: see('已停下，没有改动') },
  {
    name: 'directory-leavers',
    route: 'directory/index',
    async reach(page) {
      await press(page, '确认这些人都离职了')
      await see('返回，先去核对')(page)
    },
  },
  { name: 'roster', route: 'roster/index', reach: see('139****0299') },
  { name: 'imports', route: 'imports/index', reach: see('开始询问') },
  { name: 'upload', route: 'upload/index?id=upl_1', reach: see('乙方') },
  {
    name: 'upload-preview',
    route: 'upload/index?id=upl_1',
    prepare: (api) => {
      api.desk.files.upload = { ...api.desk.files.upload, state: 'ready', preview: fakePreview }
    },
    reach: see('E000001'),
  },
  { name: 'exports', route: 'exports/index', reach: see('台风前核对应急名单') },
  { name: 'keys', route: 'keys/index', reach: see('考勤系统') },
  {
    name: 'keys-issued',
    route: 'keys/index',
    async reach(page) {
      await press(page, '发一个密钥')
      await page.getByLabel('给哪个系统').last().fill('薪酬系统')
      await page.getByRole('checkbox', { name: '写入薪酬手机号' }).last().click()
      await press(page, '发密钥')
      await see('只显示这一次')(page)
    },
  },
  { name: 'settings', route: 'settings/index', reach: see('每天最多发几条短信') },
  {
    name: 'settings-calendar',
    route: 'settings/index',
    async reach(page) {
      await press(page, '上传 2027 年的安排')
      await page.getByLabel('2027 年的放假和调休').last().fill('2027-10-01~2027-10-07,休,国庆节')
      await press(page, '先看看')
      await see('请再核对一下')(page)
    },
  },
  {
    name: 'settings-change',
    route: 'settings/index',
    async reach(page) {
      await press(page, '修改：个别运营商的确认方式')
      await see('不改了')(page)
    },
  },
  { name: 'addresses', route: 'addresses/index', reach: see('工作邮箱') },
  { name: 'more', route: 'more/index', reach: see('大字显示') },
]

function pressed(api: FakeApi, outcome: 'dialled' | 'no_answer'): void {
  const [first, ...others] = api.desk.emergency.contacts
  if (!first) return
  const made = { id: 'out_1', outcome, by: '林晓', at: '2026-11-23T02:12:00Z' }
  api.desk.emergency = {
    ...api.desk.emergency,
    contacts: [{ ...first, outcomes: [made] }, ...others],
  }
}
