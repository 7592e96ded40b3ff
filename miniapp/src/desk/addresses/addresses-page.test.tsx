import { cleanup, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addressInUse } from '../../../../tests/support/desk/answer-office.ts'
import {
  type DeskTest,
  openDeskPage,
  startDesk,
} from '../../../../tests/support/desk/open-desk.tsx'
import { dropSession } from '../../lib/session.ts'
import AddressesPage from './index.tsx'

let desk: DeskTest
beforeEach(() => {
  desk = startDesk()
})
afterEach(() => {
  cleanup()
  dropSession()
})
const open = () => openDeskPage(desk, <AddressesPage />)
const sent = (method: string) => desk.api.requests.filter((one) => one.method === method)

test('a work address counts once the code that was sent there came back', async () => {
  const screen = open()
  await screen.sees('l***@example.cn')
  screen.press('换一个工作邮箱')
  screen.press('发验证码')
  await screen.sees('邮箱没有写完整')
  screen.type(0, 'linxiao@example.cn')
  screen.press('发验证码')
  await screen.sees('验证码已发到您的工作邮箱')
  screen.type(0, '123456')
  screen.press('核实')
  await waitFor(() => expect(sent('POST')[0]?.body).toEqual({ kind: 'email', code: '123456' }))
})

test('one that waits for its code is shown beside the one in use, with the way to its code', async () => {
  desk.api.desk.addresses.addresses.push({
    kind: 'email',
    masked: 'x***@example.cn',
    verified: false,
  })
  const screen = open()
  await screen.sees('l***@example.cn正在使用')
  await screen.sees('x***@example.cn还没核实')
  screen.press('填验证码')
  await screen.sees('验证码已发到您的工作邮箱')
})

test('the address in use, typed again, asks for no code', async () => {
  const screen = open()
  await screen.sees('l***@example.cn')
  screen.press('换一个工作邮箱')
  screen.type(0, addressInUse)
  screen.press('发验证码')
  await screen.sees('换一个工作邮箱')
  expect(screen.seen()).not.toContain('验证码')
})

test('what was typed is there again when the code did not come', async () => {
  const screen = open()
  await screen.sees('l***@example.cn')
  screen.press('换一个工作邮箱')
  screen.type(0, 'linxiao@example.cn')
  screen.press('发验证码')
  await screen.sees('验证码已发到')
  screen.press('没收到，重新填')
  await waitFor(() => expect(screen.value(0)).toBe('linxiao@example.cn'))
})

test('an address is removed after a question that says what is so afterwards', async () => {
  const screen = open()
  await screen.sees('l***@example.cn')
  screen.press('移除工作邮箱')
  await screen.sees('不会再发邮件给您')
  screen.press('保留')
  expect(sent('DELETE')).toEqual([])
  screen.press('移除工作邮箱')
  screen.press('移除')
  await waitFor(() => expect(screen.seen()).not.toContain('l***@example.cn'))
  expect(sent('DELETE').map(({ path }) => path)).toEqual(['/api/desk/work-addresses/email'])
})
