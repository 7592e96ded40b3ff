import { cleanup, fireEvent, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fakeJoiner } from '../../../../tests/support/desk/fake-onboarding.ts'
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

test('HR lets a joiner pass for a time, with a reason, and takes it back', async () => {
  desk.api.desk.onboarding = fakeJoiner()
  const screen = open()
  await screen.sees('入职还没有完成')
  expect(screen.seen()).toContain('已在企业微信提醒本人 2 次')
  screen.press('暂免入职要求')
  screen.press('一个月')
  screen.press('暂免')
  await screen.sees('请写原因')
  const note = document.querySelectorAll('taro-textarea-core')[0]
  if (!note) throw new Error('nowhere to write the reason')
  fireEvent(note, new CustomEvent('input', { detail: { value: '在外地培训' }, bubbles: true }))
  screen.press('暂免')
  await screen.sees('入职暂免')
  const [asked] = desk.api.requests.filter(({ path }) => path.endsWith('/waiver'))
  expect(asked?.body).toMatchObject({ reason: '在外地培训' })
  screen.press('收回暂免')
  await screen.sees('入职还没有完成')
})

test('who works here already has nothing about joining on their page', async () => {
  const screen = open()
  await screen.sees('填写的联络人')
  expect(screen.seen()).not.toContain('入职')
})
