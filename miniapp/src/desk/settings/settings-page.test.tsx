import { cleanup, fireEvent, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  type DeskTest,
  openDeskPage,
  startDesk,
} from '../../../../tests/support/desk/open-desk.tsx'
import { dropSession } from '../../lib/session.ts'
import SettingsPage from './index.tsx'

let desk: DeskTest
beforeEach(() => {
  desk = startDesk()
})
afterEach(() => {
  cleanup()
  dropSession()
})
const open = () => openDeskPage(desk, <SettingsPage />)

test('every setting is told in words, with who changed what', async () => {
  const screen = open()
  await screen.sees('每天最多发几条短信')
  expect(screen.seen()).toContain('5000 条')
  expect(screen.seen()).toContain('系统自己的值 → 5000 条')
  expect(screen.seen()).toContain('何建')
})

test('a choice is changed by a press, saved, and stands in the history', async () => {
  const screen = open()
  await screen.sees('换下原来的联络人要经理同意')
  screen.press('修改：换下原来的联络人要经理同意')
  fireEvent.click(document.querySelectorAll('[role=radio]')[1] as Element)
  screen.press('保存')
  await screen.sees('已保存：换下原来的联络人要经理同意')
  expect(desk.api.desk.machine.settings.approveReplacements).toBe(false)
  expect(desk.api.desk.machine.history[0]).toMatchObject({ key: 'approveReplacements' })
})

test('what a setting cannot be is refused in words, and nothing is changed', async () => {
  const screen = open()
  await screen.sees('每天最多发几条短信')
  screen.press('修改：每天最多发几条短信')
  screen.type(0, '很多')
  screen.press('保存')
  await screen.sees('有一项没有填对')
  expect(desk.api.desk.machine.settings.smsDailyBudget).toBe(5000)
  screen.press('不改了')
  expect(screen.seen()).not.toContain('有一项没有填对')
})

test('what somebody else changed meanwhile is not overwritten, and is told', async () => {
  const screen = open()
  await screen.sees('每天最多发几条短信')
  screen.press('修改：每天最多发几条短信')
  const { machine } = desk.api.desk
  machine.settings = { ...machine.settings, smsDailyBudget: 8000 }
  screen.type(0, '6000')
  screen.press('保存')
  await screen.sees('刚才的内容已有变化')
  expect(machine.settings.smsDailyBudget).toBe(8000)
})

test('older changes are one press away, and the way back is there', async () => {
  desk.api.desk.machine.older = 'older'
  const screen = open()
  await screen.sees('改动记录')
  screen.press('下一页')
  await screen.sees('第 2 页')
  expect(desk.api.requests.at(-1)?.path).toBe('/api/desk/settings?cursor=older')
  screen.press('上一页')
  await screen.sees('第 1 页')
})

test('a year’s holidays are looked at before they are taken over', async () => {
  const screen = open()
  await screen.sees('放假通知公布后请上传')
  screen.press('上传 2027 年的安排')
  const fill = (value: string) =>
    fireEvent(
      document.querySelector('taro-textarea-core') as Element,
      new CustomEvent('input', { detail: { value }, bubbles: true }),
    )
  fill('2027-10-01')
  screen.press('先看看')
  await screen.sees('有 1 处看不懂，没有改动')
  expect(screen.seen()).not.toContain('就按这个')
  fill('2027-10-01~2027-10-07,休')
  screen.press('先看看')
  await screen.sees('5 个工作日放假，0 个周末上班，有 2 天和现在不一样')
  await screen.offers('就按这个')
  // another text is looked at again first
  fill('2027-10-01~2027-10-06,休')
  await screen.offers('先看看')
  expect(screen.seen()).not.toContain('就按这个')
  screen.press('先看看')
  await screen.offers('就按这个')
  screen.press('就按这个')
  await screen.sees('已换成新的 2027 年工作日历')
  expect(desk.api.desk.machine.calendars.years[0]).toMatchObject({ source: 'uploaded' })
})

test('a file as Excel in China writes it is read as well as one in UTF-8', async () => {
  const screen = open()
  await screen.sees('放假通知公布后请上传')
  screen.press('上传 2027 年的安排')
  await waitFor(() => expect(document.querySelector('taro-textarea-core textarea')).not.toBeNull())
  const line = '2027-10-01,'
  // 休
  const [utf8, gb18030] = [
    [0xe4, 0xbc, 0x91],
    [0xd0, 0xdd],
  ]
  for (const word of [utf8, gb18030]) {
    const bytes = new Uint8Array([...new TextEncoder().encode(line), ...word])
    const file = { arrayBuffer: async () => bytes.buffer }
    fireEvent.change(document.querySelector('input[type=file]') as Element, {
      target: { files: [file] },
    })
    await screen.offers('先看看')
    screen.press('先看看')
    await screen.sees('5 个工作日放假')
    expect(desk.api.requests.at(-1)?.body).toMatchObject({ text: `${line}休` })
  }
})
