import { cleanup } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  type DeskTest,
  openDeskPage,
  startDesk,
} from '../../../../tests/support/desk/open-desk.tsx'
import { navigateTo } from '../../../../tests/support/taro-stub.ts'
import { dropSession } from '../../lib/session.ts'
import { dropCard } from '../features/emergency/card-store.ts'
import EmergencyPage from './index.tsx'

let desk: DeskTest
beforeEach(() => {
  desk = startDesk()
})
afterEach(() => {
  cleanup()
  dropCard('emg_1')
  dropSession()
})
const open = () => openDeskPage(desk, <EmergencyPage />)
type Screen = ReturnType<typeof open>

async function find(screen: Screen, name: string): Promise<void> {
  await screen.sees('姓名、拼音、工号、部门都可以')
  screen.type(0, 'lisi')
  await screen.sees(name)
  const hit = [...document.querySelectorAll<HTMLElement>('.hit')].find((one) =>
    one.textContent?.includes(name),
  )
  hit?.click()
  await screen.sees('出了什么事？')
}

test('from the employee found the numbers are one press away', async () => {
  const screen = open()
  await find(screen, '李四')
  screen.press('工伤')
  await expect.poll(() => navigateTo.mock.calls.at(-1)?.[0].url).toBe('/desk/card/index?id=emg_1')
  expect(
    desk.api.requests.find(
      ({ method, path }) => method === 'POST' && path === '/api/desk/emergency',
    )?.body,
  ).toEqual({
    employeeId: 'emp_11',
    reason: '工伤',
  })
})

test('who may open no card is told so at once, and led on', async () => {
  desk.api.desk.desk = { ...desk.api.desk.desk, may: ['see_audit'] }
  const screen = open()
  await screen.sees('这一页不在您的工作范围里')
  await screen.sees('回到工作台')
})

test('a card that is open on another device, or was before this page was read anew, is led back to', async () => {
  desk.api.desk.emergency = { ...desk.api.desk.emergency, id: 'emg_9' }
  desk.api.desk.othersOpen = true
  const screen = open()
  await screen.sees('继续联系李四的家人')
  screen.press('继续联系李四的家人')
  expect(navigateTo.mock.calls.at(-1)?.[0].url).toBe('/desk/card/index?id=emg_9')
})

test('what is typed is looked for as it is, once typing pauses', async () => {
  const screen = open()
  await screen.sees('姓名、拼音、工号、部门都可以')
  screen.type(0, '李')
  screen.type(0, '李四')
  await screen.sees('工号 0718')
  const asked = desk.api.requests.filter(({ path }) => path.startsWith('/api/desk/employees'))
  expect(asked).toHaveLength(1)
})

test('another department’s employee is opened with a warning whom it is told', async () => {
  const screen = open()
  await find(screen, '李思远')
  expect(screen.seen()).toContain('打开后会马上告诉隐私专员，事后告诉本人')
})

test('the people found stay when the network goes', async () => {
  const screen = open()
  await screen.sees('姓名、拼音、工号、部门都可以')
  screen.type(0, 'lisi')
  await screen.sees('李四')
  desk.net.up = false
  screen.type(0, 'lisi0718')
  await screen.sees('网络不通。下面是刚才找到的人。')
  expect(screen.seen()).toContain('李四')
})

describe('more than five in an hour', () => {
  test('a second person is asked, and the reason can be pressed once they agreed', async () => {
    desk.api.refuse.set('POST /api/desk/emergency', { code: 'second_person_needed' })
    const screen = open()
    await find(screen, '李四')
    screen.press('失联')
    await screen.sees('请同事同意')
    screen.press('请同事同意')
    await screen.sees('已请同事同意')
    desk.api.desk.permits = desk.api.desk.permits.map((one) => ({ ...one, granted: true }))
    desk.api.refuse.clear()
    await expect.poll(() => screen.seen(), { timeout: 5_000 }).toContain('出了什么事？')
  }, 10_000)
  test('a colleague’s request waits here to be agreed to', async () => {
    desk.api.desk.permits = [
      {
        id: 'prm_2',
        requestedBy: '何强',
        requestedAt: '2026-11-23T02:12:00Z',
        expiresAt: '2026-11-23T03:12:00Z',
        granted: false,
        mine: false,
      },
    ]
    const screen = open()
    await screen.sees('何强要再打开紧急联系卡')
    screen.press('同意何强再打开 5 位')
    await expect.poll(() => screen.seen()).not.toContain('何强要再打开')
  })
})
