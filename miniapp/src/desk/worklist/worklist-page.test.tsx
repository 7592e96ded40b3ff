import { cleanup, fireEvent, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  type DeskTest,
  openDeskPage,
  startDesk,
} from '../../../../tests/support/desk/open-desk.tsx'
import { navigateTo, showPage } from '../../../../tests/support/taro-stub.ts'
import { dropSession } from '../../lib/session.ts'
import WorklistPage from './index.tsx'

let desk: DeskTest
beforeEach(() => {
  desk = startDesk()
})
afterEach(() => {
  // what was filtered stays for this browser; each test begins without
  const clear = [...document.querySelectorAll<HTMLElement>('[role=button]')].find(
    ({ textContent }) => textContent === '清除筛选',
  )
  if (clear) fireEvent.click(clear)
  cleanup()
  dropSession()
})
const open = () => openDeskPage(desk, <WorklistPage />)
const asked = () => desk.api.requests.filter(({ path }) => path.startsWith('/api/desk/worklist'))

test('the employee of whom nobody can be reached stands first, with what is wrong with each contact', async () => {
  const screen = open()
  await screen.sees('赵磊')
  const seen = screen.seen()
  expect(seen.indexOf('赵磊')).toBeLessThan(seen.indexOf('李四'))
  for (const words of ['没有保障', '没有一位联络人能用', '号码是空号', '逾期', '今天到期'])
    expect(seen).toContain(words)
})

test('how much waits is said in one line', async () => {
  await open().sees('8 条要跟进，1 条已逾期，4 条今天到期')
})

test('a browser gets a real table: headed columns, an employee a group of rows, sorted by a press', async () => {
  await open().sees('李四')
  const table = document.querySelector('table')
  expect(table?.querySelectorAll('tbody')).toHaveLength(6)
  expect(table?.querySelectorAll('th[scope=col]')).toHaveLength(8)
  expect(table?.querySelector('th[aria-sort=ascending]')?.textContent).toContain('为什么要跟进')
  const [due] = [...document.querySelectorAll('.tbl__sort')]
  if (due) fireEvent.click(due)
  await waitFor(() => expect(asked().at(-1)?.path).toContain('sort=due'))
})

test('the keyboard goes from row to row, opens, dials and follows up', async () => {
  await open().sees('李四')
  const key = (name: string) => fireEvent.keyDown(document.activeElement ?? document, { key: name })
  key('ArrowDown')
  key('ArrowDown')
  expect(document.activeElement?.textContent).toContain('赵*军')
  key('Enter')
  key('t')
  key('f')
  expect(navigateTo.mock.calls.map(([{ url }]) => url)).toEqual([
    '/desk/record/index?id=con_12',
    '/desk/record/index?id=con_12&step=call',
    '/desk/record/index?id=con_12&step=follow',
  ])
})

test('back from a record the keyboard is at its row, or at the one in its place when its work is done', async () => {
  const rows = () => [...document.querySelectorAll<HTMLElement>('.tbl__row')]
  await open().sees('李四')
  for (const name of ['ArrowDown', 'ArrowDown', 'Enter'])
    fireEvent.keyDown(document.activeElement ?? document, { key: name })
  const [, row, below] = rows()
  row?.blur()
  showPage()
  await waitFor(() => expect(document.activeElement).toBe(row))

  row?.blur()
  for (const item of desk.api.desk.worklist)
    item.alerts = item.alerts.filter(({ id }) => id !== row?.dataset.alert)
  showPage()
  await waitFor(() => expect(row?.isConnected).toBe(false))
  await waitFor(() => expect(document.activeElement).toBe(below))
  expect(rows().filter(({ tabIndex }) => tabIndex === 0)).toEqual([below])
})

test('an uncovered employee opens with everybody they named', async () => {
  const screen = open()
  await screen.sees('赵磊')
  screen.press('看赵磊的联络人')
  expect(navigateTo.mock.calls[0]?.[0].url).toBe('/desk/employee/index?id=emp_12')
})

describe('filtering', () => {
  test('a word is looked for once typing pauses, and nothing found has a way out', async () => {
    const screen = open()
    await screen.sees('李四')
    screen.type(0, '没有这个人')
    await screen.sees('没有符合的')
    screen.press('清除筛选')
    await screen.sees('李四')
  })
  test('by score goes by the company’s own line, in words and in what is asked', async () => {
    desk.api.desk.desk.alertLine = 7
    await open().sees('李四')
    const select = () => document.querySelector<HTMLSelectElement>('select[aria-label=评分]')
    await waitFor(() =>
      expect([...(select()?.options ?? [])].map(({ text }) => text)).toEqual([
        '不限',
        '7 分以下',
        '3 分以下',
      ]),
    )
    const found = select()
    if (found) fireEvent.change(found, { target: { value: 'line' } })
    await waitFor(() => expect(asked().at(-1)?.path).toContain('belowScore=7'))
  })
  test('a reason narrows the list down', async () => {
    const screen = open()
    await screen.sees('李四')
    const select = document.querySelector('select[aria-label=原因]')
    if (select) fireEvent.change(select, { target: { value: 'wrong_person' } })
    await waitFor(() => expect(screen.seen()).not.toContain('马晓东'))
    expect(asked().at(-1)?.path).toContain('reason=wrong_person')
  })
})

test('the list is turned by page, and back', async () => {
  desk.api.desk.pageSize = 2
  const screen = open()
  await screen.sees('第 1 页')
  screen.press('下一页')
  await screen.sees('孙倩')
  expect(screen.seen()).not.toContain('赵磊')
  expect(screen.seen()).toContain('8 条要跟进')
  screen.press('上一页')
  await screen.sees('赵磊')
})

test('nothing to do is said as such', async () => {
  desk.api.desk.worklist = []
  await open().sees('都办完了')
})

test('without a network what was shown stays, marked as possibly old', async () => {
  const screen = open()
  await screen.sees('李四')
  desk.net.up = false
  showPage()
  await screen.sees('看到的可能不是最新的')
  expect(screen.seen()).toContain('李四')
})

test('nothing shown yet and no network: says so and tries again', async () => {
  desk.net.up = false
  const screen = open()
  await screen.sees('没有打开')
  desk.net.up = true
  screen.press('再试一次')
  await screen.sees('李四')
})

test('who may not see it is told so, and led on', async () => {
  desk.api.refuse.set('GET /api/desk/worklist', { code: 'forbidden' })
  const screen = open()
  await screen.sees('这一页不在您的工作范围里')
  await screen.sees('回到工作台')
})
