import { cleanup } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  type DeskTest,
  openDeskPage,
  startDesk,
} from '../../../../tests/support/desk/open-desk.tsx'
import { navigateTo } from '../../../../tests/support/taro-stub.ts'
import { dropSession } from '../../lib/session.ts'
import RosterPage from './index.tsx'

let desk: DeskTest
beforeEach(() => {
  desk = startDesk()
})
afterEach(() => {
  cleanup()
  dropSession()
})
const open = () => openDeskPage(desk, <RosterPage />)

test('HR reads whose roster differs, in what, and what to do; the employee is one press away', async () => {
  const screen = open()
  await screen.sees('李思远 SZ-002211')
  expect(screen.seen()).toContain('孙*七 · 兄弟姐妹 · 139****0299')
  expect(screen.seen()).toContain('花名册里的号码不在紧急联络人中，请和员工核对')
  expect(screen.seen()).toContain('花名册的位置不够')
  screen.press('打开联络人：李思远')
  expect(navigateTo).toHaveBeenLastCalledWith({ url: '/desk/employee/index?id=emp_12' })
})

test('where nothing differs it says so', async () => {
  desk.api.desk.sources.roster = { employees: [], nextCursor: null }
  await open().sees('花名册和这里的联络人没有不一致。')
})

test('a company with many differences is read page by page', async () => {
  desk.api.desk.sources.roster.nextCursor = 'more'
  const screen = open()
  await screen.sees('李思远 SZ-002211')
  screen.press('下一页')
  await screen.sees('第 2 页')
  expect(desk.api.requests.at(-1)?.path).toBe('/api/desk/roster-conflicts?cursor=more')
})
