import { cleanup, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  type DeskTest,
  openDeskPage,
  startDesk,
} from '../../../../tests/support/desk/open-desk.tsx'
import { reLaunch } from '../../../../tests/support/taro-stub.ts'
import { dropSession } from '../../lib/session.ts'
import AuditPage from '../audit/index.tsx'
import HomePage from '../home/index.tsx'
import RolesPage from './index.tsx'

let desk: DeskTest
beforeEach(() => {
  desk = startDesk()
})
afterEach(() => {
  cleanup()
  dropSession()
})
const sent = (end: string) => desk.api.requests.filter(({ path }) => path.endsWith(end))

test('a role that was proposed is confirmed by another person with one press', async () => {
  const screen = openDeskPage(desk, <RolesPage />)
  await screen.sees('给周凯“人事专员”的角色')
  screen.press('同意')
  await screen.sees('已同意：给周凯“人事专员”的角色')
  await waitFor(() => expect(screen.seen()).not.toContain('不同意'))
  expect(sent('/rpr_1/decision')[0]?.body).toEqual({ approve: true })
})

test('a proposal names whom, which role and, for HR, the departments; what is missing is said', async () => {
  const screen = openDeskPage(desk, <RolesPage />)
  await screen.sees('提出一个角色')
  screen.press('提出一个角色')
  screen.press('提出，请另一位同事同意')
  await screen.sees('还差 2 项：给谁、角色')
  screen.press('人事专员')
  await screen.sees('哪些部门')
  screen.press('合肥品质部')
  screen.type(0, 'lisi')
  await screen.sees('李思远')
  document.querySelector<HTMLElement>('.hit')?.click()
  await screen.sees('李四，换一位')
  screen.press('提出，请另一位同事同意')
  await waitFor(() =>
    expect(desk.api.requests.find(({ method }) => method === 'POST')?.body).toEqual({
      employeeId: 'emp_11',
      role: 'hr',
      change: 'grant',
      departmentIds: ['dep_2'],
    }),
  )
})

test('audit says who did what, to whom and why', async () => {
  const screen = openDeskPage(desk, <AuditPage />)
  await screen.sees('查看了联络人的号码')
  for (const words of ['林晓', '李四', '短信没有答复，打电话核实'])
    expect(screen.seen()).toContain(words)
  expect(screen.seen()).not.toContain('con_11')
})

test.each([
  [['open_emergency'], '/desk/emergency/index'],
  [['decide_changes', 'open_emergency'], '/desk/approvals/index'],
  [['see_audit', 'grant_roles'], '/desk/audit/index'],
])('the desk of somebody with %j begins at %s', async (may, url) => {
  desk.api.desk.desk.may = may
  openDeskPage(desk, <HomePage />)
  await waitFor(() => expect(reLaunch.mock.calls.at(-1)?.[0].url).toBe(url))
})

test('somebody without a desk is told so, and led home', async () => {
  desk.api.desk.desk.may = []
  const screen = openDeskPage(desk, <HomePage />)
  await screen.sees('您现在没有工作台')
  screen.press('看我的紧急联络人')
  expect(reLaunch.mock.calls.at(-1)?.[0].url).toBe('/pages/contacts/index')
})
