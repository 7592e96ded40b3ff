import { cleanup, fireEvent, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  type DeskTest,
  openDeskPage,
  startDesk,
} from '../../../../tests/support/desk/open-desk.tsx'
import { reLaunch } from '../../../../tests/support/taro-stub.ts'
import { dropSession } from '../../lib/session.ts'
import { noFilters } from '../features/worklist/filters.ts'
import { keepFilters, readFilters } from '../features/worklist/kept-filters.ts'
import DashboardPage from './index.tsx'

let desk: DeskTest
beforeEach(() => {
  desk = startDesk()
})
afterEach(() => {
  cleanup()
  dropSession()
})
const open = () => openDeskPage(desk, <DashboardPage />)

test('coverage is one number, with how many lack somebody and the way to them', async () => {
  const screen = open()
  await screen.sees('94.6%')
  for (const words of ['12,000 人中的 11,352 人', '看没有保障的 648 人', '高风险 1,926 位（8.9%）'])
    expect(screen.seen()).toContain(words)
})

test('every picture has its numbers as a table', async () => {
  const screen = open()
  await screen.sees('评分分布')
  const pictures = [...document.querySelectorAll('.picture')]
  const labels = [...document.querySelectorAll('[aria-label$="：看表格"]')].map(
    (one) => one.getAttribute('aria-label') ?? '',
  )
  expect(labels).toHaveLength(pictures.length)
  for (const label of labels) screen.press(label)
  const tables = [...document.querySelectorAll('table')]
  expect(tables).toHaveLength(pictures.length)
  for (const table of tables) {
    expect(table.querySelector('caption')?.textContent).toBeTruthy()
    expect(table.querySelectorAll('th[scope=col]').length).toBeGreaterThan(1)
    expect(table.querySelectorAll('th[scope=row]').length).toBeGreaterThan(0)
  }
  for (const words of ['2025 年 12 月', '71.4%', '9–10 分', '9,440'])
    expect(screen.seen()).toContain(words)
})

test('the five effects say where they began, where they are, and how they are counted', async () => {
  const screen = open()
  await screen.sees('效果')
  for (const words of ['15.2%', '2.4%', '目标 3.0%', '还没量', '1,600 小时', '每条跟进按 6 分钟计'])
    expect(screen.seen()).toContain(words)
})

test('how soon somebody dials from an emergency card, and how many never did', async () => {
  const screen = open()
  await screen.sees('紧急联系：多快打出第一个电话')
  for (const words of ['46 次', '其中 3 次没有打电话', '90.7%', '24 秒'])
    expect(screen.seen()).toContain(words)
})

test('before the first month and the first import nothing is pretended', async () => {
  const dialling = { opened: 0, dialled: 0, medianSeconds: null, withinMinute: 0 }
  desk.api.desk.dashboard = {
    ...desk.api.desk.dashboard,
    validity: [],
    baselineAt: null,
    dialling,
  }
  const screen = open()
  await screen.sees('满一个月后会有')
  await screen.sees('还没有导入过数据，没有起点')
  await screen.sees('最近 12 个月没有打开过紧急联系卡')
})

test('those of whom nobody can be reached are what the worklist shows then, of the department at hand', async () => {
  const screen = open()
  await screen.sees('看没有保障的 648 人')
  const [department] = desk.api.desk.dashboard.departments
  const select = document.querySelector('select[aria-label=部门]')
  if (select) fireEvent.change(select, { target: { value: department?.id } })
  await waitFor(() => expect(desk.api.requests.at(-1)?.path).toContain('departmentId='))
  screen.press('看没有保障的 648 人')
  expect(reLaunch.mock.calls.at(-1)?.[0].url).toBe('/desk/worklist/index')
  expect(readFilters()).toEqual({ ...noFilters, reason: 'uncovered', departmentId: department?.id })
  keepFilters(noFilters)
})
