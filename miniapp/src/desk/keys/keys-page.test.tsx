import { cleanup, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fakeKeyText } from '../../../../tests/support/desk/fake-api-keys.ts'
import {
  type DeskTest,
  openDeskPage,
  startDesk,
} from '../../../../tests/support/desk/open-desk.tsx'
import { setClipboardData } from '../../../../tests/support/taro-stub.ts'
import { dropSession } from '../../lib/session.ts'
import KeysPage from './index.tsx'

let desk: DeskTest
beforeEach(() => {
  desk = startDesk()
})
afterEach(() => {
  cleanup()
  dropSession()
})
const open = () => openDeskPage(desk, <KeysPage />)
const posted = () => desk.api.requests.filter(({ method }) => method === 'POST')

test('the administrator reads which system holds a key, what it may do and when it was last used', async () => {
  const screen = open()
  await screen.sees('考勤系统')
  for (const words of ['jlk_Kq8rT2mVxa', '写入考勤手机号', '最近使用', '已换新', '已停用'])
    expect(screen.seen()).toContain(words)
})

test('a key is issued for a system and what it needs, shown once with a way to copy it, then never again', async () => {
  const screen = open()
  await screen.sees('发一个密钥')
  screen.press('发一个密钥')
  screen.press('发密钥')
  await screen.sees('还差 2 项：哪个系统、能做什么')
  screen.type(0, '薪酬系统')
  screen.press('写入薪酬手机号')
  screen.press('1 年')
  screen.press('发密钥')
  await screen.sees('只显示这一次')
  expect(posted()[0]?.body).toEqual({
    system: '薪酬系统',
    scopes: ['payroll:write'],
    expiresInDays: 365,
  })
  expect(screen.seen()).toContain(fakeKeyText)
  screen.press('复制密钥')
  await waitFor(() => expect(setClipboardData.mock.calls[0]?.[0].data).toBe(fakeKeyText))
  screen.press('已经存好，不再显示')
  await waitFor(() => expect(screen.seen()).not.toContain(fakeKeyText))
})

test('a key is replaced while the old one works on, and ended only after asking', async () => {
  const screen = open()
  await screen.sees('换新密钥')
  screen.press('给考勤系统换新密钥')
  screen.press('再用 1 天')
  screen.press('发新密钥')
  await screen.sees('只显示这一次')
  expect(posted()[0]).toMatchObject({
    path: '/api/desk/api-keys/key_1/rotate',
    body: { overlapDays: 1 },
  })
  screen.press('停用考勤系统的密钥 jlk_Kq8rT2mVxa')
  await screen.sees('也不能恢复')
  expect(posted()).toHaveLength(1)
  screen.press('确定停用')
  await waitFor(() => expect(posted()[1]?.path).toBe('/api/desk/api-keys/key_1/revoke'))
})
