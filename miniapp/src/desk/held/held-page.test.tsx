import { cleanup, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  type DeskTest,
  openDeskPage,
  startDesk,
} from '../../../../tests/support/desk/open-desk.tsx'
import { dropSession } from '../../lib/session.ts'
import HeldPage from './index.tsx'

let desk: DeskTest
beforeEach(() => {
  desk = startDesk()
})
afterEach(() => {
  cleanup()
  dropSession()
})

test('what is held is shown for a number and a reason, and the number is in no address', async () => {
  const screen = openDeskPage(desk, <HeldPage />)
  await screen.sees('对方的手机号')
  screen.press('查看保存了什么')
  await screen.sees('请填对方的手机号')
  screen.type(0, '13700009012')
  screen.type(1, '本人打总机要求查看')
  screen.press('查看保存了什么')
  await screen.sees('王桂芬')
  await screen.sees('对方用验证码确认了')
  const [asked] = desk.api.requests.filter((one) => one.method === 'POST')
  expect(asked?.body).toEqual({ phone: '13700009012', reason: '本人打总机要求查看' })
  expect(desk.api.requests.every(({ path }) => !path.includes('9012'))).toBe(true)
})

test('without a network it says so, and what was typed stays', async () => {
  const screen = openDeskPage(desk, <HeldPage />)
  await screen.sees('对方的手机号')
  screen.type(0, '13700009012')
  screen.type(1, '本人要求')
  desk.net.up = false
  screen.press('查看保存了什么')
  await waitFor(() => screen.sees('网络不通，没有查到'))
})
