import { cleanup, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  type DeskTest,
  openDeskPage,
  startDesk,
} from '../../../../tests/support/desk/open-desk.tsx'
import { dropSession } from '../../lib/session.ts'
import EmployeePage from './index.tsx'

let desk: DeskTest
beforeEach(() => {
  desk = startDesk()
  desk.api.desk.record.followUps = []
})
afterEach(() => {
  cleanup()
  dropSession()
  localStorage.clear()
})
const open = () => openDeskPage(desk, <EmployeePage />, { id: 'emp_12' })

test('what is done for an employee without anybody is on their page, and can be taken back there', async () => {
  const screen = open()
  await screen.sees('发现：没有一位联络人能用')
  screen.press('员工会更正')
  screen.press('保存跟进')
  await screen.sees('已记下：电话，员工会更正')
  screen.press('撤回')
  await waitFor(() => expect(screen.seen()).not.toContain('已记下'))
  await screen.sees('（已撤回）')
})

test('a follow-up that closed the alert can still be taken back', async () => {
  const screen = open()
  await screen.sees('保存跟进')
  desk.api.desk.employee.alerts = []
  screen.press('核实无误')
  screen.press('保存跟进')
  await screen.sees('已记下：电话，核实无误')
  await waitFor(() => expect(screen.seen()).not.toContain('保存跟进'))
  expect(screen.seen()).toContain('撤回')
})
