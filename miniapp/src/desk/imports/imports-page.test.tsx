import { cleanup, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  type DeskTest,
  openDeskPage,
  startDesk,
} from '../../../../tests/support/desk/open-desk.tsx'
import { navigateTo } from '../../../../tests/support/taro-stub.ts'
import { dropSession } from '../../lib/session.ts'
import ExportsPage from '../exports/index.tsx'
import UploadPage from '../upload/index.tsx'
import ImportsPage from './index.tsx'

let desk: DeskTest
beforeEach(() => {
  desk = startDesk()
})
afterEach(() => {
  cleanup()
  dropSession()
})
const sent = (end: string) => desk.api.requests.filter(({ path }) => path.endsWith(end))
const openUpload = () => openDeskPage(desk, <UploadPage />, { id: 'upl_1' })

test('开始询问 says whom it will ask and when, and begins only at the second press', async () => {
  const screen = openDeskPage(desk, <ImportsPage />)
  await screen.sees('12,000 名员工，21,000 位联络人')
  screen.press('开始询问')
  await screen.sees('11 月 25 日上午 9 点起，依次给 21,000 位联络人发短信。开始之后不能撤销。')
  expect(sent('/imports/start')).toEqual([])
  screen.press('确定，开始询问')
  await screen.sees('已通知员工。11 月 25 日上午 9 点起')
  expect(sent('/imports/start')[0]?.body).toEqual({ importIds: ['imp_1'] })
  await screen.sees('没有等待的名册')
})

test('what is staged is taken back with one press', async () => {
  const screen = openDeskPage(desk, <ImportsPage />)
  await screen.offers('撤销最近一次暂存')
  screen.press('撤销最近一次暂存')
  await screen.sees('已撤销，员工、号码和联络人都恢复到暂存之前')
  expect(sent('/imp_1/undo')).toHaveLength(1)
})

test('an upload that waits for a person leads to its page', async () => {
  const screen = openDeskPage(desk, <ImportsPage />)
  await screen.sees('十一月名册.xlsx')
  await screen.sees('等您说明列')
  document.querySelectorAll<HTMLElement>('.btn--row')[0]?.click()
  await waitFor(() =>
    expect(navigateTo.mock.calls.at(-1)?.[0].url).toBe('/desk/upload/index?id=upl_1'),
  )
})

test('what nobody recognised is asked, and nothing goes on before each is told', async () => {
  const screen = openUpload()
  await screen.sees('没有认出这些内容在哪一列：紧急联络人 1、联系电话 1')
  screen.press('按这样继续')
  await screen.sees('还有 1 列没有选')
  expect(sent('/mapping')).toEqual([])
})

test('a file in which no heading was found is told of, for its letters may be broken', async () => {
  const { columns } = desk.api.desk.files.upload
  for (const column of columns?.columns ?? []) column.heading = ''
  const screen = openUpload()
  await screen.sees('没有找到写列名的那一行')
  await screen.sees('没有列名')
})

test('the preview says what would change, shows what is hostile as words, and stages at a press', async () => {
  desk.api.desk.files.upload.state = 'reading'
  desk.api.desk.files.upload.progress = { phase: 'checking', done: 6_000, total: 12_000 }
  const reading = openUpload()
  await reading.sees('正在逐行核对，6,000 / 12,000，50%')
  await reading.sees('可以关掉这一页')
  cleanup()

  desk.api.answer({
    method: 'PUT',
    path: '/api/desk/uploads/upl_1/mapping',
    headers: { authorization: 'Bearer token-0' },
    body: {},
  })
  const screen = openUpload()
  await screen.sees('会改变什么（12,161 行）')
  for (const words of ['其中将离职', '需要人看的 356 处', '<script>卢辉奇</script>', '谭*'])
    expect(screen.seen()).toContain(words)
  expect(document.querySelector('script')).toBeNull()
  screen.press('确认暂存')
  await screen.sees('已暂存：新员工 120 人')
  expect(sent('/confirm')).toHaveLength(1)
})

test('an upload that failed says why, and leads back', async () => {
  Object.assign(desk.api.desk.files.upload, { state: 'failed', failure: '表格超过 200 列。' })
  const screen = openUpload()
  await screen.sees('表格超过 200 列。')
  await screen.sees('回到导入名册')
})

test('a full export is asked for with a reason, and decided by another person', async () => {
  const screen = openDeskPage(desk, <ExportsPage />)
  await screen.sees('台风前核对应急名单')
  screen.press('申请完整的名单')
  screen.press('申请，请隐私专员决定')
  await screen.sees('请把原因写清楚')
  expect(sent('/exports').filter(({ method }) => method === 'POST')).toEqual([])
  screen.press('同意，24 小时内有效')
  await screen.sees('已同意：苏州二车间，320 行')
  expect(sent('/exp_1/decision')[0]?.body).toEqual({ approve: true })
})

test('an export whose reason went with time shows none', async () => {
  for (const one of desk.api.desk.files.exports.exports) one.reason = ''
  const screen = openDeskPage(desk, <ExportsPage />)
  await screen.sees('苏州二车间，320 行')
  expect(screen.seen()).not.toContain('原因：')
})
